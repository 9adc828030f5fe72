export { ledgerFile, openLedger, openStore, type OpenedLedger, type OpenedStore } from './event-store.js';
export { issueToken, makeKeys, openKeys, operatorToken, readKeys } from './keys.js';
export { startService, type Service } from './service.js';
export { readSettings, type Settings } from './settings.js';
