import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type { RecordedEvent } from '#eventsourcing';

/** What turns events into rows. Both parts may run again after a failure: nothing is kept but in the transaction. */
export interface Projector {
  /** Fetches what `apply` needs and cannot wait for; called before the transaction, with the page to come. */
  prepare?(events: readonly RecordedEvent[]): Promise<void>;
  /** Writes the rows of one event, inside the transaction. Copes with every event and refuses none. */
  apply(event: RecordedEvent): void;
  /** The transaction failed: what was remembered since `prepare` did not happen. */
  forget?(): void;
}

/** A view: its tables, the streams it reads, and how. Changing `schema` or `version` builds it anew. */
export interface ViewDefinition {
  /** Names its file. */
  readonly name: string;
  /** Another one whenever the projector may write other rows. */
  readonly version: string;
  readonly schema: string;
  readonly prefixes: readonly string[];
  open(db: DatabaseSyncInstance): Projector;
}
