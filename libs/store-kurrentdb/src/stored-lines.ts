import { damaged, uuidv5, type PlacedEvent, type Position, type Revision, type StoredEvent } from '#eventsourcing';

/** An event as it lies in KurrentDB, its place in `$all`, and the hash it follows on. */
export interface ChainedEvent extends PlacedEvent {
  readonly previous: string;
}

/** What KurrentDB is given to keep. */
export interface Kept {
  readonly id: string;
  readonly type: string;
  readonly data: Uint8Array;
}

/** Where KurrentDB keeps it. */
export interface Place {
  readonly stream: string;
  readonly revision: Revision;
  readonly type: string;
  readonly position: Position;
}

interface Header {
  readonly hash: string;
  readonly id: string;
  readonly previous: string;
  readonly salt: string;
  readonly schema: number;
}

/**
 * Three lines of JSON: header, metadata, payload. Canonical JSON has no line breaks of its own, so the very bytes that
 * were hashed come back. It is kept as binary: the client parses and writes anew whatever is declared JSON, metadata even
 * where nothing is declared, and then keys change their order.
 */
export const written = (event: StoredEvent, previous: string): Kept => {
  const { hash, id, salt, schema, meta, payload } = event;
  const header = JSON.stringify({ hash, id, previous, salt, schema } satisfies Header);
  return {
    id: keptAs(hash),
    type: event.type,
    data: new TextEncoder().encode(`${header}\n${meta}\n${payload}`),
  };
};

/**
 * KurrentDB acknowledges an event whose id it has already at that place, and keeps what it has. An id made from the hash
 * makes that safe: the same id is the same bytes. Made from the command, a second process deciding the same command would
 * be told that its own bytes were taken.
 */
const keptAs = (hash: string): string => uuidv5('kurrentdb', hash);

/** NotProven LEDGER_DAMAGED for what was not written by us, or not like this. */
export const read = (data: unknown, { stream, revision, type, position }: Place): ChainedEvent => {
  const [header = '', meta = '', payload, ...more] = data instanceof Uint8Array ? linesOf(data) : [];
  const told = parsed(header);
  if (payload === undefined || more.length > 0 || !told) throw damaged(stream, revision);
  const { hash, id, previous, salt, schema } = told;
  return { position, previous, stored: { stream, revision, id, type, schema, payload, meta, salt, hash } };
};

const linesOf = (data: Uint8Array): string[] => Buffer.from(data).toString('utf8').split('\n');

const parsed = (text: string): Header | undefined => {
  try {
    const header = JSON.parse(text) as Partial<Header> | null;
    return header !== null && typeof header.hash === 'string' ? (header as Header) : undefined;
  } catch {
    return undefined;
  }
};
