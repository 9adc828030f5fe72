import type { Author } from '#text';

/** One thing that stood in the way and that the Chair passed on the record, by name. */
export interface Passed {
  readonly rule: string;
  readonly code: string;
  readonly question?: string | undefined;
  readonly proposal?: string | undefined;
  readonly objection?: string | undefined;
  /** Whom it passed over. */
  readonly over?: readonly Author[] | undefined;
  readonly words?: string | undefined;
}
