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
  /** Read out, and written down by the secretariat; its proposer confirms what was written. */
  readonly transcript?: { readonly confirmedAt: string };
  /** First wanted without a wording; `tabledAt` is when the wording followed. */
  readonly idea?: { readonly words: string; readonly raisedAt: string };
  /** The wording was another delegation’s comment; `tabledAt` is when it was taken up. */
  readonly comment?: { readonly by: string; readonly words: string; readonly madeAt: string };
}

/** Decided as it stands; `chairWording` is the complete wording where the Chair amends. */
interface DecidedEdit extends Edit {
  readonly outcome: Outcome;
  readonly decidedAt: string;
  readonly chairWording?: string;
  /** Decided together with the others of that package. */
  readonly package?: string;
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

/** A wording of the Chair's, floated, then put, then agreed: it becomes the question's. */
export interface PlannedPut {
  readonly key: string;
  readonly question: string;
  readonly reading: Reading;
  readonly wording: string;
  readonly floatedAt: string;
  readonly putAt: string;
  readonly agreedAt: string;
  /** The Chair's ruling where it is declared agreed notwithstanding an objection; without one, nobody objects. */
  readonly notwithstanding?: string;
}

/** A wrong key of the Chair's, noticed within ten minutes; what was meant is done after. */
export interface PlannedSlip {
  readonly edit: string;
  readonly meant: 'accepted';
  readonly recorded: 'not-retained';
  readonly at: string;
  readonly correctedAt: string;
  readonly words: string;
}

/**
 * What the secretariat records on the Chair's standing instruction. At the close of the meeting the Chair is told of it, and
 * confirms it then, or has not yet.
 */
export interface PlannedInstruction {
  /** The key of the act. */
  readonly act: string;
  readonly confirmedAt?: string;
}

/** A group is spoken for on what was floated, and a member of it is of another mind. */
export interface PlannedStatement {
  readonly key: string;
  readonly group: string;
  readonly by: string;
  readonly put: string;
  readonly position: 'support';
  readonly words: string;
  readonly at: string;
  readonly dissociation: { readonly by: string; readonly words: string; readonly at: string };
}

/**
 * How a concern or an objection ends. A party that is in the room and does not renew its objection when a wording is put is
 * taken not to maintain it; one that is not there keeps it.
 */
type End =
  | { readonly how: 'lifted'; readonly addressedAt: string; readonly liftedAt: string }
  | { readonly how: 'removed' }
  | { readonly how: 'not-maintained' }
  | { readonly how: 'reserved'; readonly words: string; readonly at: string };

/** A concern never blocks; a formal objection, of a party only, does until it ends. */
export interface PlannedObjection {
  readonly key: string;
  readonly formal: boolean;
  readonly by: string;
  readonly question: string;
  readonly reading: Reading;
  readonly ground: Ground;
  readonly words: string;
  readonly raisedAt: string;
  readonly end: End;
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
  /** When an interim paper of the text as it stands was issued while it was open. */
  readonly interimAt?: string;
}
