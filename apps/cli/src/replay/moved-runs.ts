/** A word that git shows struck or inserted: its characters begin at this place of its state. */
interface Shown {
  readonly word: string;
  readonly at: number;
}

/** So many words in a row, marks not counted, were moved and not written again (TEXT: moves). */
const SHORTEST = 4;
const WORD = /[\p{L}\p{M}\p{N}_]+|[^\s\p{L}\p{M}\p{N}_]/gu;

/** The words of what git shows as one run, the first character of which is at a place. */
export const shownAt = (run: string, place: number): Shown[] => {
  let at = place;
  return Array.from(run.matchAll(WORD), ([word]) => {
    const shown = { word, at };
    at += Array.from(word).length;
    return shown;
  });
};

/** Characters inserted at a place of the later state that are those struck at one of the earlier state. */
interface MovedRun {
  readonly from: number;
  readonly to: number;
  readonly characters: number;
}

/** Runs struck in one place and inserted in another by the same commit, the longest first tried from left to right. */
export const movedRuns = (
  struck: readonly (readonly Shown[])[],
  inserted: readonly (readonly Shown[])[],
): MovedRun[] => {
  const starts = startsOf(struck);
  const used = new Set<Shown>();
  return inserted.flatMap((run) => {
    const found: MovedRun[] = [];
    for (let i = 0; i < run.length;) {
      const [gone, length] = longest(run, i, starts, used);
      for (const word of gone.slice(0, length)) used.add(word);
      const [from, to] = [gone[0]?.at ?? 0, run[i]?.at ?? 0];
      if (length > 0) found.push({ from, to, characters: charactersOf(run.slice(i, i + length)) });
      i += Math.max(1, length);
    }
    return found;
  });
};

const charactersOf = (words: readonly Shown[]): number =>
  words.reduce((sum, { word }) => sum + Array.from(word).length, 0);

const opening = (run: readonly Shown[], i: number): string =>
  run
    .slice(i, i + SHORTEST)
    .map(({ word }) => word)
    .join(' ');

const startsOf = (runs: readonly (readonly Shown[])[]): Map<string, (readonly Shown[])[]> => {
  const starts = new Map<string, (readonly Shown[])[]>();
  for (const run of runs)
    for (let i = 0; i + SHORTEST <= run.length; i += 1)
      starts.set(opening(run, i), [...(starts.get(opening(run, i)) ?? []), run.slice(i)]);
  return starts;
};

type Found = [gone: readonly Shown[], length: number];

const longest = (
  run: readonly Shown[],
  at: number,
  starts: ReadonlyMap<string, (readonly Shown[])[]>,
  used: ReadonlySet<Shown>,
): Found =>
  (starts.get(opening(run, at)) ?? []).reduce<Found>(
    (best, gone) => {
      let length = 0;
      while (goesOn(gone[length], run[at + length], used)) length += 1;
      return length > best[1] && spoken(gone.slice(0, length)) >= SHORTEST ? [gone, length] : best;
    },
    [[], 0],
  );

const goesOn = (gone: Shown | undefined, fresh: Shown | undefined, used: ReadonlySet<Shown>): boolean =>
  gone !== undefined && gone.word === fresh?.word && !used.has(gone);

const spoken = (words: readonly Shown[]): number => words.filter(({ word }) => /[\p{L}\p{N}]/u.test(word)).length;
