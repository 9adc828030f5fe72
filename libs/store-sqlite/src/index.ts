export { LedgerSnapshot } from './snapshot.js';
export { SqliteStore, type SqliteStoreOptions } from './sqlite-store.js';
export { verifyLedger } from './verify.js';
export type { Verification } from '#eventsourcing';
