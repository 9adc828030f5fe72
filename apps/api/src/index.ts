export { issueToken, openKeys, operatorToken, type Keys } from './keys.js';
export { startService, type Service } from './service.js';
export { readSettings, type Settings } from './settings.js';
