import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SqliteStore } from './sqlite-store.js';
import { append, behindItsBack, bytesBeside, dataIn, inFolder } from './testing/ledger-folder.js';
import { verifyLedger } from './verify.js';

describe('a ledger file', () => {
  it(
    'is written by one at a time, under whatever name',
    inFolder(async (path) => {
      const store = await SqliteStore.open(path);
      const link = join(path, '..', 'link.db');
      symlinkSync(path, link);
      for (const name of [path, link]) {
        const second = SqliteStore.open(name);
        await expect(second).rejects.toMatchObject({ name: 'Unavailable', code: 'LEDGER_LOCKED' });
        await expect(second).rejects.toThrow(`process ${String(process.pid)}`);
      }
      await store.close();
      await store.close();
      await (await SqliteStore.open(link)).close();
    }),
  );

  it(
    'becomes another ledger when it was restored',
    inFolder(async (path) => {
      const store = await SqliteStore.open(path);
      await append(store, 'text-1', 'none', 1);
      const head = await store.head();
      await store.close();
      const restored = await SqliteStore.open(path, { restored: true });
      expect(await restored.head()).toEqual({ ...head, ledgerId: restored.ledgerId });
      expect(restored.ledgerId).not.toBe(head.ledgerId);
      await restored.close();
    }),
  );

  it.each([
    [
      'is no database',
      (path: string) => {
        writeFileSync(path, 'Dear Chair, '.repeat(1000));
      },
      'LEDGER_DAMAGED',
    ],
    [
      'is another database',
      (path: string) => {
        behindItsBack(path, 'create table t(a)');
      },
      'LEDGER_DAMAGED',
    ],
  ])('is refused when it %s', (_, make, code) =>
    inFolder(async (path) => {
      make(path);
      await expect(SqliteStore.open(path)).rejects.toMatchObject({ code });
      await expect(SqliteStore.open(path)).rejects.toMatchObject({ code });
    })(),
  );

  it(
    'of a later format is left alone',
    inFolder(async (path) => {
      await (await SqliteStore.open(path)).close();
      behindItsBack(path, 'update ledger set format = 2');
      await expect(SqliteStore.open(path)).rejects.toMatchObject({ code: 'NEWER_LEDGER' });
    }),
  );

  it(
    'holds no byte of a person who was forgotten',
    inFolder(async (path) => {
      const store = await SqliteStore.open(path);
      for (let n = 0; n < 40; n++) {
        await append(store, 'person-1', n === 0 ? 'none' : n - 1, { name: `Ada Lovelace ${'x'.repeat(n * 300)}` });
        await append(store, 'text-1', n === 0 ? 'none' : n - 1, 'kept');
      }
      expect(bytesBeside(path)).toContain('Ada Lovelace');
      await append(store, 'access', 'none', { person: '1' }, 'PersonForgotten');
      await store.forget('person-1');
      expect(bytesBeside(path)).not.toContain('Lovelace');
      expect(bytesBeside(path)).toContain('kept');
      expect(await verifyLedger(store)).toEqual({ events: 41, streams: 2, ok: true });
      await store.close();
      expect(bytesBeside(path)).not.toContain('Lovelace');
    }),
  );
});

describe('verifying a ledger', () => {
  const recorded = async (path: string): Promise<void> => {
    const store = await SqliteStore.open(path);
    for (const stream of ['text-1', 'text-2', 'body-1'])
      for (let n = 0; n < 300; n++) void append(store, stream, n === 0 ? 'none' : n - 1, n);
    expect((await append(store, 'text-3', 'none', 0)).events[0]?.position).toBe(901);
    expect(await verifyLedger(store)).toEqual({ events: 901, streams: 4, ok: true });
    await store.close();
  };

  it(
    'computes every hash again, beside a running service or at rest',
    inFolder(async (path) => {
      await (await SqliteStore.open(path)).close();
      expect(await verifyLedger(path)).toEqual({ events: 0, streams: 0, ok: true });
      await recorded(path);
      expect(await verifyLedger(path)).toEqual({ events: 901, streams: 4, ok: true });
    }),
  );

  it(
    'is not confused by what is recorded meanwhile',
    inFolder(async (path) => {
      await recorded(path);
      const store = await SqliteStore.open(path);
      const verification = verifyLedger(store);
      for (let n = 0; n < 50; n++) await append(store, 'text-0', n === 0 ? 'none' : n - 1, n);
      expect(await verification).toEqual({ events: 901, streams: 4, ok: true });
      await store.close();
    }),
  );

  it.each([
    [
      'payload',
      `update events set payload = '{"data":7}' where stream = (select no from streams where name = 'text-1') and revision = 270`,
      { stream: 'text-1', revision: 270 },
    ],
    [
      'metadata',
      `update events set meta = '{}' where stream = (select no from streams where name = 'text-2') and revision = 0`,
      { stream: 'text-2', revision: 0 },
    ],
    [
      'hash',
      `update events set seal = replace(seal, substr(seal, 1, 1), 'x') where stream = (select no from streams where name = 'body-1') and revision = 299`,
      { stream: 'body-1', revision: 299 },
    ],
    [
      'absence',
      `delete from events where stream = (select no from streams where name = 'text-1') and revision = 12`,
      { stream: 'text-1', revision: 12 },
    ],
    [
      'absence of a whole stream',
      `delete from events where stream = (select no from streams where name = 'text-1')`,
      undefined,
    ],
    [
      'change of order',
      `update events set revision = -1 where stream = (select no from streams where name = 'text-1') and revision = 299`,
      { stream: 'text-1', revision: 299 },
    ],
  ])('finds a changed %s', (_, sql, firstDamage) =>
    inFolder(async (path) => {
      await recorded(path);
      behindItsBack(path, sql);
      const { ok, ...found } = await verifyLedger(path);
      expect(ok).toBe(false);
      expect(found.firstDamage).toEqual(firstDamage);
    })(),
  );

  it(
    'is not needed to notice that events are missing',
    inFolder(async (path) => {
      await recorded(path);
      behindItsBack(path, 'delete from events where position between 100 and 110');
      const store = await SqliteStore.open(path);
      const stop = new AbortController();
      const page = store.subscribe('start', { signal: stop.signal })[Symbol.asyncIterator]().next();
      await expect(page).rejects.toMatchObject({ code: 'LEDGER_DAMAGED' });
      await expect(dataIn(store.read('text-1'))).rejects.toMatchObject({ code: 'LEDGER_DAMAGED' });
      await store.close();
    }),
  );
});
