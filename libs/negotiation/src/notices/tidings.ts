/** What somebody must hear, before it is addressed: one notice, several recipients. */
export interface Tidings {
  readonly kind: string;
  /** Id of the proposal, objection, question or version it is about: part of the notice's own id. */
  readonly about: string;
  readonly to: readonly string[];
  readonly title: string;
  readonly lines: readonly string[];
  readonly question?: string;
  readonly version?: string;
}
