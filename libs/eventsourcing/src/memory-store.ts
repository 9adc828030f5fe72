import { randomUUID } from 'node:crypto';
import { checkAdopted, checkChained, checkForgettable, streamForgotten, writtenAppend } from './append-rules.js';
import { damaged, opened, recorded, sealed, type StoredEvent } from './chain.js';
import { Conflict, Unavailable } from './errors.js';
import type { Checkpoint, Position, RecordedEvent, Revision } from './event.js';
import type { Appended, CommandEvents, EventPage, Restored, SubscribeOptions } from './event-store.js';
import type { MovableStore, PlacedEvent } from './stored-events.js';
import { Bell, tail, verified } from './tail.js';

interface Row {
  readonly position: Position;
  readonly previous: string;
  /** undefined once its person was forgotten; position and hash stay, since checkpoints may rest on them. */
  stored: StoredEvent | undefined;
  readonly hash: string;
}

const PAGE = 256;

/** A ledger that lives as long as its process; for specs and trials. Chained and checked like the others. */
export class MemoryStore implements MovableStore {
  readonly ledgerId = randomUUID();
  restored: Restored | undefined;
  private readonly rows: Row[] = [];
  private readonly streams = new Map<string, Row[]>();
  private readonly closedNames = new Set<string>();
  private readonly bell = new Bell();

  async append(stream: string, expected: Revision | 'none', batch: readonly CommandEvents[]): Promise<Appended> {
    await Promise.resolve();
    const written = writtenAppend(stream, batch);
    const rows = this.rowsAt(stream, expected);
    const events = written.map((event) => {
      const stored = sealed(event, stream, rows.length, rows.at(-1)?.hash ?? '');
      return recorded(event.event, stored, this.record(rows, stored));
    });
    this.streams.set(stream, rows);
    this.bell.ring();
    return { events };
  }

  async adopt(events: readonly StoredEvent[]): Promise<void> {
    await Promise.resolve();
    const { stream, expected } = checkAdopted(events);
    const rows = this.rowsAt(stream, expected);
    checkChained(events, rows.at(-1)?.hash ?? '');
    for (const stored of events) this.record(rows, stored);
    this.streams.set(stream, rows);
    this.bell.ring();
  }

  /** The stream's events so far, if that is where whoever appends thinks it is. */
  private rowsAt(stream: string, expected: Revision | 'none'): Row[] {
    if (this.bell.closed) throw new Unavailable('READ_ONLY', 'The ledger is closed.');
    if (this.closedNames.has(stream)) throw streamForgotten(stream);
    const rows = this.streams.get(stream) ?? [];
    const actual = rows.length === 0 ? 'none' : rows.length - 1;
    if (actual !== expected) throw wrongRevision(stream, expected, actual);
    return rows;
  }

  private record(rows: Row[], stored: StoredEvent): Position {
    const position = this.rows.length + 1;
    const row = { position, previous: rows.at(-1)?.hash ?? '', stored, hash: stored.hash };
    this.rows.push(row);
    rows.push(row);
    return position;
  }

  async *read(stream: string, from: Revision = 0): AsyncGenerator<RecordedEvent> {
    for (const row of this.streams.get(stream)?.slice(from) ?? []) yield* await Promise.resolve(openedRow(row));
  }

  async *subscribe(after: Checkpoint | 'start', options: SubscribeOptions): AsyncGenerator<EventPage> {
    const from = verified(after, this.ledgerId, (position) => this.place(position));
    yield* tail({ bell: this.bell, after: (place) => this.page(place), end: () => this.end() }, from, options);
  }

  private page({ position }: Checkpoint): RecordedEvent[] {
    for (let from = position; from < this.rows.length; from += PAGE) {
      const events = this.rows.slice(from, from + PAGE).flatMap(openedRow);
      if (events.length > 0) return events;
    }
    return [];
  }

  private place(position: Position): Checkpoint | undefined {
    const row = this.rows[position - 1];
    return row && { ledgerId: this.ledgerId, position, hash: row.hash };
  }

  private end(): Checkpoint {
    return this.place(this.rows.length) ?? { ledgerId: this.ledgerId, position: 0, hash: '' };
  }

  head(): Promise<Checkpoint> {
    return Promise.resolve(this.end());
  }

  at(position: Position): Promise<Checkpoint | undefined> {
    return Promise.resolve(this.place(position));
  }

  async forget(stream: string): Promise<void> {
    await Promise.resolve();
    checkForgettable(stream);
    for (const row of this.streams.get(stream) ?? []) row.stored = undefined;
    this.streams.delete(stream);
    this.closedNames.add(stream);
  }

  stored(): AsyncIterable<readonly PlacedEvent[]> {
    return this.pages(this.rows.length);
  }

  private async *pages(end: number): AsyncGenerator<readonly PlacedEvent[]> {
    for (let from = 0; from < end; from += PAGE) {
      const rows = this.rows.slice(from, Math.min(from + PAGE, end));
      yield await Promise.resolve(rows.flatMap(({ position, stored }) => (stored ? [{ position, stored }] : [])));
    }
  }

  forgotten(): Promise<readonly string[]> {
    return Promise.resolve([...this.closedNames]);
  }

  noteRestored(restored: Restored): Promise<void> {
    this.restored = restored;
    return Promise.resolve();
  }

  /** Changes what is stored behind the ledger's back; for specs that must see it noticed. */
  damage(stream: string, revision: Revision): void {
    const row = this.streams.get(stream)?.[revision];
    if (row?.stored) row.stored = { ...row.stored, payload: row.stored.payload.replace('"data"', '"date"') };
  }

  health(): { writable: boolean; reason?: string } {
    return this.bell.closed ? { writable: false, reason: 'closed' } : { writable: true };
  }

  close(): Promise<void> {
    this.bell.close();
    return Promise.resolve();
  }
}

const openedRow = ({ stored, previous, position, hash }: Row): RecordedEvent[] => {
  if (stored === undefined) return [];
  if (stored.hash !== hash) throw damaged(stored.stream, stored.revision);
  return [opened(stored, previous, position)];
};

/** The stream has moved on, or is not there yet. */
export const wrongRevision = (stream: string, expected: Revision | 'none', actual: Revision | 'none'): Conflict =>
  new Conflict('WRONG_REVISION', `${stream} is at ${String(actual)}, not at ${String(expected)}.`);
