import { creditedTo, stampsAt, stands, struckBy, type Stamp, type Weave } from './weave.js';
import { wordOf } from './words.js';

/** What became of words between two states: words moved away are struck where they stood and moved here where they stand. */
export type Fate = 'kept' | 'inserted' | 'struck' | 'moved-here' | 'moved-away';

/** Words in a row that met one fate by one act. */
export interface ComparedRun {
  readonly fate: Fate;
  /** Every blank explicit but that of the first word: those of a state, concatenated and normalised, are its wording. */
  readonly text: string;
  /** What put them there. */
  readonly put?: Stamp;
  /** What struck them, if they do not stand any more. */
  readonly struck?: Stamp;
  /** Who first wrote what was moved here, or came out of another question. */
  readonly first?: Stamp;
}

/**
 * Two states of one weave, word by word: nothing is diffed or guessed, the weave knows. Either may be the earlier one; what
 * came and went between them is not shown.
 */
export const compare = (weave: Weave, from: number, to: number): ComparedRun[] => {
  const [before, after] = [stampsAt(weave, from), stampsAt(weave, to)];
  const [was, is] = [from < weave.opened ? 0 : before, to < weave.opened ? 0 : after];
  const words = weave.texts.flatMap((text, place) => {
    const [put = 0, gone = 0] = [weave.put[place], weave.gone[place]];
    const fate = fateOf(stands(weave.stamps, put, gone, was), stands(weave.stamps, put, gone, is));
    const first = weave.stamps[put]?.moved ?? put;
    return fate ? [{ text, put, gone: struckBy(weave.stamps, gone, Math.max(was, is)), first, fate }] : [];
  });
  markMoves(words);
  return runsOf(weave, words);
};

const fateOf = (stood: boolean, stands: boolean): Fate | undefined =>
  stood ? (stands ? 'kept' : 'struck') : stands ? 'inserted' : undefined;

/** A word that stands in one of the states, with the places of the stamps that put it in, struck it and first wrote it. */
interface Compared {
  readonly text: string;
  readonly put: number;
  readonly gone: number;
  readonly first: number;
  fate: Fate;
}

/** How many words in a row must agree before a place is held to be where a passage came from; short of that, any will do. */
const SURE = 4;

/** What was moved keeps its first author, and that says where it came from: the same word by the same act, of a like passage. */
const markMoves = (words: readonly Compared[]): void => {
  const gone = words.filter(({ fate }) => fate === 'struck');
  const come = words.filter(({ fate }) => fate === 'inserted');
  const places = new Map<string, number[]>();
  gone.forEach((one, i) => {
    places.set(keyOf(one), [...(places.get(keyOf(one)) ?? []), i]);
  });
  let next = 0;
  come.forEach((one, i) => {
    const free = (places.get(keyOf(one)) ?? []).filter((place) => gone[place]?.fate === 'struck');
    const sure = free.includes(next) ? next : free.find((place) => agreeing(gone, place, come, i) >= SURE);
    const source = gone[sure ?? free[0] ?? -1];
    if (!source) return;
    source.fate = 'moved-away';
    one.fate = 'moved-here';
    next = gone.indexOf(source) + 1;
  });
};

const keyOf = ({ text, first }: Compared): string => `${String(first)} ${text.trim().toLowerCase()}`;

const agreeing = (gone: readonly Compared[], place: number, come: readonly Compared[], at: number): number => {
  let length = 0;
  for (; length < SURE; length += 1) {
    const [a, b] = [gone[place + length], come[at + length]];
    if (!a || !b || keyOf(a) !== keyOf(b)) break;
  }
  return length;
};

const runsOf = (weave: Weave, words: readonly Compared[]): ComparedRun[] => {
  const runs: { text: string; readonly last: Compared }[] = [];
  words.forEach((one, i) => {
    const text = i === 0 ? wordOf(one.text).word : one.text;
    const open = runs.at(-1);
    if (open && alike(open.last, one)) open.text += text;
    else runs.push({ text, last: one });
  });
  return runs.map(({ text, last }) => ({ fate: last.fate, text, ...stamped(weave, last) }));
};

const alike = (a: Compared, b: Compared): boolean => a.fate === b.fate && a.put === b.put && a.gone === b.gone;

const stamped = (weave: Weave, { put, gone, first }: Compared): Pick<ComparedRun, 'put' | 'struck' | 'first'> => {
  const [by, out] = [weave.stamps[put], weave.stamps[gone]];
  const author = first === put && !by?.origin ? undefined : creditedTo(weave, first);
  return {
    ...(by && { put: by }),
    ...(gone > 0 && out && { struck: out }),
    ...(author && { first: author }),
  };
};
