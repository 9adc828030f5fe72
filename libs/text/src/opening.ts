import { CHAIR, headOf, type Author, type SpanOpened } from './edit.js';
import type { Moment } from './fold.js';
import type { Stamp, Weave, WovenSpan, WovenStamp, Written } from './weave.js';
import { textsOfRun } from './words.js';

/** Words that a new weave opens with: written before, or put in by the event that opens it. */
export interface OpeningRun {
  /** Joined with explicit leads, the first one too. */
  readonly text: string;
  readonly origin?: Written;
  /** Who first wrote a passage that was moved. */
  readonly moved?: Written;
  /** Whose the words are where they are new. */
  readonly by?: readonly Author[];
  readonly proposal?: string;
}

/** A span that a new weave opens with, and what first opened it. */
export interface OpeningSpan extends SpanOpened {
  readonly origin: Written;
}

/** What a question that comes out of others opens with: complete, so that folding it computes nothing. */
export interface Opening {
  readonly tokeniser: number;
  readonly runs: readonly OpeningRun[];
  readonly spans: readonly OpeningSpan[];
}

/** The weave that opens at a moment with words written before: they enter then, and stay whose they were. */
export const openWith = ({ runs, spans }: Opening, moment: Moment): Weave => {
  const { stamps, stamp } = stamping(moment);
  const texts: string[] = [];
  const put: number[] = [];
  for (const run of runs) {
    const by = stamp(run);
    for (const text of textsOfRun(run.text)) {
      texts.push(text);
      put.push(by);
    }
  }
  const { revision } = moment;
  const gone = put.map(() => 0);
  const opened = spans.map((span): WovenSpan => {
    const { from: start, to: end, origin } = span;
    return { ...headOf(span), start, end, in: stamp({ origin }) };
  });
  return { opened: revision, revision, stamps, texts, put, gone, spans: opened };
};

type Credited = Omit<OpeningRun, 'text'>;

/** Stamps are interned: one for each origin, which says who wrote what the Chair's decision brings in. The first is the event's own. */
const stamping = ({ revision, reading, decision }: Moment) => {
  const stamps: WovenStamp[] = [{ revision, reading, decision, by: [CHAIR] }];
  const known = new Map<string, number>();
  const stamp = (credited: Credited): number => {
    const key = keyOf(credited);
    const place = known.get(key);
    if (place !== undefined) return place;
    const moved = credited.moved && stamp({ origin: credited.moved });
    const { by = [CHAIR], proposal } = credited;
    stamps.push({
      ...{ revision, reading, decision, by },
      ...(proposal !== undefined && { proposal }),
      ...(credited.origin && { origin: credited.origin }),
      ...(moved !== undefined && { moved }),
    });
    known.set(key, stamps.length - 1);
    return stamps.length - 1;
  };
  return { stamps, stamp };
};

const keyOf = ({ origin, moved, by, proposal }: Credited): string =>
  JSON.stringify([writtenKey(origin), writtenKey(moved), by, proposal]);

/** By which it is known again where the same was written. */
export const writtenKey = (written: Written | undefined): unknown =>
  written && [written.question, stampKey(written.stamp)];

const stampKey = ({ revision, by, proposal }: Stamp): unknown => [revision, by, proposal];
