export { KurrentStore, type KurrentStoreOptions } from './kurrent-store.js';
