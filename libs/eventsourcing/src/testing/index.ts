export { given, type Decide, type Given, type Outcome, type Situation } from './given.js';
export { storeContract } from './store-contract/store-contract.js';
export type { OpenedStore, OpenStore } from './store-contract/opened-store.js';
export { forgetPerson, note, storedIn } from './whole-ledger.js';
