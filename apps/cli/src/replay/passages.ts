import type { Pair } from './common.js';
import { spoken, type State } from './states.js';

/** So many words in a row were moved and not written again (TEXT: moves). */
export const PASSAGE = 4;
/** A formula stands in many places: so many of them are looked at. */
const MOST_TRIED = 16;

interface Passage {
  readonly from: number;
  readonly to: number;
  readonly length: number;
}

/** Passages that went from anywhere in a state to anywhere in the next one, the longest first, word by word. */
export const movedPassages = (
  before: State,
  after: State,
  isFollowed: (word: number) => boolean,
  taken: ReadonlySet<number>,
): Pair[] => {
  const gone = folded(before, isFollowed);
  const fresh = folded(after, (word) => taken.has(word));
  const used = [new Set<number>(), new Set<number>()] as const;
  return passagesIn(gone, fresh)
    .sort((a, b) => b.length - a.length)
    .flatMap(({ from, to, length }) => {
      const pairs = Array.from({ length }, (_, n): Pair => [from + n, to + n]);
      const left = pairs.filter(([i, j]) => !used[0].has(i) && !used[1].has(j));
      if (spoken(left.map(([i]) => before.words[i])) < PASSAGE) return [];
      for (const [i, j] of left) {
        used[0].add(i);
        used[1].add(j);
      }
      return left;
    });
};

/** A moved clause may begin a sentence where it did not before. Undefined: a word that is followed already, or a line end. */
const folded = ({ words }: State, isFollowed: (word: number) => boolean): (string | undefined)[] =>
  words.map(({ word }, n) => (word === '\n' || isFollowed(n) ? undefined : word.toLowerCase()));

const openingAt = (words: readonly (string | undefined)[], at: number): string | undefined => {
  const some = words.slice(at, at + PASSAGE);
  return some.length < PASSAGE || some.includes(undefined) ? undefined : some.join(' ');
};

const passagesIn = (gone: readonly (string | undefined)[], fresh: readonly (string | undefined)[]): Passage[] => {
  const starts = new Map<string, number[]>();
  gone.forEach((_, at) => {
    const opening = openingAt(gone, at);
    if (opening === undefined) return;
    const places = starts.get(opening) ?? [];
    if (places.length < MOST_TRIED) starts.set(opening, [...places, at]);
  });
  return fresh.flatMap((_, to) =>
    (starts.get(openingAt(fresh, to) ?? '') ?? [])
      .filter((from) => gone[from - 1] === undefined || gone[from - 1] !== fresh[to - 1])
      .map((from) => ({ from, to, length: lengthOf(gone, fresh, from, to) })),
  );
};

const lengthOf = (
  gone: readonly (string | undefined)[],
  fresh: readonly (string | undefined)[],
  from: number,
  to: number,
): number => {
  let length = 0;
  while (gone[from + length] !== undefined && gone[from + length] === fresh[to + length]) length += 1;
  return length;
};
