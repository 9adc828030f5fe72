import type { Word } from './attribution.js';
import type { Commit } from './history.js';

/** Words in a row that the record and git attribute to different commits. */
interface Disagreement {
  readonly words: readonly [Word, ...Word[]];
  readonly context: string;
}

const CONTEXT = 4;

/** The disagreements by kind, most words first, each kind with an example. */
export const disagreementLines = (words: readonly Word[], commits: readonly Commit[]): string[] => {
  const kinds = new Map<string, Disagreement[]>();
  const runs = runsOf(words);
  for (const one of runs) {
    const kind = kindOf(one, runs, commits);
    kinds.set(kind, [...(kinds.get(kind) ?? []), one]);
  }
  const counted = [...kinds].map(([kind, ones]) => ({ kind, ones, count: ones.flatMap((one) => one.words).length }));
  return counted
    .sort((a, b) => b.count - a.count)
    .flatMap(({ kind, ones, count }) => [`${count} words: ${kind}`, exampleOf(ones, commits)]);
};

const runsOf = (words: readonly Word[]): Disagreement[] => {
  const runs: Disagreement[] = [];
  for (let from = 0; from < words.length; from += 1) {
    const first = words[from];
    if (!first || first.ours === first.theirs) continue;
    let to = from + 1;
    while (
      words[to]?.ours === first.ours &&
      words[to]?.theirs === first.theirs &&
      words[to]?.question === first.question
    )
      to += 1;
    const near = words
      .slice(Math.max(0, from - CONTEXT), to + CONTEXT)
      .filter(({ question }) => question === first.question);
    runs.push({ words: [first, ...words.slice(from + 1, to)], context: near.map(({ word }) => word).join(' ') });
    from = to - 1;
  }
  return runs;
};

const kindOf = (one: Disagreement, all: readonly Disagreement[], commits: readonly Commit[]): string => {
  const { ours, theirs } = one.words[0];
  if (theirs === '') return 'git cuts the word otherwise';
  const said = saidIn(one);
  const mirrored = all.some(
    (other) => other.words[0].ours === theirs && other.words[0].theirs === ours && saidIn(other).includes(said),
  );
  if (mirrored) return 'the same words stand there more than once, and git keeps another of them';
  const places = new Map(commits.map(({ id }, n) => [id, n]));
  const older = (places.get(ours) ?? 0) < (places.get(theirs) ?? 0);
  return older
    ? 'the record keeps words that git shows struck and written again'
    : 'git keeps words of a passage that the record holds to be written anew';
};

const saidIn = ({ words }: Disagreement): string => ` ${words.map(({ word }) => word).join(' ')} `;

const exampleOf = (ones: readonly Disagreement[], commits: readonly Commit[]): string => {
  const longest = ones.reduce((a, b) => (b.words.length > a.words.length ? b : a));
  const { ours, theirs } = longest.words[0];
  const named = (id: string): string =>
    `${id.slice(0, 10)} (${commits.find((c) => c.id === id)?.subject.slice(0, 50) ?? '?'})`;
  const said = longest.words
    .map(({ word }) => word)
    .join(' ')
    .slice(0, 160);
  return `  "${said}" in "${longest.context.slice(0, 200)}": the record says ${named(ours)}, git ${named(theirs)}`;
};
