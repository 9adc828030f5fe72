import type { StoredEvent } from './chain.js';
import type { Checkpoint, Position } from './event.js';
import type { EventStore, Restored } from './event-store.js';

/** An event as it is stored, and where this ledger has it. */
export interface PlacedEvent {
  readonly position: Position;
  readonly stored: StoredEvent;
}

/** What a ledger holds, as it lies there: for whoever proves it, and whoever carries it to another store. */
export interface StoredEvents {
  /**
   * Pages of everything that was recorded when this was called, in order of position, byte for byte, with no hash
   * checked. Persons' streams too; of forgotten ones nothing, also where the store has not yet thrown them out.
   * `NotProven('LEDGER_DAMAGED')` where the store itself sees that something is missing.
   */
  stored(): AsyncIterable<readonly PlacedEvent[]>;

  /** The names of the streams that were forgotten, each once. */
  forgotten(): Promise<readonly string[]>;
}

/** A ledger that is read whole, wherever it is kept: a store, the file of one beside its service, a backup. */
export interface WholeLedger extends StoredEvents {
  readonly ledgerId: string;

  /** The last event of the ledger. */
  head(): Promise<Checkpoint>;
}

/** A ledger that can be carried to another store, and be carried to. */
export interface MovableStore extends EventStore, StoredEvents {
  /** Says that adoptions begun together are recorded in that order and in one commit; else a copy waits for each. */
  readonly commitsTogether?: true;

  /**
   * Appends events of one stream, next to each other, as they were stored elsewhere: the same bytes and hashes; atomic
   * and durable when it resolves. Errors as of `append`: `Conflict('WRONG_REVISION')` when the first does not follow
   * on the stream's last; and `NotProven('LEDGER_DAMAGED')` when they are not chained to it and to each other.
   */
  adopt(events: readonly StoredEvent[]): Promise<void>;

  /** Puts on record, beside the events, that what is here came from a backup: it is another ledger than that one. */
  noteRestored(restored: Restored): Promise<void>;
}
