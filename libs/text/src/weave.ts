import type { Author, SpanHead } from './edit.js';
import { tokenise, render, type Word } from './words.js';

/** What put words in or struck them: which event of the text's stream, at which reading, by whose decision and proposal. */
export interface Stamp {
  readonly revision: number;
  readonly reading: number;
  readonly decision: string;
  readonly by: readonly Author[];
  readonly proposal?: string;
}

/** A word that stands or once stood; `in`, `out` and `moved` (who first wrote it) are places in the weave's stamps. */
export interface Woven extends Word {
  readonly in: number;
  readonly out?: number;
  readonly moved?: number;
}

/** A span over the weave's words `start` up to but not including `end`, struck ones counted. */
export interface WovenSpan extends SpanHead {
  readonly start: number;
  readonly end: number;
  readonly in: number;
  readonly out?: number;
}

/** A question's wording with all its past: every word that ever stood in it, in order, and every span. Never mutated. */
export interface Weave {
  readonly opened: number;
  readonly revision: number;
  readonly stamps: readonly Stamp[];
  readonly words: readonly Woven[];
  readonly spans: readonly WovenSpan[];
}

/** A new question's weave: its first wording, stamped with what put it in. */
export const open = (wording: string, stamp: Stamp, tokeniser: number): Weave => ({
  opened: stamp.revision,
  revision: stamp.revision,
  stamps: [stamp],
  words: tokenise(wording, tokeniser).map((word) => ({ ...word, in: 0 })),
  spans: [],
});

/** What one event put in and perhaps another took out: a word or a span. */
export type Stamped = Pick<Woven, 'in' | 'out'>;

/** Whether it stands at a revision. */
export const standsAt = (weave: Weave, { in: put, out }: Stamped, revision: number): boolean =>
  revision >= weave.revision
    ? out === undefined
    : revisionOf(weave, put) <= revision && (out === undefined || revisionOf(weave, out) > revision);

/** The revision of a stamp, by its place among the weave's stamps. */
export const revisionOf = (weave: Weave, stamp: number): number => weave.stamps[stamp]?.revision ?? 0;

/** The places in the weave of the words standing at a revision, in order; without one, of those standing now. */
export const placesAt = (weave: Weave, revision = Infinity): number[] => {
  const places: number[] = [];
  weave.words.forEach((word, i) => {
    if (standsAt(weave, word, revision)) places.push(i);
  });
  return places;
};

/** The words standing at a revision. */
export const wordsAt = (weave: Weave, revision = Infinity): Woven[] =>
  weave.words.filter((word) => standsAt(weave, word, revision));

/** The wording at a revision, exact for every revision since the question was opened. */
export const wordingAt = (weave: Weave, revision = Infinity): string => render(wordsAt(weave, revision));

/** How many of these ascending places lie before one of them. */
export const rank = (places: readonly number[], place: number): number => {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? Infinity) < place) low = middle + 1;
    else high = middle;
  }
  return low;
};
