import type { Audience } from '../vocabulary.js';

/** One thing as it stands from an event on; the row before it, of the same kind and key, ends there. */
export interface Row {
  readonly kind: string;
  readonly key: string;
  /** Its ETag: the revision of the last event that touched it. */
  readonly etag: number;
  readonly audience: Audience;
  readonly doc: object;
  /** True where there was none of this key before, and so none that ends. */
  readonly first?: boolean;
  /** True where it is there no longer: the row before it ends, and none begins. */
  readonly gone?: boolean;
  /** True where everybody may see it, whoever the events were for that it came of: what goes to the Conference is public. */
  readonly published?: boolean;
}
