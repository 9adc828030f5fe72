import { comparedIn, type Between, type Compared, type Fate } from './compared.js';
import type { Bracket } from './edges.js';
import { markMoves } from './moved-words.js';
import { creditedTo, stampAt, type Stamp, type Weave } from './weave.js';
import { wordOf } from './words.js';

/** Words in a row that met one fate by one act; or an end of a bracket, without words. */
export interface ComparedRun {
  readonly fate: Fate;
  /** Every blank explicit but that of the first word: those of a state, concatenated and normalised, are its wording. */
  readonly text: string;
  readonly bracket?: Bracket;
  /** What put them there. */
  readonly put?: Stamp;
  /** What struck or settled them, if they do not stand any more. */
  readonly struck?: Stamp;
  /** Who first wrote what was moved here, or came out of another question. */
  readonly first?: Stamp;
}

/**
 * Two states of one weave, word by word: nothing is diffed or guessed, the weave knows. Either may be the earlier one; what
 * came and went between them is not shown.
 */
export const compare = (weave: Weave, from: number, to: number): ComparedRun[] =>
  from > to ? compare(weave, to, from).map(mirrored) : compareAll([{ question: '', weave, from, to }]).flat();

/** The same of several questions that came out of one another: a word that went from one to another was moved. */
export const compareAll = (all: readonly Between[]): ComparedRun[][] => {
  const compared = all.map((one) => ({ ...one, words: comparedIn(one) }));
  markMoves(compared.flatMap(({ words }) => words));
  return compared.map(({ weave, words }) => runsOf(weave, words));
};

/** What is told of a run by whoever goes the other way. */
export const mirrored = (run: ComparedRun): ComparedRun => ({ ...run, fate: BACK[run.fate] });

const BACK: Readonly<Record<Fate, Fate>> = {
  ...{ kept: 'kept', inserted: 'struck', struck: 'inserted' },
  ...{ 'moved-here': 'moved-away', 'moved-away': 'moved-here' },
};

const runsOf = (weave: Weave, words: readonly Compared[]): ComparedRun[] => {
  const runs: { text: string; readonly last: Compared }[] = [];
  const head = words.find(({ bracket }) => !bracket);
  for (const one of words) {
    const text = one === head ? wordOf(one.text).word : one.text;
    const open = runs.at(-1);
    if (open && alike(open.last, one)) open.text += text;
    else runs.push({ text, last: one });
  }
  return runs.map(({ text, last }) => ({
    ...{ fate: last.fate, text },
    ...(last.bracket && { bracket: last.bracket }),
    ...stamped(weave, last),
  }));
};

const alike = (a: Compared, b: Compared): boolean =>
  a.fate === b.fate && a.put === b.put && a.gone === b.gone && !a.bracket && !b.bracket;

const stamped = (weave: Weave, { put, gone, first }: Compared): Pick<ComparedRun, 'put' | 'struck' | 'first'> => {
  const [by, out] = [stampAt(weave, put), gone > 0 ? stampAt(weave, gone) : undefined];
  const author = first === put && !weave.stamps[put]?.origin ? undefined : creditedTo(weave, first);
  return { ...(by && { put: by }), ...(out && { struck: out }), ...(author && { first: author }) };
};
