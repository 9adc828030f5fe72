import { amend } from './amend.js';
import { CHAIRS, creditedRuns } from './apply.js';
import { kept, type Credited, type OwnedRun, type Sponsored } from './credits.js';
import type { Credit, Edit, InsertedRun } from './edit.js';
import type { Weave } from './weave.js';
import { wordsOfRun } from './words.js';

/**
 * A sub-amendment in the words that the Chair gives it: hunks of what the amended proposal reads now, and whose each run of
 * them is. What its sponsors had said stays theirs, by the alignment of `amend`; the rest is the Chair's.
 */
export const subAmendedByTheChair = (
  drafts: Weave,
  sub: Sponsored & { readonly edit: Edit },
  chair: Edit,
): Credited => {
  const { hunks } = amend(drafts, sub, chair);
  return {
    hunks: hunks.map(({ from, to, del, ins }) => ({ from, to, del, ins: ins.map(({ text }) => text).join('') })),
    credits: hunks.map(({ struck, ins }) => ({
      struck: struck.map(({ words, ...credit }): OwnedRun => ({ words, credit })),
      ins: ins.map(({ text, ...credit }): OwnedRun => ({ words: wordsOfRun(text).length, credit })),
    })),
  };
};

/** The words between two wordings, as the Chair puts them instead of those proposed: what stays of these stays credited so. */
export const rejoined = (proposed: string, decided: string, credit: Credit): InsertedRun[] => {
  const words = wordsOfRun(decided);
  const owners = kept(
    wordsOfRun(proposed).map((word) => ({ ...word, credit })),
    words,
  );
  return creditedRuns(words, (word) => owners[word] ?? CHAIRS);
};
