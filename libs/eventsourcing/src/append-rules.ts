import { damaged, hashOf, textOf, type StoredEvent, type WrittenEvent } from './chain.js';
import { Forbidden, Invalid } from './errors.js';
import type { Revision } from './event.js';
import { MAX_APPEND_BYTES, type CommandEvents } from './event-store.js';

/** No control characters, lone surrogates, quotes or backslashes: a name goes into the hashed header as it is. */
const STREAM = /^[^\p{Cc}\p{Cs}"\\]{1,256}$/u;
/** What most names are made of; asking this first is cheaper. */
const PLAIN = /^[!#-[\]-~]{1,256}$/;
const TYPE = /^[A-Za-z]\w{0,127}$/;

/** Writes the events of an append as text. Every store refuses the same ones, in the same words, before it stores any. */
export const writtenAppend = (stream: string, batch: readonly CommandEvents[]): readonly WrittenEvent[] => {
  checkBatch(stream, batch);
  const written: WrittenEvent[] = [];
  let bytes = 0;
  for (const { commandId, events } of batch)
    events.forEach((event, index) => {
      const text = textOf(event);
      bytes += text.bytes;
      written.push({ event, text, commandId, index });
    });
  if (bytes > MAX_APPEND_BYTES) throw tooLarge(bytes);
  return written;
};

/** Invalid STREAM_NAME, EVENT_TYPE or EMPTY_APPEND. */
const checkBatch = (stream: string, batch: readonly CommandEvents[]): void => {
  checkStream(stream);
  if (batch.length === 0) throw new Invalid('EMPTY_APPEND', 'There is no command to append.');
  for (const { events, commandId } of batch) {
    if (events.length === 0) throw new Invalid('EMPTY_APPEND', `Command ${commandId} has no events.`);
    for (const event of events) checkType(event);
  }
};

/** Stream and type names become part of the hashed header as they are. */
const checkStream = (stream: string): void => {
  if (!PLAIN.test(stream) && !STREAM.test(stream))
    throw new Invalid('STREAM_NAME', `${JSON.stringify(stream)} cannot name a stream.`);
};

const checkType = ({ type, schema }: { readonly type: string; readonly schema: number }): void => {
  if (!TYPE.test(type) || !Number.isSafeInteger(schema))
    throw new Invalid('EVENT_TYPE', `${JSON.stringify(type)}, schema ${String(schema)}, cannot name an event.`);
};

const ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
const SALT = /^[\da-f]{32}$/;

/** Checks events stored elsewhere as far as they say so themselves; the stream, and the revision it must be at. */
export const checkAdopted = (
  events: readonly StoredEvent[],
): { readonly stream: string; readonly expected: Revision | 'none'; readonly bytes: number } => {
  const [first] = events;
  if (first === undefined) throw new Invalid('EMPTY_APPEND', 'There is no event to adopt.');
  const { stream, revision: from } = first;
  checkStream(stream);
  let bytes = 0;
  for (const [index, event] of events.entries()) {
    checkType(event);
    const { id, salt, revision, payload, meta } = event;
    if (event.stream !== stream || revision !== from + index || !ID.test(id) || !SALT.test(salt))
      throw damaged(event.stream, revision);
    bytes += Buffer.byteLength(payload) + Buffer.byteLength(meta);
  }
  if (bytes > MAX_APPEND_BYTES) throw tooLarge(bytes);
  return { stream, expected: from === 0 ? 'none' : from - 1, bytes };
};

/** Checks that events stored elsewhere are chained to each other, and the first to the stream's last hash: LEDGER_DAMAGED. */
export const checkChained = (events: readonly StoredEvent[], previous: string): void => {
  let hash = previous;
  for (const event of events) {
    if (hashOf(event, hash) !== event.hash) throw damaged(event.stream, event.revision);
    hash = event.hash;
  }
};

export const tooLarge = (bytes: number): Invalid =>
  new Invalid('TOO_LARGE', `${String(bytes)} bytes; at most ${String(MAX_APPEND_BYTES)} can be recorded at once.`);

/** People may ask to be forgotten; nothing else leaves the record. */
export const isForgettable = (stream: string): boolean => stream.startsWith('person-');

/** Forbidden NOT_FORGETTABLE for anything but a person's stream. */
export const checkForgettable = (stream: string): void => {
  if (!isForgettable(stream)) throw new Forbidden('NOT_FORGETTABLE', `${stream} belongs to the record.`);
};

/** What an append to a forgotten stream is answered. */
export const streamForgotten = (stream: string): Forbidden =>
  new Forbidden('STREAM_FORGOTTEN', `${stream} was forgotten and stays empty; whoever comes back gets another id.`);
