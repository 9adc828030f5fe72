import { CHAIR, type Applied, type AppliedHunk, type Credit } from './edit.js';
import { drawn, shifted, type Insertion } from './fold-spans.js';
import { placesAt, type Stamp, type Weave, type Woven } from './weave.js';
import { wordsOfRun } from './words.js';

/** The event that is folded: its revision in the text's stream, the reading it fell in, the decision it was part of. */
export interface Moment {
  readonly revision: number;
  readonly reading: number;
  readonly decision: string;
}

/** One event that changed a question's wording. */
export interface WordingEvent extends Moment {
  readonly applied: Applied;
}

/** The weave after an event. Never diffs, aligns, applies a rule or throws: the event says all, and happened. */
export const fold = (weave: Weave, moment: Moment, applied: Applied): Weave => {
  const stamps = [...weave.stamps];
  const stamp = stamping(stamps, moment);
  const standing = placesAt(weave);
  const old = struck(weave, applied.hunks, standing, stamp);
  const runs = applied.hunks.map((hunk) => inserted(hunk, stamp));
  keepAuthors(applied, weave.words, standing, runs);
  const insertions = applied.hunks.map((hunk, i) => placed(hunk, standing, old.length, runs[i] ?? []));
  const next = { ...weave, revision: moment.revision, stamps, words: spliced(old, insertions) };
  const spans = shifted(weave.spans, insertions);
  const redrawn = applied.opened.length > 0 || applied.settled.length > 0;
  return { ...next, spans: redrawn ? drawn(spans, applied, placesAt(next), stamp({ by: [CHAIR] })) : spans };
};

/** The weave after all the events a question's log has for it. */
export const foldAll = (weave: Weave, events: Iterable<WordingEvent>): Weave => {
  let folded = weave;
  for (const event of events) folded = fold(folded, event, event.applied);
  return folded;
};

/** Stamps are interned: one for each credit of an event. */
const stamping = (stamps: Stamp[], { revision, reading, decision }: Moment): ((credit: Credit) => number) => {
  const known = new Map<string, number>();
  return ({ by, proposal }) => {
    const key = `${proposal ?? ''} ${by.join(' ')}`;
    const place = known.get(key) ?? stamps.length;
    if (place === stamps.length)
      stamps.push({ revision, reading, decision, by, ...(proposal !== undefined && { proposal }) });
    known.set(key, place);
    return place;
  };
};

type Stamping = ReturnType<typeof stamping>;

const struck = (weave: Weave, hunks: readonly AppliedHunk[], standing: readonly number[], stamp: Stamping): Woven[] => {
  const words = [...weave.words];
  for (const hunk of hunks) {
    let next = hunk.from;
    for (const run of hunk.struck) {
      const out = stamp(run);
      for (const place of standing.slice(next, next + run.words)) strike(words, place, out);
      next += run.words;
    }
  }
  return words;
};

const strike = (words: Woven[], place: number, out: number): void => {
  const word = words[place];
  if (word) words[place] = { ...word, out };
};

const inserted = (hunk: AppliedHunk, stamp: Stamping): Woven[] =>
  hunk.ins.flatMap((run) => {
    const put = stamp(run);
    return wordsOfRun(run.text).map((word) => ({ ...word, in: put }));
  });

const keepAuthors = (
  { hunks, moves }: Applied,
  words: readonly Woven[],
  standing: readonly number[],
  runs: readonly Woven[][],
): void => {
  for (const { from, to, words: length } of moves) {
    const run = runs[to.hunk] ?? [];
    const first = (hunks[from.hunk]?.from ?? 0) + from.word;
    for (let i = 0; i < Math.min(length, run.length); i += 1) {
      const source = words[standing[first + i] ?? -1];
      const moved = run[to.word + i];
      if (source && moved) run[to.word + i] = { ...moved, moved: source.moved ?? source.in };
    }
  }
};

const placed = (hunk: AppliedHunk, standing: readonly number[], end: number, words: readonly Woven[]): Insertion => {
  const start = hunk.from === 0 ? 0 : (standing[hunk.from - 1] ?? end - 1) + 1;
  const stop = standing[hunk.to] ?? end;
  const at = hunk.past === undefined ? stop : Math.min(start + hunk.past, stop);
  return { at, words, ...(hunk.within !== undefined && { within: hunk.within }) };
};

const spliced = (old: readonly Woven[], insertions: readonly Insertion[]): Woven[] => {
  const parts: (readonly Woven[])[] = [];
  let done = 0;
  for (const { at, words } of insertions) {
    parts.push(old.slice(done, at), words);
    done = Math.max(done, at);
  }
  return [...parts, old.slice(done)].flat();
};
