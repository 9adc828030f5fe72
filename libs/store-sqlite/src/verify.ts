import { setImmediate as turn } from 'node:timers/promises';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { hashOf, type StoredEvent, type Revision } from '#eventsourcing';
import { EVENTS, OF_PERSON, openForReading, storedOf, type Row } from './ledger-file.js';
import { PAGE } from './reader.js';
import { reading } from './sqlite-errors.js';
import type { SqliteStore } from './sqlite-store.js';

export interface Verification {
  readonly events: number;
  readonly streams: number;
  /** Every hash was computed again and is what it was, and nothing is missing. */
  readonly ok: boolean;
  readonly firstDamage?: { readonly stream: string; readonly revision: Revision };
  /** What should be there and is not, in words. */
  readonly missing?: string;
}

const NEXT = `${EVENTS} where (stream, revision) > (coalesce((select no from streams where name = ?), 0), ?)
  order by stream, revision limit ?`;

/** Computes every hash of every stream again. Reads beside a running service, and trusts nothing it keeps in memory. */
export const verifyLedger = async (ledger: string | SqliteStore): Promise<Verification> => {
  const path = typeof ledger === 'string' ? ledger : ledger.path;
  const db = reading(path, () => openForReading(path));
  try {
    db.exec('begin'); // one snapshot, whatever is appended meanwhile
    const check = new Check();
    const next = db.prepare(NEXT);
    next.setReturnArrays(true);
    for (;;) {
      const rows = reading(path, () => next.all(check.stream, check.revision, PAGE) as Row[]);
      for (const row of rows) check.take(row);
      if (rows.length < PAGE) return check.result(placesIn(db));
      await turn();
    }
  } finally {
    db.close();
  }
};

interface Places {
  /** How many positions are explained by forgetting, and by nothing else. */
  readonly forgotten: number;
  readonly last: number;
  /** The names of the streams that were forgotten. */
  readonly streams: readonly string[];
}

const placesIn = (db: DatabaseSyncInstance): Places => {
  const places = 'select position from events union all select position from forgotten';
  const only = `${OF_PERSON} and position > 0 and position not in (select position from events)`;
  const sql = `select (select count(*) from forgotten where ${only}) forgotten,
    (select ifnull(max(position), 0) from (${places})) last`;
  const names = db.prepare(`select distinct stream from forgotten where ${OF_PERSON} order by stream`).all();
  return { ...(db.prepare(sql).get() as Omit<Places, 'streams'>), streams: names.map(({ stream }) => String(stream)) };
};

class Check {
  stream = '';
  revision = -1;
  private position = 0;
  private hash = '';
  private events = 0;
  private streams = 0;
  private damage: Verification['firstDamage'];
  private readonly toForget = new Set<string>();

  /** The first event that does not follow is named; the rest is counted on what is stored. */
  take(row: Row): void {
    const stored = storedOf(row);
    if (stored.stream !== this.stream) this.begin(stored.stream);
    this.revision++;
    if (this.follows(stored, row[0])) this.note(stored);
    else this.damage ??= { stream: this.stream, revision: this.revision };
    this.revision = stored.revision;
    this.position = row[0];
    this.hash = stored.hash;
    this.events++;
  }

  private begin(stream: string): void {
    this.stream = stream;
    this.revision = -1;
    this.position = 0;
    this.hash = '';
    this.streams++;
  }

  private follows(stored: StoredEvent, position: number): boolean {
    return stored.revision === this.revision && position > this.position && hashOf(stored, this.hash) === stored.hash;
  }

  /** Who is to be forgotten is on the record, and only that explains why a stream is gone. */
  private note({ stream, type, payload }: StoredEvent): void {
    if (stream !== 'access' || type !== 'PersonForgotten') return;
    const { data } = JSON.parse(payload) as { data?: { person?: unknown } | null };
    this.toForget.add(`person-${String(data?.person)}`);
  }

  /** Positions are given without gaps: each is that of an event, or of one of a person who was to be forgotten. */
  result({ forgotten, last, streams: gone }: Places): Verification {
    const { events, streams } = this;
    const unexplained = gone.find((stream) => !this.toForget.has(stream));
    const firstDamage = this.damage ?? (unexplained === undefined ? undefined : { stream: unexplained, revision: 0 });
    const missing =
      unexplained === undefined ? gap(last - events - forgotten) : `no PersonForgotten in access for ${unexplained}`;
    const ok = firstDamage === undefined && missing === undefined;
    return { events, streams, ok, ...(firstDamage && { firstDamage }), ...(missing !== undefined && { missing }) };
  }
}

const gap = (positions: number): string | undefined =>
  positions === 0 ? undefined : `the events at ${String(positions)} positions`;
