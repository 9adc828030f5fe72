import { tokenise } from '#text';
import { ascending, common, type Pair } from './common.js';

/** Which paragraph of a state became which of the next one: pairs of places, in the order of the next state. */
export type Matching = readonly Pair[];

/** Half of the shorter one must be kept, or… */
const PART = 0.5;
/** …a tenth of the longer one: what stands in the same place with less in common was written anew. */
const SAME = 0.1;
/** Most of it must be kept for a paragraph to have been moved rather than written anew. */
const MOVED = 0.6;
/** A phrase of fewer words than that is found anywhere. */
const SHORTEST_MOVE = 4;

/** Says which paragraphs are which; by the words they share in order, and then, for what is left, wherever it stands. */
export const match = (before: readonly string[], after: readonly string[]): Matching => {
  const alike = common(before, after);
  const inPlace = [...alike, ...mostAlike(sharedIn(before, after, alike))];
  const left = (count: number, used: ReadonlySet<number>): number[] =>
    Array.from({ length: count }, (_, i) => i).filter((i) => !used.has(i));
  const gone = left(before.length, new Set(inPlace.map(([i]) => i)));
  const fresh = left(after.length, new Set(inPlace.map(([, j]) => j)));
  return [...inPlace, ...movedAmong(before, after, gone, fresh)].sort(byPlace);
};

const byPlace = ([, a]: Pair, [, b]: Pair): number => a - b;

/** How many words two paragraphs share, of how many each has. */
interface Shared {
  readonly pair: Pair;
  readonly words: number;
  readonly shorter: number;
  readonly longer: number;
}

const wordsOf = (paragraph: string): string[] =>
  tokenise(paragraph)
    .map(({ word }) => word)
    .filter((word) => word !== '\n');

/** The words shared in order by the paragraphs between those that did not change. */
const sharedIn = (before: readonly string[], after: readonly string[], alike: readonly Pair[]): Shared[] => {
  const ends: Pair[] = [...alike, [before.length, after.length]];
  return ends.flatMap(([a, b], n) => {
    const [fromA, fromB] = ends[n - 1] ?? [-1, -1];
    return sharedBetween(before.slice(fromA + 1, a), after.slice(fromB + 1, b)).map(({ pair: [i, j], ...rest }) => ({
      pair: [fromA + 1 + i, fromB + 1 + j] as const,
      ...rest,
    }));
  });
};

const sharedBetween = (before: readonly string[], after: readonly string[]): Shared[] => {
  if (before.length === 0 || after.length === 0) return [];
  const [a, b] = [before.map(wordsOf), after.map(wordsOf)];
  const [placesA, placesB] = [a, b].map((lists) => lists.flatMap((words, n) => words.map(() => n)));
  const count = new Map<string, number>();
  for (const [i, j] of common(a.flat(), b.flat())) {
    const pair = `${placesA?.[i] ?? 0} ${placesB?.[j] ?? 0}`;
    count.set(pair, (count.get(pair) ?? 0) + 1);
  }
  return [...count].map(([key, words]) => {
    const [i = 0, j = 0] = key.split(' ').map(Number);
    const lengths = [a[i]?.length ?? 0, b[j]?.length ?? 0];
    return { pair: [i, j], words, shorter: Math.min(...lengths), longer: Math.max(...lengths) };
  });
};

/** Who shares most is taken first; nobody is taken twice. */
const mostAlike = (shared: readonly Shared[]): Pair[] =>
  eachOnce(
    shared
      .filter(({ words, shorter, longer }) => words >= PART * shorter || words >= SAME * longer)
      .sort((x, y) => y.words - x.words)
      .map(({ pair }) => pair),
  );

const eachOnce = (pairs: readonly Pair[]): Pair[] => {
  const [before, after] = [new Set<number>(), new Set<number>()];
  return pairs.filter(([i, j]) => {
    if (before.has(i) || after.has(j)) return false;
    before.add(i);
    after.add(j);
    return true;
  });
};

const movedAmong = (
  before: readonly string[],
  after: readonly string[],
  gone: readonly number[],
  fresh: readonly number[],
): Pair[] => {
  const words = new Map(gone.map((i) => [i, wordsOf(before[i] ?? '')]));
  const likes = fresh.flatMap((j) => {
    const these = wordsOf(after[j] ?? '');
    return gone.flatMap((i) => {
      const those = words.get(i) ?? [];
      const longer = Math.max(these.length, those.length);
      if (longer < SHORTEST_MOVE || Math.min(these.length, those.length) < MOVED * longer) return [];
      const share = common(those, these).length / longer;
      return share >= MOVED ? [{ pair: [i, j] as const, share }] : [];
    });
  });
  return eachOnce(likes.sort((x, y) => y.share - x.share).map(({ pair }) => pair));
};

/** Of these places, in the order in which they are to stand, the most that need not move. */
export const staying = (places: readonly number[]): Set<number> =>
  new Set(ascending(places.map((place, i): Pair => [i, place])).map(([, place]) => place));
