import {
  checkAdopted,
  checkChained,
  checkForgettable,
  Invalid,
  recorded,
  sealed,
  streamForgotten,
  Unavailable,
  verified,
  writtenAppend,
  type Appended,
  type Checkpoint,
  type CommandEvents,
  type EventPage,
  type MovableStore,
  type PlacedEvent,
  type Position,
  type RecordedEvent,
  type Restored,
  type Revision,
  type StoredEvent,
  type SubscribeOptions,
  type WrittenEvent,
} from '#eventsourcing';
import { Appending } from './appending.js';
import { following, lastPlace } from './following.js';
import { Heads } from './heads.js';
import { LEDGER_STREAM, LedgerStream, type Opening } from './ledger-stream.js';
import { openedAfter, Reading } from './reading.js';
import { asChained, Server, type Limits, type Raw } from './server.js';
import type { ChainedEvent } from './stored-lines.js';

export interface KurrentStoreOptions extends Partial<Limits>, Opening {}

const LIMITS: Limits = { answerMs: 5_000, silenceMs: 15_000 };

/**
 * The ledger in a KurrentDB, a cluster or a single node, which any number of processes share. Only single-stream appends
 * are used. Events leave as they were stored, their hashes checked.
 */
export class KurrentStore implements MovableStore {
  readonly #heads = new Heads();
  readonly #appending: Appending;
  readonly #reading: Reading;
  readonly #closing = new AbortController();

  private constructor(
    private readonly server: Server,
    private readonly ledger: LedgerStream,
  ) {
    this.#appending = new Appending(server, this.#heads);
    this.#reading = new Reading(server, ledger, this.#heads);
  }

  /**
   * Connects by a connection string, TLS and credentials included, and begins the ledger where there is none. Several
   * ledgers can share a database under names of their own: `?ledger=<name>`, `nonpaper` unless told.
   * Errors: `Invalid('STORE_URL' | 'STORE_PASSWORD')`, `Unavailable('STORE_UNREACHABLE')`.
   */
  static async open(
    url: string,
    { restored = false, existing = false, ...limits }: KurrentStoreOptions = {},
  ): Promise<KurrentStore> {
    const server = Server.at(url, { ...LIMITS, ...limits });
    try {
      return new KurrentStore(server, await LedgerStream.open(server, { restored, existing }));
    } catch (error) {
      await server.dispose();
      throw error;
    }
  }

  get ledgerId(): string {
    return this.ledger.ledgerId;
  }

  get restored(): Restored | undefined {
    return this.ledger.restored;
  }

  noteRestored(restored: Restored): Promise<void> {
    return this.ledger.renew(restored);
  }

  async append(stream: string, expected: Revision | 'none', batch: readonly CommandEvents[]): Promise<Appended> {
    this.#mustBeOpen();
    const events = writtenAppend(stream, batch);
    this.#mustTake(stream);
    const previous = await this.#appending.previous(stream, expected);
    const stored = chained(events, stream, expected, previous);
    const placed = await this.#appending.append({ stream, expected, previous, events: stored });
    return { events: events.map(({ event }, n) => asRecorded(event, placed[n])) };
  }

  async adopt(events: readonly StoredEvent[]): Promise<void> {
    this.#mustBeOpen();
    const { stream, expected } = checkAdopted(events);
    this.#mustTake(stream);
    const previous = await this.#appending.previous(stream, expected);
    checkChained(events, previous);
    await this.#appending.append({ stream, expected, previous, events });
  }

  async *read(stream: string, from: Revision = 0): AsyncGenerator<RecordedEvent> {
    this.#mustBeOpen();
    yield* this.#reading.stream(stream, from);
  }

  async *stored(): AsyncGenerator<readonly PlacedEvent[]> {
    this.#mustBeOpen();
    yield* this.#reading.everything();
  }

  async *subscribe(
    after: Checkpoint | 'start',
    { prefixes = [], signal }: SubscribeOptions,
  ): AsyncGenerator<EventPage> {
    this.#mustBeOpen();
    const until = AbortSignal.any([signal, this.#closing.signal]);
    if (until.aborted) return;
    const known = after === 'start' || after.position === 0 ? undefined : await this.#reading.known(after.position);
    let checkpoint = verified(after, this.ledgerId, () => known);
    await this.ledger.refresh(); // what was forgotten up to now must not be shown
    const end = await lastPlace(this.server);
    for await (const page of following(this.server, { after: checkpoint.position, end, signal: until })) {
      const events = page.events.flatMap((raw) => this.#shown(raw));
      const last = this.#lastOf(page.events);
      checkpoint = last ? { ledgerId: this.ledgerId, ...last } : checkpoint;
      const wanted = events.filter((event) => isWanted(event, prefixes));
      yield { events: wanted, checkpoint, caughtUp: page.caughtUp };
    }
  }

  async forgotten(): Promise<readonly string[]> {
    this.#mustBeOpen();
    await this.ledger.refresh();
    return this.ledger.forgotten;
  }

  head(): Promise<Checkpoint> {
    this.#mustBeOpen();
    return this.#reading.head();
  }

  at(position: Position): Promise<Checkpoint | undefined> {
    this.#mustBeOpen();
    return this.#reading.at(position);
  }

  /**
   * What is known of the events that go, position and hash, is put on record first; then the stream is tombstoned. The
   * server takes the bytes out of its files when it is scavenged, not before: see docs/OPERATIONS.md.
   */
  async forget(stream: string): Promise<void> {
    this.#mustBeOpen();
    checkForgettable(stream);
    for (let gone = false; !gone;) {
      const found: ChainedEvent[] = [];
      for await (const raw of this.server.entries(stream, 0)) found.push(asChained(raw));
      const traces = found.map(({ position, stored }) => ({ position, hash: stored.hash }));
      await this.ledger.refresh();
      if (traces.length > 0 || !this.ledger.isForgotten(stream)) await this.ledger.remember(stream, traces);
      gone = await this.server.tombstone(stream, found.at(-1)?.stored.revision ?? 'none');
    }
    this.#heads.drop(stream);
  }

  health(): { writable: boolean; reason?: string } {
    const reason = this.#closing.signal.aborted ? 'closed' : this.server.trouble;
    return reason === undefined ? { writable: true } : { writable: false, reason };
  }

  async close(): Promise<void> {
    if (this.#closing.signal.aborted) return;
    this.#closing.abort();
    await this.server.dispose();
  }

  #mustBeOpen(): void {
    if (this.#closing.signal.aborted) throw new Unavailable('READ_ONLY', 'The ledger is closed.');
  }

  #mustTake(stream: string): void {
    if (stream === LEDGER_STREAM) throw new Invalid('STREAM_NAME', `${stream} is the store's own.`);
    if (this.ledger.isForgotten(stream)) throw streamForgotten(stream);
  }

  /** What a subscriber may see of it; hashes are checked in passing. */
  #shown(raw: Raw): RecordedEvent[] {
    if (raw.stream === LEDGER_STREAM) this.ledger.take(raw);
    if (raw.stream === LEDGER_STREAM || this.ledger.isForgotten(raw.stream)) return [];
    return [openedAfter(undefined, asChained(raw))];
  }

  #lastOf(page: readonly Raw[]): { position: Position; hash: string } | undefined {
    const raw = page.findLast(({ stream }) => stream !== LEDGER_STREAM);
    return raw && { position: raw.position, hash: asChained(raw).stored.hash };
  }
}

const chained = (
  events: readonly WrittenEvent[],
  stream: string,
  expected: Revision | 'none',
  previous: string,
): StoredEvent[] => {
  const stored: StoredEvent[] = [];
  const first = expected === 'none' ? 0 : expected + 1;
  for (const event of events)
    stored.push(sealed(event, stream, first + stored.length, stored.at(-1)?.hash ?? previous));
  return stored;
};

const asRecorded = (event: WrittenEvent['event'], placed: ChainedEvent | undefined): RecordedEvent => {
  if (!placed) throw new Error('fewer events are on record than were appended');
  return recorded(event, placed.stored, placed.position);
};

const isWanted = ({ stream }: RecordedEvent, prefixes: readonly string[]): boolean =>
  prefixes.length === 0 || prefixes.some((prefix) => stream.startsWith(prefix));
