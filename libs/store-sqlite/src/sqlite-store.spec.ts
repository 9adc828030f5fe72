import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { storeContract } from '#eventsourcing/testing';
import { SqliteStore } from './sqlite-store.js';

storeContract('a ledger in a file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-'));
  const path = join(folder, 'ledger.db');
  let store = await SqliteStore.open(path);
  const reopen = async (): Promise<SqliteStore> => {
    await store.close();
    return (store = await SqliteStore.open(path));
  };
  return {
    store,
    reopen,
    close: async () => {
      await store.close();
      rmSync(folder, { recursive: true });
    },
    damage: async (stream, revision) => {
      await store.close();
      const db = new DatabaseSync(path);
      db.prepare(
        `update events set payload = '{"data":"other"}' where stream = (select no from streams where name = ?) and revision = ?`,
      ).run(stream, revision);
      db.close();
      return reopen();
    },
  };
});
