import type { Author } from '#text';

/** Something that was said of a text, by what it is and whose it is. */
export interface Theirs {
  readonly what: 'proposal' | 'objection' | 'concern' | 'reservation' | 'comment';
  readonly by: readonly Author[];
}

/** A rule that the Chair passed. */
export interface Override {
  readonly rule: string;
  readonly code: string;
  readonly words?: string | undefined;
  /** Whom it passed over. */
  readonly over?: readonly Author[] | undefined;
}

/** What every paper says of a question beside its words. */
export type Remark =
  | ({ readonly kind: 'override'; readonly at: number } & Override)
  | { readonly kind: 'correction'; readonly at: number; readonly on: string; readonly words: string }
  | { readonly kind: 'redraft'; readonly at: number; readonly reading: number; readonly answers: readonly Theirs[] }
  | { readonly kind: 'package'; readonly at: number; readonly packageId: string };

/** The command whose events are being folded: its first revision, and with which words it passed which rules. */
export interface UnderWay {
  readonly at: number;
  readonly commandId?: string | undefined;
  readonly said: readonly Override[];
}

export interface Remarked {
  /** Remarks on what is no question of the text, such as a new one that is only proposed. */
  readonly remarks: readonly Remark[];
  readonly underWay?: UnderWay | undefined;
}
