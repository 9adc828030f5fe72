import type { Author, SpanHead } from './edit.js';
import { textsOf, wordOf, type Word } from './words.js';

/** What put words in or struck them: which event of the text's stream, at which reading, by whose decision and proposal. */
export interface Stamp {
  readonly revision: number;
  readonly reading: number;
  readonly decision: string;
  readonly by: readonly Author[];
  readonly proposal?: string;
}

/** Where words were first written: in which question, under which stamp of its. */
export interface Written {
  readonly question: string;
  readonly stamp: Stamp;
}

/**
 * A stamp of a weave; on words that an event moved, `moved` is the place of the stamp of who first wrote them; on words that
 * came from another question, `origin` is where they were first written. `undone` is the place of the stamp that undid it: what
 * it struck stands again from there. `earlier`, on words that were struck and stood again before it struck them, is by what.
 */
export interface WovenStamp extends Stamp {
  readonly moved?: number;
  readonly origin?: Written;
  readonly undone?: number;
  readonly earlier?: number;
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

/**
 * A question's wording with all its past: every word that ever stood in it, in order, and every span. Never mutated. Words
 * are kept in columns, which fold and filter ten times as fast as objects, and take a third of the room: each with its lead
 * in `texts`, and in `put` and `gone` the places of the stamps that put it in and struck it. Stamps lie in the order of
 * their revisions, and the first strikes nothing: `gone` is 0 while a word stands.
 */
export interface Weave {
  readonly opened: number;
  readonly revision: number;
  readonly stamps: readonly WovenStamp[];
  readonly texts: readonly string[];
  readonly put: readonly number[];
  readonly gone: readonly number[];
  readonly spans: readonly WovenSpan[];
}

/** A new question's weave: its first wording, stamped with what put it in. */
export const open = (wording: string, stamp: Stamp, tokeniser: number): Weave => {
  const texts = textsOf(wording, tokeniser);
  const zeros = texts.map(() => 0);
  const { revision } = stamp;
  return { opened: revision, revision, stamps: [stamp], texts, put: zeros, gone: zeros, spans: [] };
};

/** How many of a weave's stamps there were at a revision: what lies before was done, what lies behind was not. */
export const stampsAt = ({ revision: last, stamps }: Weave, revision: number): number => {
  if (revision >= last) return stamps.length;
  let low = 0;
  let high = stamps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stamps[middle]?.revision ?? Infinity) <= revision) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** The place of the stamp by which something is struck when there are so many of them, 0 if it stands; `gone` struck it last. */
export const struckBy = (stamps: Weave['stamps'], gone: number, many: number): number => {
  if (gone === 0) return 0;
  const { undone = Infinity, earlier = 0 } = stamps[gone] ?? NOBODY_YET;
  if (gone >= many) return struckBy(stamps, earlier, many);
  return undone < many ? 0 : gone;
};

const NOBODY_YET: Pick<WovenStamp, 'undone' | 'earlier'> = {};

/** Whether what stamp `put` put in, and stamp `gone` took out unless it is 0, stands when there are so many stamps. */
export const stands = (stamps: Weave['stamps'], put: number, gone: number, many: number): boolean =>
  put < many && (gone === 0 || struckBy(stamps, gone, many) === 0);

/** Whether a word or a span stands at a revision. */
export const standsAt = (weave: Weave, { in: put, out = 0 }: Pick<Woven, 'in' | 'out'>, revision: number): boolean =>
  stands(weave.stamps, put, out, stampsAt(weave, revision));

/** Whether a span is not settled, or was and that was undone. */
export const isLive = ({ stamps }: Pick<Weave, 'stamps'>, { out = 0 }: Pick<WovenSpan, 'out'>): boolean =>
  struckBy(stamps, out, stamps.length) === 0;

/** The revision of a stamp, by its place among the weave's stamps. */
export const revisionOf = (weave: Weave, stamp: number): number => weave.stamps[stamp]?.revision ?? 0;

/** Whom a stamp credits: who first wrote the words, in whichever question. */
export const creditedTo = ({ stamps }: Weave, place: number): Stamp | undefined =>
  plain(stamps[place]?.origin?.stamp ?? stamps[place]);

/** The event that a stamp is of, and nothing of what lies behind it. */
export const stampAt = ({ stamps }: Weave, place: number): Stamp | undefined => plain(stamps[place]);

const plain = (stamp: Stamp | undefined): Stamp | undefined => {
  if (!stamp) return undefined;
  const { revision, reading, decision, by, proposal } = stamp;
  return proposal === undefined ? { revision, reading, decision, by } : { revision, reading, decision, by, proposal };
};

/** Where the words under a stamp were first written: in this question, unless they came from another. */
export const originOf = (weave: Weave, place: number, question: string): Written => ({
  question: weave.stamps[place]?.origin?.question ?? question,
  stamp: creditedTo(weave, place) ?? NOBODY,
});

/** A weave whose stamps do not cover its words was not made here; it is shown rather than refused. */
export const NOBODY: Stamp = { revision: 0, reading: 0, decision: '', by: [] };

/** The places in the weave of the words standing at a revision, in order; without one, of those standing now. */
export const placesAt = (weave: Weave, revision = Infinity): number[] => {
  const { put, gone } = weave;
  const stamps = stampsAt(weave, revision);
  const places: number[] = [];
  for (let i = 0; i < put.length; i += 1) if (stands(weave.stamps, put[i] ?? 0, gone[i] ?? 0, stamps)) places.push(i);
  return places;
};

/** The words standing at a revision. */
export const wordsAt = (weave: Weave, revision = Infinity): Woven[] =>
  placesAt(weave, revision).map((place) => wovenAt(weave, place));

const wovenAt = ({ texts, put, gone, stamps }: Weave, place: number): Woven => {
  const { word, lead } = wordOf(texts[place] ?? '');
  const stamp = put[place] ?? 0;
  const out = struckBy(stamps, gone[place] ?? 0, stamps.length);
  const moved = stamps[stamp]?.moved;
  if (out === 0 && moved === undefined) return { word, lead, in: stamp };
  return { word, lead, in: stamp, ...(out > 0 && { out }), ...(moved !== undefined && { moved }) };
};

/** The words at these places as one run, joined with their leads. */
export const runAt = ({ texts }: Weave, places: readonly number[]): string =>
  places.reduce((run, place) => run + (texts[place] ?? ''), '');

/** The wording at a revision, exact for every revision since the question was opened. */
export const wordingAt = (weave: Weave, revision = Infinity): string => {
  const { texts, put, gone } = weave;
  const stamps = stampsAt(weave, revision);
  let wording = '';
  let head = true;
  for (let i = 0; i < texts.length; i += 1) {
    if (!stands(weave.stamps, put[i] ?? 0, gone[i] ?? 0, stamps)) continue;
    const text = texts[i] ?? '';
    wording += head ? wordOf(text).word : text;
    head = text === '\n';
  }
  return wording;
};

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
