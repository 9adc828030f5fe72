import type { Edit } from './edit.js';
import { feet, type Foot } from './feet.js';
import { encloses } from './fold-spans.js';
import { isLive, placesAt, type Weave, type WovenSpan } from './weave.js';
import { wordsOfRun, type Word } from './words.js';

/** A hunk laid over the weave as it is now: the places it strikes, and where its words go in. */
export interface Placement {
  readonly struck: readonly number[];
  readonly at: number;
  readonly within?: string;
  readonly words: readonly Word[];
}

/** The hunks of an edit laid over the weave: only what stood at its base and still stands is struck. */
export const placements = (weave: Weave, edit: Edit): Placement[] => {
  const live = liveSpans(weave);
  const standing = new Set(placesAt(weave));
  const seen = placesAt(weave, edit.base);
  return feet(weave, edit).map((foot) => {
    const { from, to, ins } = foot.hunk;
    const struck = seen.slice(from, to).filter((place) => standing.has(place));
    return { ...insertionPoint(live, foot), struck, words: wordsOfRun(ins) };
  });
};

/** The spans not settled. */
export const liveSpans = (weave: Weave): WovenSpan[] => weave.spans.filter((span) => isLive(weave, span));

/** The innermost of spans that nest. */
export const innermost = (spans: readonly WovenSpan[]): WovenSpan | undefined =>
  spans.find((span) => spans.every((other) => other === span || !encloses(span, other, spans)));

/**
 * Words that replace words of a bracket go inside it; words put in at its edge go outside, and so do words that replace what
 * lies across its opening edge. Any place of the foot will do for the order of words: whatever else went there collides.
 */
const insertionPoint = (live: readonly WovenSpan[], { low, high, strikes }: Foot): { at: number; within?: string } => {
  const entered = live.filter(({ start, end }) => (strikes ? low < start : low <= start) && start < high && high < end);
  const at = Math.min(high, ...entered.map(({ start }) => start));
  const around = live.filter(
    ({ start, end }) => start < at && (at < end || (strikes && at === high && end === high && start <= low)),
  );
  const within = innermost(around);
  return { at, ...(within && { within: within.id }) };
};
