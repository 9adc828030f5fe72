import fc from 'fast-check';
import { copyLedger, MemoryStore, type CopyProgress, type LedgerCopy, type MovableStore } from '#eventsourcing';
import { forgetPerson, note, storedIn } from '#eventsourcing/testing';
import { SqliteStore } from './sqlite-store.js';
import { behindItsBack, inFolder } from './testing/ledger-folder.js';
import { verifyLedger } from './verify.js';

const streams = ['text-1', 'text-2', 'body-1', 'person-1', 'person-2'] as const;
const acts = fc.array(
  fc.record({ stream: fc.constantFrom(...streams), data: fc.array(fc.jsonValue(), { minLength: 1, maxLength: 3 }) }),
  { maxLength: 12 },
);

type Acts = typeof acts extends fc.Arbitrary<infer A> ? A : never;

/** A copy that ends after so many appends as if the machine had stopped, and the rest of it. */
const interrupted = async (
  from: MovableStore,
  to: MovableStore,
  appends: number,
  reopened: () => Promise<MovableStore>,
): Promise<LedgerCopy> => {
  let left = appends;
  const progress = ({ copied }: CopyProgress): void => {
    if (left-- === 0) throw new Error(`the machine stops after ${String(copied)}`);
  };
  const first = await copyLedger(from, to, { progress }).catch(() => undefined);
  return first ?? copyLedger(from, await reopened());
};

describe('a ledger that moves house', () => {
  it(
    'comes back from a file as it went, wherever either copy was interrupted',
    inFolder(async (path) => {
      let runs = 0;
      const property = async (recorded: Acts, [there, back]: [number, number]): Promise<void> => {
        const file = `${path}.${String(runs++)}`;
        const from = new MemoryStore();
        for (const { stream, data } of recorded) await note(from, stream, ...data);
        await forgetPerson(from, '1');
        let sqlite = await SqliteStore.open(file);
        const reopened = async () => (await sqlite.close(), (sqlite = await SqliteStore.open(file)));
        await interrupted(from, sqlite, there, reopened);
        const home = new MemoryStore();
        await interrupted(sqlite, home, back, () => Promise.resolve(home));
        const all = await storedIn(from);
        expect(await storedIn(sqlite)).toEqual(all);
        expect(await storedIn(home)).toEqual(all);
        expect([await sqlite.forgotten(), await home.forgotten()]).toEqual([['person-1'], ['person-1']]);
        expect(await verifyLedger(sqlite)).toMatchObject({ ok: true, events: all.length });
        await sqlite.close();
      };
      await fc.assert(fc.asyncProperty(acts, fc.tuple(fc.nat(8), fc.nat(8)), property), { numRuns: 15 });
    }),
  );

  it(
    'is not copied when a part of it is gone',
    inFolder(async (path) => {
      const store = await SqliteStore.open(path);
      await note(store, 'text-1', 1, 2, 3);
      await note(store, 'text-2', 1);
      await store.close();
      behindItsBack(path, 'delete from events where position = 3');
      const again = await SqliteStore.open(path);
      await expect(copyLedger(again, new MemoryStore())).rejects.toMatchObject({ code: 'LEDGER_DAMAGED' });
      await again.close();
    }),
  );
});
