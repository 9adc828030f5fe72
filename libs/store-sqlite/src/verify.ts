import { setImmediate as turn } from 'node:timers/promises';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { verifyStored, type PlacedEvent, type StoredEvents, type Verification } from '#eventsourcing';
import { EVENTS, OF_PERSON, openForReading, storedOf, type Row } from './ledger-file.js';
import { PAGE } from './reader.js';
import { reading } from './sqlite-errors.js';
import type { SqliteStore } from './sqlite-store.js';

/** Computes every hash of every stream again. Reads beside a running service, and trusts nothing it keeps in memory. */
export const verifyLedger = async (ledger: string | SqliteStore): Promise<Verification> => {
  const path = typeof ledger === 'string' ? ledger : ledger.path;
  const db = reading(path, () => openForReading(path));
  try {
    db.exec('begin'); // one snapshot, whatever is appended meanwhile
    const found = await verifyStored(snapshot(path, db));
    const missing = found.missing ?? reading(path, () => gap(db, found.events));
    return missing === undefined ? found : { ...found, ok: false, missing };
  } finally {
    db.close();
  }
};

/** Everything in the file, and no word of what should be there beside it. */
const snapshot = (path: string, db: DatabaseSyncInstance): StoredEvents => {
  const next = db.prepare(`${EVENTS} where position > ? order by position limit ?`);
  next.setReturnArrays(true);
  return {
    async *stored(): AsyncGenerator<readonly PlacedEvent[]> {
      let position = 0;
      for (;;) {
        const from = position;
        const rows = reading(path, () => next.all(from, PAGE) as Row[]);
        yield rows.map((row) => ({ position: row[0], stored: storedOf(row) }));
        if (rows.length < PAGE) return;
        position = rows.at(-1)?.[0] ?? position;
        await turn();
      }
    },
    forgotten: () => {
      const names = db.prepare(`select distinct stream from forgotten where ${OF_PERSON} order by stream`).all();
      return Promise.resolve(names.map(({ stream }) => String(stream)));
    },
  };
};

/** Positions are given without gaps: each is that of an event, or of one of a person who was to be forgotten. */
const gap = (db: DatabaseSyncInstance, events: number): string | undefined => {
  const places = 'select position from events union all select position from forgotten';
  const only = `${OF_PERSON} and position > 0 and position not in (select position from events)`;
  const sql = `select (select count(*) from forgotten where ${only}) forgotten,
    (select ifnull(max(position), 0) from (${places}) where position > 0) last`;
  const { forgotten, last } = db.prepare(sql).get() as { forgotten: number; last: number };
  const positions = last - events - forgotten;
  return positions === 0 ? undefined : `the events at ${String(positions)} positions`;
};
