import { edgesOf, type Bracket } from './edges.js';
import { writtenKey } from './opening.js';
import type { Named } from './split.js';
import { originOf, stampsAt, stands, struckBy, type Weave } from './weave.js';

/** What became of words between two states: words moved away are struck where they stood and moved here where they stand. */
export type Fate = 'kept' | 'inserted' | 'struck' | 'moved-here' | 'moved-away';

/** A question's wording at two revisions of its text, the earlier one first; it was not there where one is left out. */
export interface Between extends Named {
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** A word that stands in one of the states, with the places of the stamps that put it in, struck it and first wrote it. */
export interface Compared {
  /** Empty where it is the end of a bracket. */
  readonly text: string;
  readonly bracket?: Bracket;
  readonly put: number;
  readonly gone: number;
  readonly first: number;
  /** By which it is known again where it was moved to: the same word by the same act, or the same end of a bracket. */
  readonly key: string;
  fate: Fate;
}

/** The words of two states, in the order in which they stand or stood. */
export const comparedIn = (one: Between): Compared[] => {
  const { weave } = one;
  const [was, is] = [stampsThen(weave, one.from), stampsThen(weave, one.to)];
  const edges = edgesOf(weave, was, is);
  const compared = comparing(one, one.to === undefined ? weave.stamps.length : Math.max(was, is));
  const all: (Compared | undefined)[] = [];
  for (let place = 0; place <= weave.texts.length; place += 1) {
    for (const { stood, stays, bracket, ...stamps } of edges.get(place) ?? [])
      all.push(compared({ text: '', bracket, ...stamps }, stood, stays));
    const [text, put = 0, gone = 0] = [weave.texts[place], weave.put[place], weave.gone[place]];
    const stoodAt = (many: number): boolean => stands(weave.stamps, put, gone, many);
    if (text !== undefined) all.push(compared({ text, put, gone }, stoodAt(was), stoodAt(is)));
  }
  return all.filter((word) => word !== undefined);
};

const stampsThen = (weave: Weave, revision = -1): number => (revision < weave.opened ? 0 : stampsAt(weave, revision));

type Met = Pick<Compared, 'text' | 'bracket' | 'put' | 'gone'>;

/** What struck a word is told as it was when there were so many stamps. */
const comparing = ({ question, weave }: Between, until: number) => {
  const known = new Map<number, string>();
  const written = (first: number): string => {
    const key = known.get(first) ?? JSON.stringify(writtenKey(originOf(weave, first, question)));
    known.set(first, key);
    return key;
  };
  return (met: Met, stood: boolean, stays: boolean): Compared | undefined => {
    const fate = fateOf(stood, stays);
    if (!fate) return undefined;
    const first = weave.stamps[met.put]?.moved ?? met.put;
    const key = met.bracket
      ? `${met.bracket.span} ${met.bracket.edge}`
      : met.text.trim().toLowerCase() + written(first);
    return { ...met, gone: struckBy(weave.stamps, met.gone, until), first, key, fate };
  };
};

const fateOf = (stood: boolean, stays: boolean): Fate | undefined =>
  stood ? (stays ? 'kept' : 'struck') : stays ? 'inserted' : undefined;
