import { setImmediate as turn } from 'node:timers/promises';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { hashOf, type Revision } from '#eventsourcing';
import { EVENTS, openForReading, storedOf, type Row } from './ledger-file.js';
import { PAGE } from './reader.js';
import { reading } from './sqlite-errors.js';
import type { SqliteStore } from './sqlite-store.js';

export interface Verification {
  readonly events: number;
  readonly streams: number;
  /** Every hash was computed again and is what it was, and nothing is missing. */
  readonly ok: boolean;
  readonly firstDamage?: { readonly stream: string; readonly revision: Revision };
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
  readonly forgotten: number;
  readonly last: number;
}

const placesIn = (db: DatabaseSyncInstance): Places => {
  const places = 'select position from events union all select position from forgotten';
  const sql = `select (select count(*) from forgotten) forgotten, (select ifnull(max(position), 0) from (${places})) last`;
  return db.prepare(sql).get() as Places;
};

class Check {
  stream = '';
  revision = -1;
  private hash = '';
  private events = 0;
  private streams = 0;
  private damage: Verification['firstDamage'];

  /** The first event that does not follow is named; the rest is counted on what is stored. */
  take(row: Row): void {
    const stored = storedOf(row);
    if (stored.stream !== this.stream) this.begin(stored.stream);
    this.revision++;
    if (stored.revision !== this.revision || hashOf(stored, this.hash) !== stored.hash)
      this.damage ??= { stream: this.stream, revision: this.revision };
    this.revision = stored.revision;
    this.hash = stored.hash;
    this.events++;
  }

  private begin(stream: string): void {
    this.stream = stream;
    this.revision = -1;
    this.hash = '';
    this.streams++;
  }

  /** Positions are given without gaps: each is that of an event, or of a forgotten one. */
  result({ forgotten, last }: Places): Verification {
    const { events, streams, damage } = this;
    const ok = damage === undefined && events + forgotten === last;
    return { events, streams, ok, ...(damage && { firstDamage: damage }) };
  }
}
