import type { DatabaseSyncInstance, StatementSyncInstance } from '@photostructure/sqlite';
import {
  damaged,
  NotProven,
  opened,
  type Checkpoint,
  type Position,
  type RecordedEvent,
  type Revision,
} from '#eventsourcing';
import { EVENTS, HASH, openForReading, storedOf, type Row } from './ledger-file.js';
import { reading } from './sqlite-errors.js';

/** How many events are read at a time: the event loop turns between. */
export const PAGE = 256;

/** Hashes of the events last seen in each stream, by which the next one is checked. */
export type Links = Map<string, { readonly revision: Revision; readonly hash: string }>;

const LINKS = 50_000;

/** Reads what was committed, and checks every hash. */
export class Reader {
  private readonly db: DatabaseSyncInstance;
  private readonly sql;

  constructor(
    private readonly path: string,
    private readonly ledgerId: string,
  ) {
    this.db = openForReading(path);
    this.sql = statements(this.db);
  }

  /** The next events of a stream, at most a page; `previous` is the hash before `from`. */
  stream(stream: string, from: Revision, previous: string): RecordedEvent[] {
    return reading(this.path, () => {
      let hash = previous;
      return (this.sql.stream.all(stream, from, PAGE) as Row[]).map((row, index) => {
        if (row[2] !== from + index) throw damaged(stream, from + index);
        const event = opened(storedOf(row), hash, row[0]);
        hash = event.hash;
        return event;
      });
    });
  }

  /** The next events of the whole ledger, at most a page of them. */
  after(position: Position, end: Position, links: Links): RecordedEvent[] {
    return reading(this.path, () => {
      const rows = this.sql.after.all(position, PAGE) as Row[];
      const last = rows.at(-1)?.[0] ?? end;
      if (last - position !== rows.length) this.onlyForgotten(position, last, rows.length);
      return rows.map((row) => this.linked(row, links));
    });
  }

  private linked(row: Row, links: Links): RecordedEvent {
    const [, stream, revision] = row;
    const link = links.get(stream);
    const event = opened(
      storedOf(row),
      link?.revision === revision - 1 ? link.hash : this.hashBefore(stream, revision),
      row[0],
    );
    if (links.size >= LINKS) links.clear();
    links.set(stream, event);
    return event;
  }

  /** The hash a stream's event at this revision is chained to. */
  hashBefore(stream: string, revision: Revision): string {
    if (revision === 0) return '';
    const row = this.sql.hash.get(stream, revision - 1) as [string] | undefined;
    if (row === undefined) throw damaged(stream, revision - 1);
    return row[0];
  }

  /** Positions are given without gaps: those that are missing must be known to be forgotten. */
  private onlyForgotten(after: Position, to: Position, found: number): void {
    const [forgotten] = this.sql.forgotten.get(after, to) as [number];
    if (forgotten + found === to - after) return;
    throw new NotProven('LEDGER_DAMAGED', `Events between positions ${String(after)} and ${String(to)} are gone.`);
  }

  at(position: Position): Checkpoint | undefined {
    const row = this.sql.at.get(position, position) as [string] | undefined;
    return row && { ledgerId: this.ledgerId, position, hash: row[0] };
  }

  close(): void {
    this.db.close();
  }
}

const statements = (db: DatabaseSyncInstance) => ({
  stream: asArrays(db, `${EVENTS} where name = ? and revision >= ? order by revision limit ?`),
  after: asArrays(db, `${EVENTS} where position > ? order by position limit ?`),
  hash: asArrays(db, `select ${HASH} from events join streams on no = stream where name = ? and revision = ?`),
  forgotten: asArrays(db, 'select count(*) from forgotten where position > ? and position <= ?'),
  at: asArrays(
    db,
    `select ${HASH} from events where position = ? union all select hash from forgotten where position = ?`,
  ),
});

const asArrays = (db: DatabaseSyncInstance, sql: string): StatementSyncInstance => {
  const statement = db.prepare(sql);
  statement.setReturnArrays(true);
  return statement;
};
