import { alignment, tokenise, type Word } from '#text';
import { common, type Pair } from './common.js';
import { movedPassages, PASSAGE } from './passages.js';
import { spoken, stateOf, wordsIn, type State } from './states.js';

/** Half of the shorter one must be kept, or… */
const PART = 0.5;
/** …a tenth of the longer one: what stands in the same place with less in common was written anew. */
const SAME = 0.1;
/** Most of it must be kept for a paragraph to have been moved as a whole. */
const MOVED = 0.6;

/** Where the words of a state went. */
export interface Flow {
  readonly before: State;
  readonly after: State;
  /** For each word of the earlier state its place in the later one; undefined where it did not last. */
  readonly to: readonly (number | undefined)[];
  /** The paragraph that each paragraph of the earlier state became, for the most part. */
  readonly became: ReadonlyMap<number, number>;
  /** Paragraphs of the earlier state that did not change. */
  readonly alike: ReadonlySet<number>;
}

/** A paragraph, and the words that the record has of it. */
interface Worded {
  readonly wording: string;
  readonly words: readonly Word[];
}

/** Words that two paragraphs have in common, in order. */
interface Shared {
  readonly pair: Pair;
  readonly words: readonly Pair[];
}

/** Follows words from one state to the next: in their order between paragraphs that did not change, then wherever they stand. */
export const flowOf = (earlier: readonly Worded[], later: readonly string[]): Flow => {
  const [before, after] = [
    stateOf(earlier.map(({ words }) => words)),
    stateOf(later.map((wording) => tokenise(wording))),
  ];
  const alike = common(earlier.map(({ wording }) => wording), later); // prettier-ignore
  const inOrder = sharedIn(before, after, alike);
  const became = new Map([...alike, ...mostAlike(inOrder, before, after)]);
  const held = inOrder.filter(({ pair: [i, j], words }) => became.get(i) === j || hasPassage(words, before));
  const unused = (count: number, used: readonly number[]): number[] =>
    Array.from({ length: count }, (_, n) => n).filter((n) => !used.includes(n));
  const pairs = [...alike, ...held.map(({ pair }) => pair)];
  const gone = unused(earlier.length, pairs.map(([i]) => i)); // prettier-ignore
  const fresh = unused(later.length, pairs.map(([, j]) => j)); // prettier-ignore
  const whole = movedWhole(before, after, gone, fresh);
  for (const { pair: [i, j] } of whole) became.set(i, j); // prettier-ignore
  const unchanged = alike.flatMap(([i, j]) => inStep(before.starts[i] ?? 0, after.starts[j] ?? 0, wordsIn(before, i)));
  const found = [unchanged, ...[...held, ...whole].map(({ words }) => words)].flat();
  return { before, after, became, alike: new Set(alike.map(([i]) => i)), to: withPassages(before, after, found) };
};

const inStep = (i: number, j: number, words: readonly Word[]): Pair[] => words.map((_, n): Pair => [i + n, j + n]);

const withPassages = (before: State, after: State, found: readonly Pair[]): (number | undefined)[] => {
  const to = before.words.map((): number | undefined => undefined);
  for (const [i, j] of found) to[i] = j;
  const taken = new Set(found.map(([, j]) => j));
  for (const [i, j] of movedPassages(before, after, (n) => to[n] !== undefined, taken)) to[i] = j;
  return to;
};

/** The words shared in order by the paragraphs between those that did not change. */
const sharedIn = (before: State, after: State, alike: readonly Pair[]): Shared[] => {
  const ends: Pair[] = [...alike, [before.starts.length - 1, after.starts.length - 1]];
  return ends.flatMap(([a, b], n) => {
    const [fromA, fromB] = ends[n - 1] ?? [-1, -1];
    if (fromA + 1 === a || fromB + 1 === b) return [];
    const [i, j] = [before.starts[fromA + 1] ?? 0, after.starts[fromB + 1] ?? 0];
    const words = inCommon(before.words.slice(i, before.starts[a]), after.words.slice(j, after.starts[b]));
    return byParagraphs(before, after, words.map(([x, y]): Pair => [i + x, j + y])); // prettier-ignore
  });
};

/** Where our own diff gives up, the longest common list. */
const inCommon = (base: readonly Word[], next: readonly Word[]): Pair[] => {
  const pairs: Pair[] = [];
  let [i, j] = [0, 0];
  for (const { from, to, ins } of [...alignment(base, next), { from: base.length, to: base.length, ins: [] }]) {
    if (to - from > GIVEN_UP && ins.length > GIVEN_UP)
      return common(base.map(({ word }) => word), next.map(({ word }) => word)); // prettier-ignore
    while (i < from) pairs.push([i++, j++]);
    [i, j] = [to, j + ins.length];
  }
  return pairs;
};

/** So many words struck and put in at one place were not compared. */
const GIVEN_UP = 200;

const byParagraphs = (before: State, after: State, words: readonly Pair[]): Shared[] => {
  const found = new Map<string, { pair: Pair; words: Pair[] }>();
  for (const [x, y] of words) {
    const [i, j] = [before.paragraphs[x] ?? -1, after.paragraphs[y] ?? -1];
    if (i < 0 || j < 0) continue;
    const shared = found.get(`${i} ${j}`) ?? { pair: [i, j], words: [] };
    shared.words.push([x, y]);
    found.set(`${i} ${j}`, shared);
  }
  return [...found.values()];
};

const hasPassage = (words: readonly Pair[], { words: all }: State): boolean => {
  let from = 0;
  return words.some(([i, j], n) => {
    const [a, b] = words[n - 1] ?? [-1, -1];
    if (i !== a + 1 || j !== b + 1) from = n;
    return spoken(words.slice(from, n + 1).map(([k]) => all[k])) >= PASSAGE;
  });
};

/** Who shares most is taken first; nobody is taken twice. */
const mostAlike = (shared: readonly Shared[], before: State, after: State): Pair[] =>
  eachOnce(
    shared
      .filter(({ pair: [i, j], words: { length } }) => {
        const lengths = [wordsIn(before, i).length, wordsIn(after, j).length];
        return length >= PART * Math.min(...lengths) || length >= SAME * Math.max(...lengths);
      })
      .sort((x, y) => y.words.length - x.words.length),
  ).map(({ pair }) => pair);

const eachOnce = (shared: readonly Shared[]): Shared[] => {
  const [before, after] = [new Set<number>(), new Set<number>()];
  return shared.filter(({ pair: [i, j] }) => {
    if (before.has(i) || after.has(j)) return false;
    before.add(i);
    after.add(j);
    return true;
  });
};

/** Paragraphs that stand elsewhere, most of their words with them. */
const movedWhole = (before: State, after: State, gone: readonly number[], fresh: readonly number[]): Shared[] => {
  const likes = fresh.flatMap((j) => {
    const these = wordsIn(after, j).map(({ word }) => word);
    return gone.flatMap((i) => {
      const those = wordsIn(before, i).map(({ word }) => word);
      const longer = Math.max(these.length, those.length);
      if (longer < PASSAGE || Math.min(these.length, those.length) < MOVED * longer) return [];
      const words = common(those, these).map(([x, y]): Pair => [
        (before.starts[i] ?? 0) + x,
        (after.starts[j] ?? 0) + y,
      ]);
      return words.length >= MOVED * longer ? [{ pair: [i, j] as const, words, share: words.length / longer }] : [];
    });
  });
  return eachOnce(likes.sort((x, y) => y.share - x.share));
};
