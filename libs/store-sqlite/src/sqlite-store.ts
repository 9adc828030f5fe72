import { setImmediate as turn } from 'node:timers/promises';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import {
  Bell,
  checkAdopted,
  checkForgettable,
  PagedEvents,
  tail,
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
} from '#eventsourcing';
import { noteRestored, openForWriting, restoredIn } from './ledger-file.js';
import { Lock, realPath } from './lock.js';
import { Reader, type Link, type Links } from './reader.js';
import { Recent } from './recent.js';
import { closeQuietly, codeOf, full, FULL, reading } from './sqlite-errors.js';
import { Writer, type Append } from './writer.js';

export interface SqliteStoreOptions {
  /** The file was restored from a backup: it becomes another ledger, and what was derived from it is derived again. */
  readonly restored?: boolean;
}

interface Queued extends Append {
  readonly resolve: (appended: Appended) => void;
  readonly reject: (error: unknown) => void;
}

/** The ledger in one SQLite file, written by this process alone. */
export class SqliteStore implements MovableStore {
  readonly commitsTogether = true;
  private readonly bell = new Bell();
  private readonly writer: Writer;
  private readonly reader: Reader;
  private readonly recent: Recent;
  private queue: Queued[] = [];
  private from: Restored | undefined;

  private constructor(
    readonly path: string,
    readonly ledgerId: string,
    private readonly lock: Lock,
    private readonly db: DatabaseSyncInstance,
  ) {
    this.writer = new Writer(db);
    this.reader = new Reader(path, ledgerId);
    this.recent = new Recent(this.writer.position);
    this.from = restoredIn(db);
  }

  /** Unavailable LEDGER_LOCKED while another process has it, NEWER_LEDGER for a later format, STORE_FULL; NotProven LEDGER_DAMAGED. */
  static open(path: string, { restored = false }: SqliteStoreOptions = {}): Promise<SqliteStore> {
    return new Promise((resolve) => {
      const real = realPath(path);
      const lock = Lock.take(real);
      try {
        const { db, ledgerId } = reading(real, () => openForWriting(real, restored));
        resolve(new SqliteStore(real, ledgerId, lock, db));
      } catch (error) {
        lock.release();
        throw codeOf(error) === FULL ? full(error) : error;
      }
    });
  }

  append(stream: string, expected: Revision | 'none', batch: readonly CommandEvents[]): Promise<Appended> {
    return new Promise((resolve, reject) => {
      const written = writtenAppend(stream, batch);
      const bytes = written.reduce((sum, { text }) => sum + text.bytes, 0);
      this.enqueue({ stream, expected, bytes, written, resolve, reject });
    });
  }

  async adopt(events: readonly StoredEvent[]): Promise<void> {
    const append = { ...checkAdopted(events), adopted: events };
    await new Promise<Appended>((resolve, reject) => {
      this.enqueue({ ...append, resolve, reject });
    });
  }

  get restored(): Restored | undefined {
    return this.from;
  }

  noteRestored(restored: Restored): Promise<void> {
    return new Promise((resolve) => {
      noteRestored(this.db, restored);
      this.from = restored;
      resolve();
    });
  }

  private enqueue(append: Queued): void {
    if (this.bell.closed) throw closed();
    this.queue.push(append);
    if (this.queue.length === 1) setImmediate(() => this.flush());
  }

  /** One commit for all that came in since the last one. */
  private flush(): void {
    const queue = this.queue;
    if (queue.length === 0) return;
    this.queue = [];
    const outcomes = this.writer.write(queue);
    for (const [index, { resolve, reject }] of queue.entries()) {
      const outcome = outcomes[index];
      if (outcome === undefined || 'error' in outcome) reject(outcome?.error);
      else {
        this.recent.add(outcome.events);
        resolve(outcome);
      }
    }
    if (queue.some(({ adopted }) => adopted !== undefined)) this.recent.clear(this.writer.position); // they are read back
    this.bell.ring();
  }

  read(stream: string, from: Revision = 0): AsyncIterable<RecordedEvent> {
    let next = from;
    let last: Link | undefined;
    return new PagedEvents(async () => {
      if (this.bell.closed) throw closed();
      if (this.writer.heads.of(stream).next <= next) return [];
      if (last !== undefined) await turn();
      const page = this.reader.stream(stream, next, (last ??= this.reader.before(stream, from)));
      next += page.length;
      last = page.at(-1);
      return page;
    });
  }

  async *subscribe(after: Checkpoint | 'start', options: SubscribeOptions): AsyncGenerator<EventPage> {
    if (this.bell.closed) throw closed();
    const from = verified(after, this.ledgerId, (position) => this.reader.at(position));
    const links: Links = new Map();
    const next = ({ position }: Checkpoint): readonly RecordedEvent[] =>
      this.recent.since(position) ?? this.reader.after(position, this.writer.position, links);
    yield* tail({ bell: this.bell, after: next, end: () => this.end() }, from, options);
  }

  private end(): Checkpoint {
    return { ledgerId: this.ledgerId, position: this.writer.position, hash: this.writer.hash };
  }

  head(): Promise<Checkpoint> {
    return Promise.resolve(this.end());
  }

  at(position: Position): Promise<Checkpoint | undefined> {
    return new Promise((resolve) => resolve(this.reader.at(position)));
  }

  forget(stream: string): Promise<void> {
    return new Promise((resolve) => {
      checkForgettable(stream);
      this.flush();
      this.recent.clear(this.writer.position);
      this.writer.forget(stream);
      resolve();
    });
  }

  stored(): AsyncIterable<readonly PlacedEvent[]> {
    return this.pages(this.writer.position);
  }

  private async *pages(end: Position): AsyncGenerator<readonly PlacedEvent[]> {
    for (let position = 0; position < end;) {
      if (this.bell.closed) throw closed();
      const page = this.reader.stored(position, end).filter((placed) => placed.position <= end);
      position = page.at(-1)?.position ?? end;
      yield page;
      await turn();
    }
  }

  forgotten(): Promise<readonly string[]> {
    return Promise.resolve([...this.writer.heads.forgotten]);
  }

  health(): { writable: boolean; reason?: string } {
    const reason = this.bell.closed ? 'closed' : this.writer.stopped;
    return reason === undefined ? { writable: true } : { writable: false, reason };
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      if (!this.bell.closed) this.shut();
      resolve();
    });
  }

  private shut(): void {
    this.flush();
    this.bell.close();
    this.reader.close();
    if (this.writer.stopped === undefined) this.writer.writeBack('truncate');
    closeQuietly(this.db);
    this.lock.release();
  }
}

const closed = (): Unavailable => new Unavailable('READ_ONLY', 'The ledger is closed.');
