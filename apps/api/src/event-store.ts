import { existsSync } from 'node:fs';
import { NotFound, verifyStored, type MovableStore, type Verification, type WholeLedger } from '#eventsourcing';
import { LedgerSnapshot, SqliteStore, verifyLedger } from '#store-sqlite';

/** A ledger, wherever it is kept, and what proves it there. */
export interface OpenedStore {
  readonly store: MovableStore;
  /** Computes every hash of the ledger again. */
  verify(): Promise<Verification>;
}

const SQLITE = 'sqlite:';

/** The file of a ledger on SQLite; undefined for one on a server. */
export const ledgerFile = (setting: string): string | undefined =>
  setting.startsWith(SQLITE) ? setting.slice(SQLITE.length) : undefined;

export interface StoreOptions {
  /** `NotFound('LEDGER_UNKNOWN')` where there is no ledger yet; else it is begun. */
  readonly existing?: boolean;
}

/** Opens the ledger that a setting like NONPAPER_EVENT_STORE names; errors are the store's. */
export const openStore = async (setting: string, options: StoreOptions = {}): Promise<OpenedStore> => {
  const file = ledgerFile(setting);
  if (file === undefined) return openOnServer(setting, options);
  if (options.existing) mustBeThere(file);
  const store = await SqliteStore.open(file);
  return { store, verify: () => verifyLedger(store) };
};

/** A ledger that is open to be read whole, and to be closed. */
export interface OpenedLedger extends WholeLedger {
  close(): Promise<void>;
}

/** Opens a ledger to read it whole, beside the service that writes to it; `NotFound('LEDGER_UNKNOWN')`, and errors of the store. */
export const openLedger = async (setting: string): Promise<OpenedLedger> => {
  const file = ledgerFile(setting);
  if (file === undefined) return (await openOnServer(setting, { existing: true })).store;
  mustBeThere(file);
  return LedgerSnapshot.open(file);
};

const mustBeThere = (file: string): void => {
  if (!existsSync(file)) throw new NotFound('LEDGER_UNKNOWN', `There is no ledger at ${file}.`);
};

/** The client is imported by whoever needs it: it is large, and native. */
const openOnServer = async (url: string, options: StoreOptions): Promise<OpenedStore> => {
  const { KurrentStore } = await import('#store-kurrentdb');
  const store = await KurrentStore.open(url, options);
  return { store, verify: () => verifyStored(store) };
};
