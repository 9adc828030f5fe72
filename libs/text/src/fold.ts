import { CHAIR, type Applied, type AppliedHunk, type Credit } from './edit.js';
import { drawn, shifted, type Insertion } from './fold-spans.js';
import { undo } from './undo.js';
import { placesAt, type Weave, type WovenSpan, type WovenStamp } from './weave.js';
import { textsOfRun } from './words.js';

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
export const fold = (weave: Weave, moment: Moment, applied: Applied): Weave =>
  foldAll(weave, [{ revision: moment.revision, reading: moment.reading, decision: moment.decision, applied }]);

/** The weave after all the events a question's log has for it; one copy is made for all of them. */
export const foldAll = (weave: Weave, events: Iterable<WordingEvent>): Weave => {
  const loom: Loom = {
    ...weave,
    stamps: weave.stamps.slice(),
    texts: weave.texts.slice(),
    put: weave.put.slice(),
    gone: weave.gone.slice(),
  };
  for (const event of events) weaveIn(loom, event, event.applied);
  return loom;
};

/** A weave while events are folded into it: nobody else has it yet. */
interface Loom extends Weave {
  revision: number;
  readonly stamps: WovenStamp[];
  readonly texts: string[];
  readonly put: number[];
  readonly gone: number[];
  spans: readonly WovenSpan[];
}

const weaveIn = (loom: Loom, moment: Moment, applied: Applied): void => {
  const stamp = stamping(loom.stamps, moment);
  const standing = placesAt(loom);
  for (const hunk of applied.hunks) strike(loom, hunk, standing, stamp);
  const threads = applied.hunks.map((hunk) => threadOf(hunk, stamp));
  keepAuthors(loom, applied, standing, threads, stamp);
  const insertions = applied.hunks.map((hunk, i) => placed(hunk, standing, loom, threads[i]?.texts.length ?? 0));
  insert(loom, insertions, threads);
  loom.revision = moment.revision;
  if (loom.spans.length > 0) loom.spans = shifted(loom.spans, insertions);
  if (applied.opened.length > 0 || applied.settled.length > 0)
    loom.spans = drawn(loom, applied, placesAt(loom), (earlier) => stamp({ by: [CHAIR] }, { earlier }));
  if (applied.undoes) undo(loom, applied.undoes, (earlier) => stamp({ by: [CHAIR] }, { earlier }));
};

interface Beside {
  readonly moved?: number | undefined;
  readonly earlier?: number | undefined;
}

type Stamping = (credit: Credit, beside?: Beside) => number;

/** Stamps are interned: one for each credit of an event, and one more for each first author whose words it moved, or earlier strike. */
const stamping = (stamps: WovenStamp[], { revision, reading, decision }: Moment): Stamping => {
  const first = stamps.length;
  return (credit, beside = {}) => {
    const { by, proposal } = credit;
    const { moved, earlier } = beside;
    for (let i = first; i < stamps.length; i += 1) if (isStamp(stamps[i], credit, beside)) return i;
    stamps.push({
      ...{ revision, reading, decision, by },
      ...(proposal !== undefined && { proposal }),
      ...(moved !== undefined && { moved }),
      ...(earlier !== undefined && { earlier }),
    });
    return stamps.length - 1;
  };
};

const isStamp = (known: WovenStamp | undefined, { by, proposal }: Credit, { moved, earlier }: Beside): boolean =>
  known !== undefined &&
  known.proposal === proposal &&
  known.moved === moved &&
  known.earlier === earlier &&
  known.by.length === by.length &&
  known.by.every((author, i) => author === by[i]);

const strike = ({ gone }: Loom, hunk: AppliedHunk, standing: readonly number[], stamp: Stamping): void => {
  let next = hunk.from;
  for (const run of hunk.struck) {
    const out = stamp(run);
    const end = Math.min(next + run.words, standing.length);
    for (let i = Math.max(0, next); i < end; i += 1) {
      const place = standing[i] ?? 0;
      const earlier = gone[place] ?? 0;
      gone[place] = earlier === 0 ? out : stamp(run, { earlier });
    }
    next += run.words;
  }
};

/** What a hunk inserts, cut into words, each with its stamp. */
interface Thread {
  readonly texts: readonly string[];
  readonly put: number[];
}

const threadOf = ({ ins }: AppliedHunk, stamp: Stamping): Thread => {
  const texts: string[] = [];
  const put: number[] = [];
  for (const run of ins) {
    const by = stamp(run);
    for (const text of textsOfRun(run.text)) {
      texts.push(text);
      put.push(by);
    }
  }
  return { texts, put };
};

const keepAuthors = (
  { stamps, put }: Loom,
  { hunks, moves }: Applied,
  standing: readonly number[],
  threads: readonly Thread[],
  stamp: Stamping,
): void => {
  for (const { from, to, words } of moves) {
    const thread = threads[to.hunk]?.put ?? [];
    const start = (hunks[from.hunk]?.from ?? 0) + from.word;
    standing.slice(start, start + Math.min(words, thread.length)).forEach((place, i) => {
      const first = put[place] ?? 0;
      const mover = stamps[thread[to.word + i] ?? -1];
      if (mover) thread[to.word + i] = stamp(mover, { moved: stamps[first]?.moved ?? first });
    });
  }
};

const placed = (hunk: AppliedHunk, standing: readonly number[], { texts }: Loom, length: number): Insertion => {
  const end = texts.length;
  const start = hunk.from === 0 ? 0 : (standing[hunk.from - 1] ?? end - 1) + 1;
  const stop = standing[hunk.to] ?? end;
  const at = hunk.past === undefined ? stop : Math.min(start + hunk.past, stop);
  return { at, length, ...(hunk.within !== undefined && { within: hunk.within }) };
};

/** From the last to the first, so that no insertion shifts the place of another; of two at one place the first stays first. */
const insert = ({ texts, put, gone }: Loom, insertions: readonly Insertion[], threads: readonly Thread[]): void => {
  let last = 0;
  const places = insertions.map(({ at }) => (last = Math.max(last, at)));
  for (let i = threads.length - 1; i >= 0; i -= 1) {
    const [place = 0, thread] = [places[i], threads[i]];
    if (!thread || thread.texts.length === 0) continue;
    splice(texts, place, thread.texts);
    splice(put, place, thread.put);
    splice(
      gone,
      place,
      thread.put.map(() => 0),
    );
  }
};

/** A run may have more words than a call has arguments. */
const MOST_ARGUMENTS = 10_000;

const splice = <T>(column: T[], place: number, items: readonly T[]): void => {
  for (let i = 0; i < items.length; i += MOST_ARGUMENTS)
    column.splice(place + i, 0, ...items.slice(i, i + MOST_ARGUMENTS));
};
