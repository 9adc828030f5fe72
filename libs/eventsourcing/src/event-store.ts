import type { Checkpoint, NewEvent, Position, RecordedEvent, Revision } from './event.js';

/** The events of one command; a batch of these is appended whole or not at all. */
export interface CommandEvents {
  readonly commandId: string;
  readonly events: readonly NewEvent[];
}

export interface Appended {
  /** The events as recorded, in order, over all commands of the batch. */
  readonly events: readonly RecordedEvent[];
}

export interface SubscribeOptions {
  /** Stream name prefixes such as `text-`; none means every stream. */
  readonly prefixes?: readonly string[];
  readonly signal: AbortSignal;
}

export interface EventPage {
  readonly events: readonly RecordedEvent[];
  /** Where a subscriber stands after handling this page; may lie beyond the last event where a prefix filtered others out. */
  readonly checkpoint: Checkpoint;
  /** True when, at that moment, nothing more was recorded. A page may be empty, to say so. */
  readonly caughtUp: boolean;
}

/** From what a ledger was restored. */
export interface Restored {
  /** The ledger that was backed up, and its last event then. */
  readonly from: Checkpoint;
  /** ISO 8601 instants. */
  readonly takenAt: string;
  readonly at: string;
  /** The last position in this ledger of what came from there: who wrote to the other one after that is not known here. */
  readonly upTo: Position;
}

/** At most this many bytes of payload and metadata in one append. */
export const MAX_APPEND_BYTES = 512 * 1024;

/**
 * The ledger. Every adapter passes the one contract suite in `testing/`.
 *
 * Errors: `Conflict('WRONG_REVISION')` when the stream is not at `expected`; `Forbidden('STREAM_FORGOTTEN')` when it was
 * forgotten; `Invalid('TOO_LARGE')` past `MAX_APPEND_BYTES`; `Unavailable('READ_ONLY' | 'STORE_FULL' | 'OUTCOME_UNKNOWN' | 'STORE_UNREACHABLE')`;
 * `NotProven('LEDGER_DAMAGED')` when something read does not hash to what was recorded;
 * `Invalid('OTHER_LEDGER')` for a checkpoint of another ledger, `NotProven('CHECKPOINT_MISMATCH')` for one whose hash is not ours.
 */
export interface EventStore {
  /** New when a backup is restored. */
  readonly ledgerId: string;

  /** Where what it holds came from, if that was a backup. */
  readonly restored?: Restored | undefined;

  /** Atomic and durable when it resolves. `expected` is the revision of the stream's last event. */
  append(stream: string, expected: Revision | 'none', batch: readonly CommandEvents[]): Promise<Appended>;

  /** Events of one stream in order, from `from` (default 0) to the end as of now; hashes checked. Nothing for an unknown stream. */
  read(stream: string, from?: Revision): AsyncIterable<RecordedEvent>;

  /** Pages in order of position, after the checkpoint (or from the start), live until the signal aborts; hashes checked. */
  subscribe(after: Checkpoint | 'start', options: SubscribeOptions): AsyncIterable<EventPage>;

  /** The last event of the ledger. */
  head(): Promise<Checkpoint>;

  /** The checkpoint of the event at a position (for tokens that carry only the position), or undefined if there is none. */
  at(position: Position): Promise<Checkpoint | undefined>;

  /**
   * Deletes a stream, and closes its name for ever: person streams only, anything else is `Forbidden('NOT_FORGETTABLE')`.
   * A name that never had events is closed too: who is to be forgotten may be heard of here before anything else about
   * them. Forgetting again is harmless.
   */
  forget(stream: string): Promise<void>;

  /** Says whether appends would be taken, and if not why; for health. */
  health(): { readonly writable: boolean; readonly reason?: string };

  close(): Promise<void>;
}
