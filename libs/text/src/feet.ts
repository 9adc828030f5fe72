import type { Edit, Hunk } from './edit.js';
import { placesAt, type Weave } from './weave.js';

/**
 * Where a hunk stands in the weave, whatever has happened since its base. An insertion owns the gap between two words that
 * stood at its base: it may go before any place from `low` to `high`. A strike covers the places `low` up to but not
 * including `high`.
 */
export interface Foot {
  readonly low: number;
  readonly high: number;
  readonly inserts: boolean;
  readonly strikes: boolean;
  readonly hunk: Hunk;
}

/** The feet of an edit's hunks. */
export const feet = (weave: Weave, { base, hunks }: Edit): Foot[] => {
  const places = placesAt(weave, base);
  return hunks.map((hunk) => {
    const strikes = hunk.to > hunk.from;
    const low = strikes ? (places[hunk.from] ?? weave.texts.length) : gapAfter(places, hunk.from);
    const high = strikes ? gapAfter(places, hunk.to) : (places[hunk.from] ?? weave.texts.length);
    return { low, high, inserts: hunk.ins !== '', strikes, hunk };
  });
};

/** The first place after the word before this index. */
const gapAfter = (places: readonly number[], index: number): number =>
  index === 0 ? 0 : (places[index - 1] ?? places.at(-1) ?? -1) + 1;
