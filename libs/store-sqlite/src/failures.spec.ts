import { readFileSync } from 'node:fs';
import { SqliteStore } from './sqlite-store.js';
import { append, behindItsBack, dataIn, inFolder } from './testing/ledger-folder.js';
import { verifyLedger } from './verify.js';

const settled = async (...promises: Promise<unknown>[]): Promise<string[]> =>
  (await Promise.allSettled(promises)).map((result) =>
    result.status === 'fulfilled' ? 'recorded' : (result.reason as { code: string }).code,
  );

/** Commits in the write-ahead log: a frame that ends a transaction says how large the database then is. */
const commitsIn = (path: string): number => {
  const log = readFileSync(`${path}-wal`);
  let commits = 0;
  for (let frame = 32; frame < log.length; frame += 24 + 4096) if (log.readUInt32BE(frame + 4) > 0) commits++;
  return commits;
};

describe('appends that wait together', () => {
  it(
    'are answered each by itself',
    inFolder(async (path) => {
      const store = await SqliteStore.open(path);
      behindItsBack(
        path,
        `create trigger poison before insert on events when new.type = 'Poison' begin select raise(abort, 'poisoned'); end`,
      );
      const outcomes = await settled(
        append(store, 'text-1', 'none', 1),
        append(store, 'text-2', 'none', 2, 'Poison'),
        append(store, 'text-1', 'none', 'late'),
        append(store, 'text-1', 0, 3),
        append(store, 'text-2', 'none', 4),
      );
      expect(outcomes).toEqual(['recorded', 'STORE_UNREACHABLE', 'WRONG_REVISION', 'recorded', 'recorded']);
      expect(await dataIn(store.read('text-1'))).toEqual([1, 3]);
      expect(await dataIn(store.read('text-2'))).toEqual([4]);
      await store.close();
    }),
  );

  it(
    'share one commit',
    inFolder(async (path) => {
      const store = await SqliteStore.open(path);
      const before = commitsIn(path);
      await Promise.all(Array.from({ length: 50 }, (_, n) => append(store, `text-${String(n)}`, 'none', n)));
      expect(commitsIn(path)).toBe(before + 1);
      await append(store, 'text-0', 0, 'alone');
      expect(commitsIn(path)).toBe(before + 2);
      await store.close();
    }),
  );
});

describe('a ledger without space', () => {
  it(
    'records nothing of what no longer fits, and goes on when there is space again',
    inFolder(async (path) => {
      const store = await SqliteStore.open(path);
      const limit = (store as unknown as { db: { exec(sql: string): void } }).db;
      limit.exec('pragma max_page_count = 40');
      const large = 'x'.repeat(60_000);
      expect(await settled(append(store, 'text-1', 'none', large))).toEqual(['recorded']);
      const group = [
        append(store, 'text-1', 0, large),
        append(store, 'text-2', 'none', large),
        append(store, 'text-3', 'none', 1),
      ];
      expect(await settled(...group)).toEqual(['STORE_FULL', 'STORE_FULL', 'STORE_FULL']);
      expect(store.health()).toEqual({ writable: true });
      expect((await store.head()).position).toBe(1);
      limit.exec('pragma max_page_count = 4000');
      expect(await settled(append(store, 'text-1', 0, large), append(store, 'text-3', 'none', 1))).toEqual([
        'recorded',
        'recorded',
      ]);
      expect(await dataIn(store.read('text-2'))).toEqual([]);
      await store.close();
    }),
  );

  it(
    'closes quietly, and is whole and free when it is opened again',
    inFolder(async (path) => {
      const store = await SqliteStore.open(path);
      await append(store, 'text-1', 'none', 'kept');
      const { db } = store as unknown as { db: { exec(sql: string): void; close(): void } };
      db.exec('pragma max_page_count = 10');
      const last = settled(append(store, 'text-1', 0, 'x'.repeat(200_000)));
      const close = db.close.bind(db);
      const value = (): never => {
        close();
        throw Object.assign(new Error('database or disk is full'), { errcode: 13 });
      };
      Object.defineProperty(db, 'close', { value });
      await store.close();
      expect(await last).toEqual(['STORE_FULL']);
      const again = await SqliteStore.open(path);
      expect(await dataIn(again.read('text-1'))).toEqual(['kept']);
      expect(await verifyLedger(again)).toMatchObject({ ok: true });
      await again.close();
    }),
  );
});

describe('a commit that fails', () => {
  it(
    'leaves the outcome unknown and the ledger read-only, until it is opened again',
    inFolder(async (path) => {
      const store = await SqliteStore.open(path);
      // a constraint that SQLite only checks as it commits
      behindItsBack(
        path,
        `create table owed(event integer references forgotten(position) deferrable initially deferred);
         create trigger debt after insert on events when new.type = 'Debt' begin insert into owed values (-1); end`,
      );
      await append(store, 'text-1', 'none', 'before');
      const group = [append(store, 'text-1', 0, 'x', 'Debt'), append(store, 'text-2', 'none', 'y')];
      expect(await settled(...group)).toEqual(['OUTCOME_UNKNOWN', 'OUTCOME_UNKNOWN']);
      expect(await settled(append(store, 'text-3', 'none', 'z'))).toEqual(['READ_ONLY']);
      expect(store.health()).toMatchObject({
        writable: false,
        reason: expect.stringContaining('FOREIGN KEY') as string,
      });
      await expect(store.forget('person-1')).rejects.toMatchObject({ code: 'READ_ONLY' });
      expect(await dataIn(store.read('text-1'))).toEqual(['before']);
      await store.close();
      const again = await SqliteStore.open(path);
      expect(await settled(append(again, 'text-1', 0, 'after'))).toEqual(['recorded']);
      await again.close();
    }),
  );
});
