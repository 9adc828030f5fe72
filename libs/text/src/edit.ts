/** Who put or struck words: a delegation's id, 'chair' or 'secretariat'. */
export type Author = string;

/** The author of what the Chair writes. */
export const CHAIR: Author = 'chair';

/**
 * Replace words `from` up to but not including `to` by `ins`. The indices count the words that stand at the edit's base.
 * Both runs are joined with explicit leads, so that swapping them undoes the hunk; `del` is checked before the edit is recorded.
 */
export interface Hunk {
  readonly from: number;
  readonly to: number;
  readonly del: string;
  readonly ins: string;
}

/** A change of one question's wording, stated against the wording as it stood at revision `base` of the text's stream. */
export interface Edit {
  readonly base: number;
  readonly tokeniser: number;
  readonly hunks: readonly Hunk[];
}

/** Whose words or strikes these are; without a proposal they are the Chair's own in this decision. */
export interface Credit {
  readonly by: readonly Author[];
  readonly proposal?: string;
}

/** A run of inserted words, joined with explicit leads. */
export interface InsertedRun extends Credit {
  readonly text: string;
}

/** So many of the hunk's struck words, one run after the other. */
export interface StruckRun extends Credit {
  readonly words: number;
}

/**
 * A hunk as the decision applied it, counted in the words standing just before its event.
 * `past` says where the inserted words stand among words that do not: how many of those between the standing words `from - 1`
 * and `to` (struck earlier or by this hunk) come before them; absent, all do. Only so is the order of insertions around struck
 * words the same whichever was decided first. `within` is the innermost span they stand in: an index alone cannot say on
 * which side of a bracket a word stands.
 */
export interface AppliedHunk {
  readonly from: number;
  readonly to: number;
  readonly del: string;
  readonly struck: readonly StruckRun[];
  readonly ins: readonly InsertedRun[];
  readonly past?: number;
  readonly within?: string;
}

/** A place in the applied hunks: word `word` of what hunk `hunk` struck or inserted. */
export interface PlaceInHunk {
  readonly hunk: number;
  readonly word: number;
}

/** So many words struck at `from` were put back at `to`, and keep their first author. */
export interface Move {
  readonly from: PlaceInHunk;
  readonly to: PlaceInHunk;
  readonly words: number;
}

/** Brackets say that words are not agreed; alternatives of one group compete for one passage. */
export type SpanKind = 'bracket' | 'alternative';

/** What a span is, wherever it stands; `requestedBy` is empty for the words that stood there before. */
export interface SpanHead {
  readonly id: string;
  readonly kind: SpanKind;
  readonly group?: string;
  readonly requestedBy: readonly Author[];
  readonly reason?: string;
}

/** What of a span does not depend on where it stands. */
export const headOf = ({ id, kind, group, requestedBy, reason }: SpanHead): SpanHead => ({
  id,
  kind,
  ...(group !== undefined && { group }),
  requestedBy,
  ...(reason !== undefined && { reason }),
});

/** A span opened by an event, counted in the words standing just after the same event's hunks; never empty. */
export interface SpanOpened extends SpanHead {
  readonly from: number;
  readonly to: number;
}

/** What a decision did to a question's wording: complete, so that folding it applies no rule. */
export interface Applied {
  readonly tokeniser: number;
  readonly hunks: readonly AppliedHunk[];
  readonly moves: readonly Move[];
  readonly opened: readonly SpanOpened[];
  readonly settled: readonly string[];
  /** Revisions of what is undone by it: what they struck stands again under its first stamp, what they put in does not. */
  readonly undoes?: readonly number[];
}

/** Why an edit, a bracket or a settlement does not fit the wording it names; the codes are stable. */
export type EditFaultCode =
  | 'TOKENISER_UNKNOWN'
  | 'BASE_UNKNOWN'
  | 'HUNK_OUT_OF_RANGE'
  | 'HUNKS_OVERLAP'
  | 'WITNESS_MISMATCH'
  | 'INSERTION_NOT_NORMAL'
  | 'CHANGES_NOTHING'
  | 'SPANS_CROSS'
  | 'SPAN_UNKNOWN'
  | 'GROUP_INCOMPLETE'
  | 'GROUP_KEEPS_TWO'
  | 'SETTLED_TWICE'
  | 'KEPT_INSIDE_STRUCK';

/** A fault as data: the domain decides which error it becomes. */
export interface EditFault {
  readonly code: EditFaultCode;
  readonly message: string;
}

/** Tells a fault from what was asked for. */
export const isFault = (outcome: object): outcome is EditFault => 'code' in outcome;
