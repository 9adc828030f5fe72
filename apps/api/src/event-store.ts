import { existsSync } from 'node:fs';
import { NotFound, verifyStored, type MovableStore, type Verification } from '#eventsourcing';
import { SqliteStore, verifyLedger } from '#store-sqlite';

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
  if (options.existing && !existsSync(file)) throw new NotFound('LEDGER_UNKNOWN', `There is no ledger at ${file}.`);
  const store = await SqliteStore.open(file);
  return { store, verify: () => verifyLedger(store) };
};

/** The client is imported by whoever needs it: it is large, and native. */
const openOnServer = async (url: string, options: StoreOptions): Promise<OpenedStore> => {
  const { KurrentStore } = await import('#store-kurrentdb');
  const store = await KurrentStore.open(url, options);
  return { store, verify: () => verifyStored(store) };
};
