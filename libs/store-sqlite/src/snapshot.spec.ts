import { forgetPerson, note, storedIn } from '#eventsourcing/testing';
import { LedgerSnapshot } from './snapshot.js';
import { SqliteStore } from './sqlite-store.js';
import { behindItsBack, inFolder } from './testing/ledger-folder.js';

describe('a ledger file read whole beside its service', () => {
  const recorded = async (path: string): Promise<SqliteStore> => {
    const store = await SqliteStore.open(path);
    await note(store, 'text-1', 1, 2);
    await note(store, 'person-1', 'Ada');
    return store;
  };

  it(
    'is as it was when it was opened, whatever is recorded or forgotten meanwhile',
    inFolder(async (path) => {
      const store = await recorded(path);
      const [before, head] = [await storedIn(store), await store.head()];
      const snapshot = LedgerSnapshot.open(path);
      await note(store, 'text-1', 3);
      await expect(forgetPerson(store, '1')).rejects.toThrow('not yet overwritten');
      expect(await snapshot.head()).toEqual(head);
      expect(await storedIn(snapshot)).toEqual(before);
      expect(await snapshot.forgotten()).toEqual([]);
      await snapshot.close();
      await store.forget('person-1');
      const after = LedgerSnapshot.open(path);
      expect(await after.forgotten()).toEqual(['person-1']);
      await after.close();
      await store.close();
    }),
  );

  it(
    'says that something is missing, and that a file is no ledger',
    inFolder(async (path) => {
      await (await recorded(path)).close();
      behindItsBack(path, 'delete from events where position = 2');
      const snapshot = LedgerSnapshot.open(path);
      await expect(storedIn(snapshot)).rejects.toMatchObject({ code: 'LEDGER_DAMAGED' });
      await snapshot.close();
      behindItsBack(path, 'delete from ledger');
      expect(() => LedgerSnapshot.open(path)).toThrow('does not say which ledger it is');
      expect(() => LedgerSnapshot.open(`${path}/nothing`)).toThrow('cannot be read');
    }),
  );
});
