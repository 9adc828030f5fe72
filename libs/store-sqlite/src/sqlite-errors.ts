import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { NotProven, Unavailable } from '#eventsourcing';

/** SQLite's primary result codes that mean something to a ledger. */
export const BUSY = 5;
export const FULL = 13;
const CORRUPT = 11;
const NOT_A_DATABASE = 26;
/** Out of memory, read-only, interrupted, I/O error, corrupt, full, cannot open: nothing after these can be trusted. */
const FATAL = new Set([7, 8, 9, 10, CORRUPT, FULL, 14, NOT_A_DATABASE]);

/** The primary result code, or undefined when it was not SQLite that failed. */
export const codeOf = (error: unknown): number | undefined => {
  const code = (error as { errcode?: unknown } | null | undefined)?.errcode;
  return typeof code === 'number' ? code & 0xff : undefined;
};

export const isFatal = (error: unknown): boolean => FATAL.has(codeOf(error) ?? -1);

export const messageOf = (error: unknown): string => (error as { message?: string } | null)?.message ?? String(error);

/** Reads something; where SQLite itself sees that the file is damaged, says so in the ledger's words. */
export const reading = <T>(path: string, read: () => T): T => {
  try {
    return read();
  } catch (error) {
    const code = codeOf(error);
    if (code !== CORRUPT && code !== NOT_A_DATABASE) throw error;
    throw new NotProven('LEDGER_DAMAGED', `${path}: ${messageOf(error)}`, { cause: error });
  }
};

/** What SQLite could not write back as it closed is safe in the log, and found there when the ledger is opened again. */
export const closeQuietly = (db: DatabaseSyncInstance): void => {
  try {
    db.close();
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
  }
};

/** Nothing more fits on the disk; what was to be recorded was not. */
export const full = (cause: unknown): Unavailable =>
  new Unavailable('STORE_FULL', 'No space is left for the ledger; nothing was recorded.', { cause });

/** After a failure nobody could make sure of. */
export const readOnly = (reason: string): Unavailable =>
  new Unavailable('READ_ONLY', `The ledger takes nothing more until it is opened again: ${reason}`);
