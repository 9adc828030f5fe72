import { setImmediate as turn } from 'node:timers/promises';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import {
  NotProven,
  Problem,
  Unavailable,
  type Checkpoint,
  type PlacedEvent,
  type Position,
  type WholeLedger,
} from '#eventsourcing';
import { EVENTS, ledgerIdOf, LAST, OF_PERSON, openForReading, storedOf, type Row } from './ledger-file.js';
import { PAGE } from './reader.js';
import { closeQuietly, messageOf, reading } from './sqlite-errors.js';

/**
 * A ledger's file as it is at one moment, whatever is appended meanwhile; beside a running service too, which waits with
 * nothing but the overwriting of people who are forgotten. Trusts nothing that the service keeps in memory.
 */
export class LedgerSnapshot implements WholeLedger {
  private constructor(
    readonly path: string,
    readonly ledgerId: string,
    private readonly db: DatabaseSyncInstance,
  ) {}

  /** `NotProven('LEDGER_DAMAGED')`, `Unavailable('NEWER_LEDGER')`; `Unavailable('STORE_UNREACHABLE')` where the file cannot be read. */
  static open(path: string): LedgerSnapshot {
    const db = readable(path, () => openForReading(path));
    try {
      return readable(path, () => {
        db.exec('begin');
        return new LedgerSnapshot(path, ledgerIdOf(path, db), db);
      });
    } catch (error) {
      closeQuietly(db);
      throw error;
    }
  }

  head(): Promise<Checkpoint> {
    const last = this.db.prepare(LAST).get() as { position: Position; hash: string } | undefined;
    return Promise.resolve({ ledgerId: this.ledgerId, ...(last ?? { position: 0, hash: '' }) });
  }

  forgotten(): Promise<readonly string[]> {
    const names = this.db.prepare(`select distinct stream from forgotten where ${OF_PERSON} order by stream`).all();
    return Promise.resolve(names.map(({ stream }) => String(stream)));
  }

  async *stored(): AsyncGenerator<readonly PlacedEvent[]> {
    let events = 0;
    for await (const page of this.pages()) {
      events += page.length;
      yield page;
    }
    const missing = this.gap(events);
    if (missing !== undefined) throw new NotProven('LEDGER_DAMAGED', `${this.path} does not prove itself: ${missing}.`);
  }

  /** Everything in the file, and no word of what should be there beside it. */
  async *pages(): AsyncGenerator<readonly PlacedEvent[]> {
    const next = this.db.prepare(`${EVENTS} where position > ? order by position limit ?`);
    next.setReturnArrays(true);
    for (let position = 0; ;) {
      const from = position;
      const rows = reading(this.path, () => next.all(from, PAGE) as Row[]);
      yield rows.map((row) => ({ position: row[0], stored: storedOf(row) }));
      if (rows.length < PAGE) return;
      position = rows.at(-1)?.[0] ?? position;
      await turn();
    }
  }

  /** Positions are given without gaps: each is that of an event, or of one of a person who was to be forgotten. */
  gap(events: number): string | undefined {
    const places = 'select position from events union all select position from forgotten';
    const only = `${OF_PERSON} and position > 0 and position not in (select position from events)`;
    const sql = `select (select count(*) from forgotten where ${only}) forgotten,
      (select ifnull(max(position), 0) from (${places}) where position > 0) last`;
    const counted = reading(this.path, () => this.db.prepare(sql).get() as { forgotten: number; last: number });
    const positions = counted.last - events - counted.forgotten;
    return positions === 0 ? undefined : `the events at ${String(positions)} positions are missing`;
  }

  /** The driver cannot finalize statements: without the rollback the snapshot would be held until they are collected. */
  close(): Promise<void> {
    if (this.db.isTransaction) this.db.exec('rollback');
    closeQuietly(this.db);
    return Promise.resolve();
  }
}

const readable = <T>(path: string, read: () => T): T => {
  try {
    return reading(path, read);
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Unavailable('STORE_UNREACHABLE', `${path} cannot be read: ${messageOf(error)}`, { cause: error });
  }
};
