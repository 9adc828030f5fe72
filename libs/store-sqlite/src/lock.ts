import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { Unavailable } from '#eventsourcing';
import { BUSY, closeQuietly, codeOf, full } from './sqlite-errors.js';

/** One ledger has one name, whatever links lead to it: the lock depends on it. */
export const realPath = (path: string): string => {
  mkdirSync(dirname(path), { recursive: true });
  return existsSync(path) ? realpathSync(path) : join(realpathSync(dirname(path)), basename(path));
};

interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly since: string;
}

/**
 * One process writes a ledger. The lock is one that the operating system takes back when its holder dies, however it
 * dies: SQLite's own, on a file beside the ledger. Who holds it is written next to it, for the one who comes second.
 */
export class Lock {
  private constructor(
    private readonly lock: DatabaseSyncInstance,
    private readonly note: string,
  ) {
    process.once('exit', this.erase);
  }

  /** Also when a start fails and nobody releases the lock: the process ends, and the note would outlive it. */
  private readonly erase = (): void => {
    rmSync(this.note, { force: true });
  };

  /** Unavailable LEDGER_LOCKED, naming the holder, when somebody has it. */
  static take(path: string): Lock {
    const note = `${path}.lock.json`;
    const lock = new DatabaseSync(`${path}.lock`, { timeout: 0 });
    try {
      lock.exec('begin exclusive');
    } catch (error) {
      lock.close();
      throw codeOf(error) === BUSY ? locked(path, note) : error;
    }
    const taken = new Lock(lock, note);
    try {
      writeFileSync(note, JSON.stringify({ pid: process.pid, host: hostname(), since: new Date().toISOString() }));
    } catch (error) {
      taken.release();
      throw (error as NodeJS.ErrnoException).code === 'ENOSPC' ? full(error) : error;
    }
    return taken;
  }

  release(): void {
    process.off('exit', this.erase);
    try {
      this.erase();
    } finally {
      closeQuietly(this.lock);
    }
  }
}

const locked = (path: string, note: string): Unavailable =>
  new Unavailable('LEDGER_LOCKED', `${path} is open ${holder(note)}. One process at a time may write a ledger.`);

const holder = (note: string): string => {
  try {
    const { pid, host, since } = JSON.parse(readFileSync(note, 'utf8')) as Holder;
    return `in process ${String(pid)} on ${host} since ${since}`;
  } catch {
    return 'in another process, which is just starting or stopping';
  }
};
