import { verifyStored, type MovableStore, type Verification } from '#eventsourcing';
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

/** Opens the ledger that a setting like NONPAPER_EVENT_STORE names; errors are the store's. A file that is not there is made. */
export const openStore = async (setting: string): Promise<OpenedStore> => {
  const file = ledgerFile(setting);
  if (file === undefined) return openOnServer(setting);
  const store = await SqliteStore.open(file);
  return { store, verify: () => verifyLedger(store) };
};

/** The client is imported by whoever needs it: it is large, and native. */
const openOnServer = async (url: string): Promise<OpenedStore> => {
  const { KurrentStore } = await import('#store-kurrentdb');
  const store = await KurrentStore.open(url);
  return { store, verify: () => verifyStored(store) };
};
