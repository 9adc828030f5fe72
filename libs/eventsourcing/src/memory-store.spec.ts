import { MemoryStore } from './memory-store.js';
import { storeContract } from './testing/index.js';

storeContract('a ledger in memory', async () => {
  const store = new MemoryStore();
  return {
    store,
    reopen: async () => store,
    close: () => store.close(),
    damage: async (stream, revision) => {
      store.damage(stream, revision);
      return store;
    },
  };
});
