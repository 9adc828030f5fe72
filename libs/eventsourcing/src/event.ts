/** The place of an event in its stream: 0, 1, 2, … without gaps. Crosses the wire as a decimal string. */
export type Revision = number;

/** The place of an event in the whole ledger: strictly increasing, perhaps with gaps. Crosses the wire as a decimal string. */
export type Position = number;

/** What a caller asks to be appended. The first event of a command also carries the command itself. */
export interface NewEvent<D = unknown, M extends EventMeta = EventMeta> {
  readonly type: string;
  readonly schema: number;
  readonly data: D;
  readonly command?: CommandRecord;
  readonly meta: M;
}

/** The command as it was given, so that a verifier can decide it again. */
export interface CommandRecord {
  readonly name: string;
  readonly schema: number;
  readonly input: unknown;
}

/** What the kernel itself needs to find in every event's metadata; the domain adds who, when and on what grounds. */
export interface EventMeta {
  readonly commandId: string;
  /** ISO 8601 instant; never decreases within a stream. Set by `transact` when the event is appended. */
  readonly recordedAt: string;
  readonly [key: string]: unknown;
}

/** What a fold sees: an event in its stream. It may be decided on before the ledger has given it a position. */
export interface Fact<D = unknown, M extends EventMeta = EventMeta> extends NewEvent<D, M> {
  readonly stream: string;
  readonly revision: Revision;
  /** uuidv5(commandId, index within the command) */
  readonly id: string;
}

/** A fact, as read back from a store that has checked its hash. */
export interface RecordedEvent<D = unknown, M extends EventMeta = EventMeta> extends Fact<D, M> {
  readonly position: Position;
  /** SHA-256 (hex) over the previous hash of the stream and this event's header as stored. */
  readonly hash: string;
}

/** A place in one particular ledger; verified when it is used again, since a restored ledger is another one. */
export interface Checkpoint {
  readonly ledgerId: string;
  /** 0 before the first event. */
  readonly position: Position;
  /** Hash of the event at `position`; '' before the first event. */
  readonly hash: string;
}
