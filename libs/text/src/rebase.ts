import { diff } from './diff.js';
import type { Edit } from './edit.js';
import { placesAt, rank, wordsAt, type Weave } from './weave.js';
import { TOKENISER, tokenise } from './words.js';

/** The edit that turns the wording at revision `base` into the one somebody typed; without hunks, nothing was changed. */
export const editTo = (weave: Weave, base: number, wording: string): Edit => ({
  base,
  tokeniser: TOKENISER,
  hunks: diff(wordsAt(weave, base), tokenise(wording)),
});

/**
 * The same words restated against the wording at revision `now`: what its sponsors are shown. Only exact for an edit that is
 * not stale; a stale one's witness no longer fits, and `check` says so.
 */
export const rebase = (weave: Weave, edit: Edit, now: number): Edit => {
  const seen = placesAt(weave, edit.base);
  const places = placesAt(weave, now);
  const hunks = edit.hunks.map((hunk) => {
    const from = rank(places, seen[hunk.from] ?? Infinity);
    const last = seen[hunk.to - 1];
    return { ...hunk, from, to: hunk.to > hunk.from && last !== undefined ? rank(places, last + 1) : from };
  });
  return { ...edit, base: now, hunks };
};
