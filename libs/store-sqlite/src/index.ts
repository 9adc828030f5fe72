export { SqliteStore, type SqliteStoreOptions } from './sqlite-store.js';
export { verifyLedger, type Verification } from './verify.js';
