import type { AppliedHunk, Move } from './edit.js';
import { wordsOfRun, type Word } from './words.js';

/** A passage of so many words (marks do not count) struck here and put back there was moved, not rewritten. */
const SHORTEST_MOVE = 4;

/** How many places of a common run are tried: a phrase of formulae is found often, and bounded work is decided alike everywhere. */
const MOST_TRIED = 16;

interface Place {
  readonly hunk: number;
  readonly word: number;
}

/** The passages an event struck in one hunk and inserted in another, read from left to right, the longest at each place. */
export const moves = (hunks: readonly AppliedHunk[]): Move[] =>
  hunks.length < 2
    ? []
    : movesBetween(
        hunks.map(({ del }) => wordsOfRun(del)),
        hunks.map(({ ins }) => wordsOfRun(ins.map(({ text }) => text).join(''))),
      );

/** The same, of the words that each change struck and those it put in. */
export const movesBetween = (gone: readonly (readonly Word[])[], put: readonly (readonly Word[])[]): Move[] => {
  const struck = gone.map(folded);
  const fresh = put.map(folded);
  const starts = startsOf(struck);
  const used = new Set<string>();
  const found: Move[] = [];
  fresh.forEach((words, hunk) => {
    for (let word = 0; word < words.length;) {
      const move = longest(struck, words, { hunk, word }, starts, used);
      if (move) found.push(move);
      for (let i = 0; i < (move?.words ?? 0); i += 1) used.add(spot(move?.from, i));
      word += move?.words ?? 1;
    }
  });
  return found;
};

/** A moved clause may begin a sentence where it did not before. */
const folded = (words: readonly Word[]): string[] => words.map(({ word }) => word.toLowerCase());

const spot = (place: Place | undefined, offset: number): string =>
  `${String(place?.hunk)}:${String((place?.word ?? 0) + offset)}`;

const opening = (words: readonly string[], word: number): string => words.slice(word, word + SHORTEST_MOVE).join(' ');

const startsOf = (struck: readonly string[][]): Map<string, Place[]> => {
  const starts = new Map<string, Place[]>();
  struck.forEach((words, hunk) => {
    for (let word = 0; word + SHORTEST_MOVE <= words.length; word += 1) {
      const places = starts.get(opening(words, word)) ?? [];
      if (places.length < MOST_TRIED) starts.set(opening(words, word), [...places, { hunk, word }]);
    }
  });
  return starts;
};

const longest = (
  struck: readonly string[][],
  words: readonly string[],
  to: Place,
  starts: ReadonlyMap<string, Place[]>,
  used: ReadonlySet<string>,
): Move | undefined => {
  let best: Move | undefined;
  for (const from of starts.get(opening(words, to.word)) ?? []) {
    if (from.hunk === to.hunk) continue;
    const length = common(struck[from.hunk] ?? [], words, from, to, used);
    if (length > (best?.words ?? 0) && spoken(words.slice(to.word, to.word + length)) >= SHORTEST_MOVE)
      best = { from, to, words: length };
  }
  return best;
};

const common = (
  gone: readonly string[],
  words: readonly string[],
  from: Place,
  to: Place,
  used: ReadonlySet<string>,
): number => {
  let length = 0;
  while (
    from.word + length < gone.length &&
    gone[from.word + length] === words[to.word + length] &&
    !used.has(spot(from, length))
  )
    length += 1;
  return length;
};

const spoken = (words: readonly string[]): number => words.filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
