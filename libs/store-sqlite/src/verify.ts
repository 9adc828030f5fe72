import { verifyStored, type Verification } from '#eventsourcing';
import { LedgerSnapshot } from './snapshot.js';
import type { SqliteStore } from './sqlite-store.js';

/** Computes every hash of every stream again. Reads beside a running service, and trusts nothing it keeps in memory. */
export const verifyLedger = async (ledger: string | SqliteStore): Promise<Verification> => {
  const snapshot = LedgerSnapshot.open(typeof ledger === 'string' ? ledger : ledger.path);
  try {
    const found = await verifyStored({ stored: () => snapshot.pages(), forgotten: () => snapshot.forgotten() });
    const missing = found.missing ?? snapshot.gap(found.events);
    return missing === undefined ? found : { ...found, ok: false, missing };
  } finally {
    await snapshot.close();
  }
};
