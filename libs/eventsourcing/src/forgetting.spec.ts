import { Ledger } from './ledger.js';
import { MemoryStore } from './memory-store.js';
import { count, counted, counting } from './testing/counting.js';

describe('a stream that was forgotten', () => {
  const nothing = { state: 0, revision: 'none' };

  it('is empty for another process that had it in memory', async () => {
    const store = new MemoryStore();
    const ledger = new Ledger(store, counting);
    await ledger.transact('person-1', count('a', 1, 2));
    await store.forget('person-1');
    expect(await ledger.load('person-1')).toEqual(nothing);
  });

  it('takes nothing more, whatever is remembered of it', async () => {
    const store = new MemoryStore();
    const ledger = new Ledger(store, counting);
    await ledger.transact('person-1', count('a', 1, 2));
    await store.forget('person-1');
    const refused = { name: 'Forbidden', code: 'STREAM_FORGOTTEN' };
    await expect(ledger.transact('person-1', count('b'))).rejects.toMatchObject(refused);
    await expect(ledger.transact('person-1', count('a', 1, 2))).rejects.toMatchObject(refused);
    await ledger.forget('person-1');
    expect(await ledger.load('person-1')).toEqual(nothing);
  });

  it('is refused when it is forgotten between the decision and the append', async () => {
    const store = new MemoryStore();
    const ledger = new Ledger(store, counting);
    await ledger.transact('person-1', count('a', 1));
    const late = { ...count('b'), decide: () => (void store.forget('person-1'), [counted()]) };
    await expect(ledger.transact('person-1', late)).rejects.toMatchObject({ code: 'STREAM_FORGOTTEN' });
    expect(await ledger.load('person-1')).toEqual(nothing);
  });

  it('leaves people who are not forgotten where they were', async () => {
    const store = new MemoryStore();
    const ledger = new Ledger(store, counting);
    await ledger.transact('person-2', count('a', 1, 2));
    await store.forget('person-1');
    expect(await ledger.load('person-2')).toEqual({ state: 2, revision: 1 });
    expect((await ledger.transact('person-2', count('b'))).events[0]?.revision).toBe(2);
  });
});
