/**
 * Streams and $all, folded from the log. Modelled on the real server: expected revisions, idempotent repeats,
 * tombstones, soft deletion ($tb in a stream's metadata), system events of the server's own among the users'.
 * Not modelled: $maxCount, $maxAge, access lists, links, projections; scavenging takes tombstoned streams only.
 */
import { randomUUID } from 'node:crypto';
import { LogFile } from './log-file.js';
import { damaged } from './damage.js';
import { Stream } from './stream.js';
import { DELETED, type Expected, type ProposedEvent, type StoredEvent } from './stored-event.js';

/** Where a stream stands after an append: at `revision`, whose event lies at `position`. */
export interface Stands {
  readonly revision: bigint;
  readonly position: number;
}

export type Outcome = { success: Stands } | { wrong: bigint | undefined } | 'deleted';

/** After so many events of its users the server writes one of its own. */
const USERS_EVENTS_PER_SYSTEM_EVENT = 20;
/** Past 2^32 from the start, and soon one digit longer: who truncates or compares as text is found out. */
const FIRST_POSITION = 9_999_990_000;
const RECORD_OVERHEAD = 150;
const STATISTICS = '$stats-127.0.0.1:2113';

const system = (type: string, data: object): ProposedEvent => ({
  ...{ id: randomUUID(), type, contentType: 'application/json' },
  ...{ data: Buffer.from(JSON.stringify(data)), metadata: Buffer.alloc(0) },
});

export class Database {
  readonly #log: LogFile;
  readonly #streams = new Map<string, Stream>();
  readonly #readers = new Set<() => void>();
  #all: StoredEvent[] = [];
  #users = 0;

  constructor(path: string) {
    const { log, writes } = LogFile.open(path);
    this.#log = log;
    for (const write of writes) this.#take(write);
    if (this.#all.length === 0) this.#write('$users', [system('$UserCreated', { loginName: 'admin' })]);
  }

  /** Everything in order of position. */
  get all(): readonly StoredEvent[] {
    return this.#all;
  }

  stream(name: string): Stream | undefined {
    return this.#streams.get(name);
  }

  /** How many events of $all lie before a position. */
  before(position: number): number {
    let [low, high] = [0, this.#all.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#all[middle]?.position ?? Infinity) < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  append(name: string, expected: Expected, events: readonly ProposedEvent[]): Outcome {
    const stream = this.#streams.get(name) ?? new Stream();
    if (stream.deleted) return 'deleted';
    const repeated = stream.repeats(expected, events);
    if (repeated) return { success: repeated };
    if (!stream.standsAt(expected)) return { wrong: stream.current };
    return { success: this.#write(name, events) };
  }

  tombstone(name: string, expected: Expected): Outcome {
    return this.#closing(name, expected, () => this.#write(name, [system('$streamDeleted', {})], DELETED));
  }

  /** Hides what the stream holds; it may be written to again. */
  delete(name: string, expected: Expected): Outcome {
    const hidden = { ...system('$metadata', {}), data: Buffer.from(`{"$tb":${String(DELETED)}}`) };
    return this.#closing(name, expected, () => this.#write(`$$${name}`, [hidden]));
  }

  /** Takes the events of tombstoned streams out of the log; the tombstones stay, and so do all positions. */
  scavenge(): void {
    const gone = ({ stream, revision }: StoredEvent): boolean =>
      revision !== DELETED && this.#streams.get(stream)?.deleted === true;
    this.#replace(this.#all.filter((event) => !gone(event)));
  }

  damage(stream: string, revision: bigint): void {
    const found = this.#streams.get(stream)?.at(revision);
    if (!found) throw new Error(`There is no event ${String(revision)} in ${stream} to damage.`);
    this.#replace(this.#all.map((event) => (event === found ? { ...event, data: damaged(event.data) } : event)));
  }

  /** Calls back after every write, until told not to. */
  watch(written: () => void): () => void {
    this.#readers.add(written);
    return () => this.#readers.delete(written);
  }

  #closing(name: string, expected: Expected, close: () => Stands): Outcome {
    const stream = this.#streams.get(name) ?? new Stream();
    if (stream.deleted) return 'deleted';
    return stream.standsAt(expected) ? { success: close() } : { wrong: stream.current };
  }

  #write(stream: string, events: readonly ProposedEvent[], first = this.#streamOf(stream).next): Stands {
    const stored = this.#placed(stream, events, first);
    const write = [...stored, ...this.#systemEventsOwed(stored)];
    this.#log.append(write);
    this.#take(write);
    for (const written of this.#readers) written();
    return stored.at(-1) ?? { revision: first - 1n, position: write.at(-1)?.position ?? FIRST_POSITION };
  }

  #placed(stream: string, events: readonly ProposedEvent[], first: bigint, after = this.#all.at(-1)): StoredEvent[] {
    const created = Date.now();
    const size = (event: ProposedEvent): number => RECORD_OVERHEAD + event.data.length + event.metadata.length;
    let position = after ? after.position + size(after) : FIRST_POSITION;
    return events.map((event, n) => {
      const stored = { ...event, stream, revision: first + BigInt(n), position, created };
      position += size(event);
      return stored;
    });
  }

  #systemEventsOwed(placed: readonly StoredEvent[]): StoredEvent[] {
    const due = (events: number): number => Math.floor(events / USERS_EVENTS_PER_SYSTEM_EVENT);
    if (due(this.#users + placed.filter(isUsers).length) === due(this.#users)) return [];
    const statistics = system('$statsCollected', { events: this.#all.length });
    return this.#placed(STATISTICS, [statistics], this.#streamOf(STATISTICS).next, placed.at(-1));
  }

  #take(write: readonly StoredEvent[]): void {
    for (const event of write) {
      this.#all.push(event);
      if (isUsers(event)) this.#users++;
      if (event.type === '$metadata') this.#streamOf(event.stream.slice(2)).truncate(event.data);
      this.#streamOf(event.stream).take(event);
    }
  }

  #streamOf(name: string): Stream {
    const stream = this.#streams.get(name) ?? new Stream();
    this.#streams.set(name, stream);
    return stream;
  }

  #replace(events: readonly StoredEvent[]): void {
    this.#log.rewrite(events.map((event) => [event]));
    this.#streams.clear();
    this.#all = [];
    this.#users = 0;
    this.#take(events);
  }
}

const isUsers = ({ stream }: StoredEvent): boolean => !stream.startsWith('$');
