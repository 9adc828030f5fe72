import { TOKENISER, type Hunk, type Word } from '#text';
import type { Parting, Source } from './changes.js';
import { staying, type Pair } from './common.js';
import type { Flow } from './flow.js';
import { wordsIn } from './states.js';

/** Hunks of one proposal, and the words that stand when it is accepted. */
export interface Edit {
  readonly tokeniser: number;
  readonly hunks: readonly Hunk[];
  readonly words: readonly Word[];
}

/** Beyond so many hunks, which is what one proposal takes, a paragraph is held to be written anew. */
const MOST_HUNKS = 2000;

/** The edit that makes of these words a paragraph of the next state, and keeps those that the flow says went there. */
export const editOf = (
  flow: Flow,
  paragraph: number,
  words: readonly Word[],
  origins: readonly (number | undefined)[],
): Edit => {
  const next = wordsIn(flow.after, paragraph);
  const ends: Pair = [words.length, next.length];
  const hunks = hunksBetween(words, next, [...keptIn(flow, paragraph, words, origins), ends]);
  if (hunks.length <= MOST_HUNKS)
    return { tokeniser: TOKENISER, hunks: hunks.map(({ hunk }) => hunk), words: spliced(words, hunks) };
  return editOf(flow, paragraph, words, []);
};

/** The places among the words of the earlier state that the words of these parts had. */
export const originsOf = ({ before }: Flow, partings: readonly Parting[], sources: readonly Source[]): number[] =>
  sources.flatMap(({ from, part }) => {
    const start = before.starts[from] ?? 0;
    const end = (before.starts[from + 1] ?? 1) - 1;
    const edges = [start, ...(partings[from]?.cuts ?? []).map((cut) => start + cut), end];
    return withoutBreaks(before.words, edges[part] ?? end, edges[part + 1] ?? end);
  });

/** A part begins and ends with a word. */
const withoutBreaks = (words: readonly Word[], from: number, to: number): number[] => {
  let [first, last] = [from, to];
  while (first < last && words[first]?.word === '\n') first += 1;
  while (last > first && words[last - 1]?.word === '\n') last -= 1;
  return Array.from({ length: last - first }, (_, n) => first + n);
};

/** The words that stay, of the record and of the paragraph: as many as can in one order, each with its blank. */
const keptIn = (
  { after, to }: Flow,
  paragraph: number,
  words: readonly Word[],
  origins: readonly (number | undefined)[],
): Pair[] => {
  const start = after.starts[paragraph] ?? 0;
  const next = wordsIn(after, paragraph);
  const pairs = words.flatMap((_, n): Pair[] => {
    const at = to[origins[n] ?? -1] ?? -1;
    return after.paragraphs[at] === paragraph && same(words, n, next, at - start) ? [[n, at - start]] : [];
  });
  const stay = staying(pairs.map(([, place]) => place));
  return pairs.filter(([, place]) => stay.has(place));
};

/** A word is its blank too, unless that is not seen. */
const same = (a: readonly Word[], i: number, b: readonly Word[], j: number): boolean =>
  a[i]?.word === b[j]?.word && (a[i]?.lead === b[j]?.lead || (isHead(a, i) && isHead(b, j)));

const isHead = (words: readonly Word[], i: number): boolean => i === 0 || words[i - 1]?.word === '\n';

interface Replaced {
  readonly hunk: Hunk;
  readonly ins: readonly Word[];
}

const hunksBetween = (words: readonly Word[], next: readonly Word[], kept: readonly Pair[]): Replaced[] => {
  let [from, start] = [0, 0];
  return kept.flatMap(([to, end]) => {
    const ins = next.slice(start, end);
    const hunk = { from, to, del: run(words.slice(from, to)), ins: run(ins) };
    [from, start] = [to + 1, end + 1];
    return hunk.del === hunk.ins ? [] : [{ hunk, ins }];
  });
};

const run = (words: readonly Word[]): string => words.map(({ lead, word }) => lead + word).join('');

const spliced = (words: readonly Word[], hunks: readonly Replaced[]): Word[] => {
  let done = 0;
  const parts = hunks.map(({ hunk: { from, to }, ins }) => {
    const before = words.slice(done, from);
    done = to;
    return [...before, ...ins];
  });
  return [...parts, words.slice(done)].flat();
};
