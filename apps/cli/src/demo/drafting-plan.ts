/** How the drafting of the sample is written down. Instants are when it happened in the room. */

export type Outcome = 'accepted' | 'accepted-as-amended' | 'in-brackets' | 'not-retained';
export type Reading = 1 | 2 | 3;
export type Reason = 'language' | 'beyond-scope' | 'duplication' | 'compromise' | 'no-support';
export type Ground = 'language' | 'beyond-scope' | 'duplication';

interface Edit {
  readonly key: string;
  readonly by: string;
  readonly question: string;
  readonly reading: Reading;
  /** The complete wording proposed, from the wording as it stood at `tabledAt`. */
  readonly newWording: string;
  readonly rationale: string;
  readonly tabledAt: string;
}

/** Decided as it stands; `chairWording` is the complete wording where the Chair amends. */
interface DecidedEdit extends Edit {
  readonly outcome: Outcome;
  readonly decidedAt: string;
  readonly chairWording?: string;
}

/** Overtaken by `overtakenBy` on the same words; its sponsor stands by it as restated, and it is then accepted. */
interface StaleEdit extends Edit {
  readonly outcome: 'stale';
  readonly overtakenBy: string;
  readonly restated: { readonly wording: string; readonly confirmedAt: string; readonly decidedAt: string };
}

/** The same change as an earlier edit: whoever wanted to propose it joins that one. */
interface SameChange extends Edit {
  readonly outcome: 'same-change';
  readonly sameAs: string;
  readonly joinedAt: string;
}

/** Put off in its reading and decided in a later one. */
interface DeferredEdit extends Edit {
  readonly outcome: 'deferred';
  readonly deferredAt: string;
  readonly later: { readonly reading: Reading; readonly outcome: 'not-retained'; readonly decidedAt: string };
}

interface WithdrawnEdit extends Edit {
  readonly outcome: 'withdrawn';
  readonly withdrawnAt: string;
}

export type PlannedEdit = DecidedEdit | StaleEdit | SameChange | DeferredEdit | WithdrawnEdit;

/** The brackets that an edit was reflected in are settled: its words are kept, or those that stood before. */
export interface PlannedSettlement {
  readonly edit: string;
  readonly question: string;
  readonly reading: Reading;
  readonly keep: 'proposed' | 'standing';
  readonly reason: Reason;
  readonly at: string;
}

/** A wording of the Chair's, floated, then put, then agreed without objection: it becomes the question's. */
export interface PlannedPut {
  readonly key: string;
  readonly question: string;
  readonly reading: Reading;
  readonly wording: string;
  readonly floatedAt: string;
  readonly putAt: string;
  readonly agreedAt: string;
}

/** A concern never blocks; a formal objection, of a party only, does until it is lifted or its question is removed. */
export interface PlannedObjection {
  readonly key: string;
  readonly formal: boolean;
  readonly by: string;
  readonly question: string;
  readonly reading: Reading;
  readonly ground: Ground;
  readonly words: string;
  readonly raisedAt: string;
  readonly end:
    { readonly how: 'lifted'; readonly addressedAt: string; readonly liftedAt: string } | { readonly how: 'removed' };
}

/** What becomes of questions in a reading, besides those agreed by a put. All of one entry at the same instant. */
export interface PlannedDisposition {
  readonly reading: Reading;
  readonly disposition: 'agreed' | 'carried-over' | 'removed';
  readonly reason?: Reason;
  readonly at: string;
  readonly questions: readonly string[];
}

export interface PlannedReading {
  readonly n: Reading;
  readonly session: 4 | 5;
  readonly opensAt: string;
  readonly closesAt: string;
  /** When the Chair issues the revised non-paper. */
  readonly issuedAt: string;
}
