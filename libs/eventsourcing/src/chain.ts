import { randomFillSync } from 'node:crypto';
import { canonical } from './canonical.js';
import { NotProven } from './errors.js';
import type { CommandRecord, EventMeta, Fact, NewEvent, Position, RecordedEvent, Revision } from './event.js';
import { sha256, uuidv5 } from './ids.js';

/**
 * How every store writes an event.
 *
 * payload     canonical JSON of { command?, data }
 * commitment  SHA-256 over the salt (its 32 hex digits) followed by the payload
 * header      canonical JSON of { commitment, id, meta, revision, schema, stream, type }
 * hash        SHA-256 over the previous hash of the stream ('' before the first) followed by the header
 *
 * Payload and metadata are written as text once; what is stored, hashed and checked are those very bytes.
 * A payload can be withheld from an export: the commitment stands in for it, and the salt keeps it from being guessed.
 */
export interface StoredEvent {
  readonly stream: string;
  readonly revision: Revision;
  readonly id: string;
  readonly type: string;
  readonly schema: number;
  readonly payload: string;
  readonly meta: string;
  readonly salt: string;
  readonly hash: string;
}

/** What an event says, as text. `bytes` counts both parts in UTF-8. */
export interface EventText {
  readonly payload: string;
  readonly meta: string;
  readonly bytes: number;
}

/** The text of an event that is about to be appended; a TypeError for what has no JSON form. */
export const textOf = (event: NewEvent): EventText => (event instanceof DecidedFact ? event.text() : written(event));

const written = ({ command, data, meta: metadata }: NewEvent): EventText => {
  const payload = `{${command === undefined ? '' : `"command":${canonical(command)},`}"data":${canonical(data)}}`;
  const meta = canonical(metadata);
  return { payload, meta, bytes: Buffer.byteLength(payload) + Buffer.byteLength(meta) };
};

/** A fact on its way to the record. The ledger measures it and the store writes it: the text is made once for both. */
export class DecidedFact implements Fact {
  readonly id: string;
  readonly type: string;
  readonly schema: number;
  readonly data: unknown;
  readonly meta: EventMeta;
  declare readonly command?: CommandRecord;
  #text: EventText | undefined;

  constructor(
    readonly stream: string,
    readonly revision: Revision,
    event: NewEvent,
    index: number,
  ) {
    this.id = uuidv5(event.meta.commandId, index);
    this.type = event.type;
    this.schema = event.schema;
    this.data = event.data;
    this.meta = event.meta;
    if (event.command !== undefined) this.command = event.command;
  }

  text(): EventText {
    return (this.#text ??= written(this));
  }
}

/** An event with its text, and its place in its command. */
export interface WrittenEvent {
  readonly event: NewEvent;
  readonly text: EventText;
  readonly commandId: string;
  readonly index: number;
}

/** An event chained to the one before it in its stream, whose hash is `previous`; ready to be stored. */
export const sealed = (
  { event, text, commandId, index }: WrittenEvent,
  stream: string,
  revision: Revision,
  previous: string,
): StoredEvent => {
  const id = event instanceof DecidedFact ? event.id : uuidv5(commandId, index);
  const { type, schema } = event;
  const { payload, meta } = text;
  const unsealed = { stream, revision, id, type, schema, payload, meta, salt: salt(), hash: '' };
  unsealed.hash = hashOf(unsealed, previous);
  return unsealed;
};

/** The hash a stored event must have after the one before it in its stream. */
export const hashOf = (event: StoredEvent, previous: string): string =>
  sha256(previous + headerOf(event, sha256(event.salt + event.payload)));

/** Names hold neither quotes nor control characters (see `checkNames`), so the template is canonical as it stands. */
const headerOf = ({ id, meta, revision, schema, stream, type }: StoredEvent, commitment: string): string =>
  `{"commitment":"${commitment}","id":"${id}","meta":${meta},"revision":${String(revision)},"schema":${String(schema)},"stream":"${stream}","type":"${type}"}`;

/** A stored event read back, after its hash was checked: NotProven LEDGER_DAMAGED when it does not hold. */
export const opened = (stored: StoredEvent, previous: string, position: Position): RecordedEvent => {
  if (hashOf(stored, previous) !== stored.hash) throw damaged(stored.stream, stored.revision);
  const payload = JSON.parse(stored.payload) as { command?: CommandRecord; data: unknown };
  const meta = JSON.parse(stored.meta) as EventMeta;
  return new Recorded(stored, payload.data, meta, payload.command, position);
};

/** A new event as it was just recorded, without reading it back. */
export const recorded = (event: NewEvent, stored: StoredEvent, position: Position): RecordedEvent =>
  new Recorded(stored, event.data, event.meta, event.command, position);

export const damaged = (stream: string, revision: Revision): NotProven =>
  new NotProven('LEDGER_DAMAGED', `Event ${String(revision)} of ${stream} is not what was recorded.`);

/** Characters of payload and metadata, for what keeping it in memory costs. */
export const bytesOf = (fact: Fact): number => (fact instanceof Recorded ? fact.bytes() : textOf(fact).bytes);

class Recorded implements RecordedEvent {
  readonly stream: string;
  readonly revision: Revision;
  readonly id: string;
  readonly type: string;
  readonly schema: number;
  readonly hash: string;
  declare readonly command?: CommandRecord;
  readonly #bytes: number;

  constructor(
    stored: StoredEvent,
    readonly data: unknown,
    readonly meta: EventMeta,
    command: CommandRecord | undefined,
    readonly position: Position,
  ) {
    this.stream = stored.stream;
    this.revision = stored.revision;
    this.id = stored.id;
    this.type = stored.type;
    this.schema = stored.schema;
    this.hash = stored.hash;
    if (command !== undefined) this.command = command;
    this.#bytes = stored.payload.length + stored.meta.length;
  }

  bytes(): number {
    return this.#bytes;
  }
}

/** Sixteen random bytes in hex, from a pool: asking the system for each would cost more than hashing. */
const salt = (): string => {
  if (salted === pool.length) {
    randomFillSync(pool);
    salted = 0;
  }
  return pool.toString('hex', salted, (salted += 16));
};
const pool = Buffer.alloc(4096);
let salted = pool.length;
