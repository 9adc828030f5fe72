import { storeContract } from '#eventsourcing/testing';
import { KurrentStore } from '#store-kurrentdb';
import { ledgerAt } from './kit/kurrentdb.js';
import { startKurrentDb, type KurrentDbServer } from './kurrentdb/index.js';

const ledgerOf = (url: string): string => url.slice(url.indexOf('ledger=') + 'ledger='.length);

const contractOn = (name: string, server: () => { url: string; damage?: KurrentDbServer['damage'] }): void => {
  const damageable = name.includes('stand-in');
  storeContract(
    name,
    async () => {
      const { url: address, damage } = server();
      const url = ledgerAt(address);
      let store = await KurrentStore.open(url);
      return {
        store,
        reopen: async () => {
          await store.close();
          return (store = await KurrentStore.open(url));
        },
        close: () => store.close(),
        ...(damage && {
          damage: async (stream: string, revision: number) => {
            await damage(`${ledgerOf(url)}.${stream}`, revision);
            await store.close();
            return (store = await KurrentStore.open(url));
          },
        }),
      };
    },
    { damageable },
  );
};

describe('the contract', () => {
  let server: KurrentDbServer;
  beforeAll(async () => {
    server = await startKurrentDb();
  });
  afterAll(() => server.stop());

  contractOn('a ledger in the stand-in for KurrentDB', () => ({
    url: server.url,
    damage: (stream, revision) => server.damage(stream, revision),
  }));
});

/** A KurrentDB that somebody has at hand: NONPAPER_TEST_KURRENTDB is its connection string. */
const REAL = process.env.NONPAPER_TEST_KURRENTDB;
if (REAL !== undefined) contractOn('a ledger in KurrentDB itself', () => ({ url: REAL }));
