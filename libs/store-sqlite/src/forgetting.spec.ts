import { SqliteStore } from './sqlite-store.js';
import { append, behindItsBack, dataIn, inFolder } from './testing/ledger-folder.js';
import { verifyLedger } from './verify.js';

const recorded = async (path: string): Promise<void> => {
  const store = await SqliteStore.open(path);
  for (let n = 0; n < 5; n++) {
    await append(store, 'text-1', n === 0 ? 'none' : n - 1, n);
    await append(store, 'text-2', n === 0 ? 'none' : n - 1, n);
  }
  await append(store, 'person-1', 'none', { name: 'Ada' });
  await append(store, 'access', 'none', { person: '1' }, 'PersonForgotten');
  await store.close();
};

const TEXT = `(select no from streams where name = 'text-1')`;
const FORGERY = 'pragma ignore_check_constraints = on';

/** Passes the end of a text off as forgotten: its events are gone, and their positions under another name. */
const passOff = (stream: string, from: number): string =>
  `${FORGERY};
   insert into forgotten(position, stream, hash)
     select position, '${stream}', substr(seal, 1, 64) from events where stream = ${TEXT} and revision >= ${String(from)};
   delete from events where stream = ${TEXT} and revision >= ${String(from)}`;

const pagesOf = async (path: string): Promise<unknown> => {
  const store = await SqliteStore.open(path);
  try {
    const { signal } = new AbortController();
    return await store.subscribe('start', { signal })[Symbol.asyncIterator]().next();
  } finally {
    await store.close();
  }
};

describe('a ledger that forgot', () => {
  it(
    'proves itself while the record says who was to be forgotten',
    inFolder(async (path) => {
      await recorded(path);
      const store = await SqliteStore.open(path);
      await store.forget('person-1');
      expect(await verifyLedger(store)).toEqual({ events: 11, streams: 3, ok: true });
      await store.close();
    }),
  );

  it(
    'does not, and says what is missing, when nobody asked for it',
    inFolder(async (path) => {
      await recorded(path);
      const store = await SqliteStore.open(path);
      await append(store, 'person-2', 'none', { name: 'Mary' });
      await store.forget('person-1');
      await store.forget('person-2');
      expect(await verifyLedger(store)).toMatchObject({
        ok: false,
        firstDamage: { stream: 'person-2', revision: 0 },
        missing: 'no PersonForgotten in access for person-2',
      });
      await store.close();
    }),
  );

  it(
    'takes no other name for forgotten',
    inFolder(async (path) => {
      await recorded(path);
      expect(() => {
        behindItsBack(path, `insert into forgotten values (99, 'text-1', 'x')`);
      }).toThrow(/CHECK/);
    }),
  );

  it.each([
    ['the tail', 3, '2 positions'],
    ['the whole', 0, '5 positions'],
  ])('misses %s of a text that is passed off as forgotten', (_, from, missing) =>
    inFolder(async (path) => {
      await recorded(path);
      behindItsBack(path, passOff('text-1', from));
      const found = await verifyLedger(path);
      expect(found).toMatchObject({ ok: false, missing: expect.stringContaining(missing) as string });
      await expect(pagesOf(path)).rejects.toMatchObject({ code: 'LEDGER_DAMAGED' });
    })(),
  );

  it.each([3, 0])('asks on whose word, when a text from revision %i on is passed off as a person', (from) =>
    inFolder(async (path) => {
      await recorded(path);
      behindItsBack(path, passOff('person-7', from));
      const missing = 'no PersonForgotten in access for person-7';
      expect(await verifyLedger(path)).toMatchObject({ ok: false, missing });
    })(),
  );

  it(
    'does not take a position twice, once as forgotten, to make up for one that is gone',
    inFolder(async (path) => {
      await recorded(path);
      const twice = `insert into forgotten select 2, 'person-1', 'x'`;
      behindItsBack(path, `${twice}; delete from events where position = 9`);
      expect((await verifyLedger(path)).ok).toBe(false);
    }),
  );
});

describe('positions in a stream', () => {
  it(
    'rise with its revisions, wherever they are read',
    inFolder(async (path) => {
      await recorded(path);
      behindItsBack(
        path,
        `update events set position = -1 where position = 5; update events set position = 5 where position = 7;
         update events set position = 7 where position = -1`,
      );
      const firstDamage = { stream: 'text-1', revision: 2 };
      expect(await verifyLedger(path)).toMatchObject({ ok: false, firstDamage });
      const store = await SqliteStore.open(path);
      await expect(dataIn(store.read('text-1'))).rejects.toMatchObject({ code: 'LEDGER_DAMAGED' });
      await expect(dataIn(store.read('text-1', 3))).rejects.toMatchObject({ code: 'LEDGER_DAMAGED' });
      await store.close();
      await expect(pagesOf(path)).rejects.toMatchObject({ code: 'LEDGER_DAMAGED' });
    }),
  );
});
