export { ledgerFile, openLedger, openStore, type OpenedLedger, type OpenedStore } from './event-store.js';
export { issueToken, makeKeys, openKeys, operatorToken, readKeys } from './keys.js';
export { openQueue } from './parts.js';
export type { QueueSeen } from './queue.controller.js';
export { redactorFor } from './redaction.js';
export { startService, type Service } from './service.js';
export { readSettings, type Settings } from './settings.js';
