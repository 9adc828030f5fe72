import { Conflict, Invalid } from '#eventsourcing';
import type { Act } from '../act.js';
import { Mode, Reason, Whose, Words, type Seen } from '../vocabulary.js';

/** What a Chair's decision says beside its object. */
export const DecisionInput = {
  reason: Reason.optional(),
  words: Words.optional(),
  mode: Mode.optional(),
  whose: Whose.optional(),
};

export interface DecisionFields {
  readonly seen: Seen;
  readonly reason?: Reason | undefined;
  readonly words?: string | undefined;
  readonly mode: Mode;
  readonly whose: Whose;
  /** The package that it was decided in. */
  readonly packageId?: string | undefined;
}

interface Said {
  readonly reason?: Reason | undefined;
  readonly words?: string | undefined;
  readonly mode?: Mode | undefined;
  readonly whose?: Whose | undefined;
}

/** The decision's fields; by default the Chair's, on the Chair's responsibility. `other` is no reason without words. */
export const decided = (act: Act, { reason, words, mode, whose }: Said): DecisionFields => {
  if (reason === 'other' && words === undefined)
    throw new Invalid('WORDS_MISSING', 'The reason "other" needs words.', [
      { path: 'data.words', message: 'must be said when the reason is other' },
    ]);
  return {
    seen: act.seen(),
    ...(reason && { reason }),
    ...(words !== undefined && { words }),
    mode: mode ?? 'chairs-responsibility',
    whose: whose ?? 'chair',
  };
};

/** What a decision is about, with the revision at which it was last touched. */
type Touched = Partial<Record<'text' | 'question' | 'proposal' | 'put', number>>;

/**
 * The Chair sees what the Chair decides: each thing the decision is about must be as it was on the screen.
 * `text` is compared only where it is given here; it may never lie in the future.
 */
export const unchangedSince = (act: Act, textRevision: number, touched: Touched): void => {
  const seen = act.seen();
  if (Number(seen.text) > textRevision)
    throw new Invalid(
      'SEEN_IN_THE_FUTURE',
      `The text is at revision ${String(textRevision)}, not yet at ${seen.text}.`,
    );
  for (const [what, revision] of Object.entries(touched) as [keyof Touched, number][]) {
    const had = seen[what];
    if (had === undefined)
      throw new Conflict(
        'SEEN_MISSING',
        `Say in "seen.${what}" which revision of the ${what} you had before you.`,
        'unseen',
      );
    if (Number(had) !== revision)
      throw new Conflict(
        'CHANGED_SINCE_SEEN',
        `The ${what} was at revision ${had} when you saw it and is at ${String(revision)} now.`,
      );
  }
};
