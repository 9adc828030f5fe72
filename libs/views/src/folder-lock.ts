import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { Unavailable } from '#eventsourcing';

const BUSY = 5;

/**
 * One process keeps its views in a folder: a second one would take a file in use for a damaged one, and delete it. The lock is
 * SQLite's own, on a file that holds nothing, so that the operating system takes it back however its holder ends.
 */
export class FolderLock {
  private constructor(private readonly lock: DatabaseSyncInstance) {}

  /** `Unavailable('DATA_IN_USE')` while another process has it. */
  static take(folder: string): FolderLock {
    mkdirSync(folder, { recursive: true });
    const lock = new DatabaseSync(join(folder, 'in-use.lock'), { timeout: 0 });
    try {
      lock.exec('begin exclusive');
      return new FolderLock(lock);
    } catch (error) {
      lock.close();
      throw ((error as { errcode?: number }).errcode ?? 0) % 256 === BUSY ? inUse(folder) : error;
    }
  }

  release(): void {
    this.lock.close();
  }
}

const inUse = (folder: string): Unavailable =>
  new Unavailable(
    'DATA_IN_USE',
    `Another process keeps its views in ${folder}: give each process a data folder of its own (NONPAPER_DATA).`,
  );
