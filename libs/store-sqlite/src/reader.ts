import type { DatabaseSyncInstance, StatementSyncInstance } from '@photostructure/sqlite';
import {
  damaged,
  NotProven,
  opened,
  type PlacedEvent,
  type Checkpoint,
  type Position,
  type RecordedEvent,
  type Revision,
} from '#eventsourcing';
import { EVENTS, HASH, OF_PERSON, openForReading, storedOf, type Row } from './ledger-file.js';
import { closeQuietly, reading } from './sqlite-errors.js';

/** How many events are read at a time: the event loop turns between. */
export const PAGE = 256;

/** What an event comes after in its stream: it is chained to that hash, and its position is a later one. */
export type Link = Pick<RecordedEvent, 'position' | 'hash'>;

/** The events last seen in each stream, by which the next one is checked. */
export type Links = Map<string, Link & { readonly revision: Revision }>;

const NOTHING: Link = { position: 0, hash: '' };

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

  /** The next events of a stream, at most a page; `previous` is what comes before `from`. */
  stream(stream: string, from: Revision, previous: Link): RecordedEvent[] {
    return reading(this.path, () => {
      let link = previous;
      return (this.sql.stream.all(stream, from, PAGE) as Row[]).map((row, index) => {
        if (row[2] !== from + index) throw damaged(stream, from + index);
        const event = following(link, row);
        link = event;
        return event;
      });
    });
  }

  /** The next events of the whole ledger, at most a page of them. */
  after(position: Position, end: Position, links: Links): RecordedEvent[] {
    return reading(this.path, () => this.page(position, end).map((row) => this.linked(row, links)));
  }

  /** The same, as they are stored. */
  stored(position: Position, end: Position): PlacedEvent[] {
    return reading(this.path, () =>
      this.page(position, end).map((row) => ({ position: row[0], stored: storedOf(row) })),
    );
  }

  private page(position: Position, end: Position): Row[] {
    const rows = this.sql.after.all(position, PAGE) as Row[];
    const last = rows.at(-1)?.[0] ?? end;
    if (last - position !== rows.length) this.onlyForgotten(position, last, rows.length);
    return rows;
  }

  private linked(row: Row, links: Links): RecordedEvent {
    const [, stream, revision] = row;
    const link = links.get(stream);
    const event = following(link?.revision === revision - 1 ? link : this.before(stream, revision), row);
    if (links.size >= LINKS) links.clear();
    links.set(stream, event);
    return event;
  }

  /** What a stream's event at this revision comes after. */
  before(stream: string, revision: Revision): Link {
    if (revision === 0) return NOTHING;
    const row = this.sql.link.get(stream, revision - 1) as [number, string] | undefined;
    if (row === undefined) throw damaged(stream, revision - 1);
    const [position, hash] = row;
    return { position, hash };
  }

  /** Positions are given without gaps: those that are missing must be known to be of people who were forgotten. */
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
    closeQuietly(this.db);
  }
}

const following = (previous: Link, row: Row): RecordedEvent => {
  const [position, stream, revision] = row;
  if (position <= previous.position) throw damaged(stream, revision);
  return opened(storedOf(row), previous.hash, position);
};

const statements = (db: DatabaseSyncInstance) => ({
  stream: asArrays(db, `${EVENTS} where name = ? and revision >= ? order by revision limit ?`),
  after: asArrays(db, `${EVENTS} where position > ? order by position limit ?`),
  link: asArrays(
    db,
    `select position, ${HASH} from events join streams on no = stream where name = ? and revision = ?`,
  ),
  forgotten: asArrays(db, `select count(*) from forgotten where position > ? and position <= ? and ${OF_PERSON}`),
  at: asArrays(
    db,
    `select ${HASH} from events where position = ? union all select hash from forgotten where position = ? and position > 0`,
  ),
});

const asArrays = (db: DatabaseSyncInstance, sql: string): StatementSyncInstance => {
  const statement = db.prepare(sql);
  statement.setReturnArrays(true);
  return statement;
};
