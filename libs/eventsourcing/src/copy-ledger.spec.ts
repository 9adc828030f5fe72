import { copyLedger, type CopyOptions, type CopyProgress } from './copy-ledger.js';
import { MemoryStore } from './memory-store.js';
import type { StoredEvent } from './chain.js';
import { forgetPerson, note, storedIn } from './testing/index.js';
import { verifyStored } from './verification.js';

/** Tells how many events it was given at a time. */
class Grouped extends MemoryStore {
  groups: number[] = [];

  override async adopt(events: readonly StoredEvent[]): Promise<void> {
    this.groups.push(events.length);
    await super.adopt(events);
  }
}

const ledger = async (): Promise<MemoryStore> => {
  const store = new MemoryStore();
  await note(store, 'text-1', 'a', 'b');
  await note(store, 'person-1', 'Ada');
  await note(store, 'text-2', 'c');
  await note(store, 'text-1', 'd');
  return store;
};

const unwritten = { code: 'LEDGER_DIVERGED', name: 'Conflict' };

describe('copying a ledger', () => {
  it('carries every event with its hash, and says so', async () => {
    const [from, to] = [await ledger(), new Grouped()];
    const seen: CopyProgress[] = [];
    const copy = await copyLedger(from, to, { progress: (soFar) => seen.push(soFar) });
    const done = { events: 5, streams: 3, copied: 5, already: 0, sourceMovedOn: false };
    expect(copy).toEqual({ ...done, from: await from.head(), to: await to.head() });
    expect(copy.to.ledgerId).toBe(to.ledgerId);
    expect(await storedIn(to)).toEqual(await storedIn(from));
    expect(await verifyStored(to)).toEqual({ events: 5, streams: 3, ok: true });
    expect(to.groups).toEqual([2, 1, 1, 1]);
    expect(seen.at(-1)).toEqual({ already: 0, copied: 5, position: 5, end: 5 });
  });

  it('takes together no more than an append may hold', async () => {
    const [from, to] = [new MemoryStore(), new Grouped()];
    for (let n = 0; n < 5; n++) await note(from, 'text-1', 'x'.repeat(200_000));
    await copyLedger(from, to);
    expect(to.groups).toEqual([2, 2, 1]);
  });

  it('copies an empty ledger, and finds a copy complete', async () => {
    const [from, to] = [new MemoryStore(), new MemoryStore()];
    expect(await copyLedger(from, to)).toMatchObject({ events: 0, copied: 0, already: 0 });
    const again = await ledger();
    await copyLedger(again, to);
    expect(await copyLedger(again, to)).toMatchObject({ events: 5, copied: 0, already: 5 });
  });

  it('goes on where the source has moved on since', async () => {
    const [from, to] = [await ledger(), new MemoryStore()];
    await copyLedger(from, to);
    await note(from, 'text-2', 'e');
    await note(from, 'text-3', 'f');
    expect(await copyLedger(from, to)).toMatchObject({ events: 7, copied: 2, already: 5 });
    expect(await storedIn(to)).toEqual(await storedIn(from));
  });

  it('copies what was there at the start while others write, and says that there is more', async () => {
    const [from, to] = [await ledger(), new MemoryStore()];
    let written: Promise<void> | undefined;
    const copy = await copyLedger(from, to, { progress: () => void (written ??= note(from, 'text-9', 'late')) });
    await written;
    expect(copy).toMatchObject({ events: 5, sourceMovedOn: true });
    expect(await copyLedger(from, to)).toMatchObject({ events: 6, copied: 1, sourceMovedOn: false });
  });

  it('stops when it is told to, and goes on later', async () => {
    const [from, to] = [await ledger(), new MemoryStore()];
    const stop = new AbortController();
    const stopped: CopyOptions = { signal: stop.signal, progress: () => stop.abort() };
    await expect(copyLedger(from, to, stopped)).rejects.toMatchObject({ code: 'COPY_STOPPED' });
    expect(await copyLedger(from, to)).toMatchObject({ already: 2, copied: 3 });
  });

  it('does not copy a ledger to itself', async () => {
    const store = await ledger();
    await expect(copyLedger(store, store)).rejects.toMatchObject({ code: 'SAME_LEDGER' });
  });
});

describe('a target that is no part of a copy', () => {
  const refused = async (from: MemoryStore, to: MemoryStore, what: string): Promise<void> => {
    const before = await storedIn(to);
    await expect(copyLedger(from, to)).rejects.toMatchObject({
      ...unwritten,
      message: expect.stringContaining(what) as string,
    });
    expect(await storedIn(to)).toEqual(before);
  };

  it('is refused for another event, before anything is written', async () => {
    const [from, to] = [await ledger(), new MemoryStore()];
    await to.adopt((await storedIn(from)).slice(0, 2));
    await note(to, 'text-5', 'other');
    await refused(from, to, 'Event 0 of text-5');
  });

  it('is refused for another order', async () => {
    const [from, to] = [await ledger(), new MemoryStore()];
    await to.adopt((await storedIn(from)).slice(3, 4));
    await refused(from, to, 'Event 0 of text-2');
  });

  it('is refused when it has more', async () => {
    const [from, to] = [await ledger(), new MemoryStore()];
    await copyLedger(from, to);
    await note(to, 'text-1', 'more');
    await refused(from, to, 'Event 3 of text-1');
  });

  it('is refused when it is damaged, though the hash is right', async () => {
    const [from, to] = [await ledger(), new MemoryStore()];
    await copyLedger(from, to);
    to.damage('text-1', 1);
    await refused(from, to, 'Event 1 of text-1');
  });

  it('is refused when it forgot somebody of its own', async () => {
    const [from, to] = [await ledger(), new MemoryStore()];
    await to.forget('person-1');
    await refused(from, to, 'person-1');
  });
});

describe('a source', () => {
  it('that is damaged is not proven, and nothing from there on is copied', async () => {
    const [from, to] = [await ledger(), new MemoryStore()];
    from.damage('text-2', 0);
    await expect(copyLedger(from, to)).rejects.toMatchObject({ name: 'NotProven', code: 'LEDGER_DAMAGED' });
    expect(await storedIn(to)).toEqual((await storedIn(from)).slice(0, 2));
  });

  it('that forgot somebody makes the target forget, also whom it had already', async () => {
    const [from, to] = [await ledger(), new MemoryStore()];
    await copyLedger(from, to);
    await forgetPerson(from, '1');
    await forgetPerson(from, '2');
    expect(await copyLedger(from, to)).toMatchObject({ events: 6, already: 4, copied: 2 });
    expect(await storedIn(to)).toEqual(await storedIn(from));
    expect(await to.forgotten()).toEqual(['person-1', 'person-2']);
    expect(await verifyStored(to)).toMatchObject({ ok: true });
    expect(await copyLedger(from, to)).toMatchObject({ copied: 0 });
  });

  it('that forgot somebody without a word on the record is not proven, and nobody is forgotten', async () => {
    const [from, to] = [await ledger(), new MemoryStore()];
    await from.forget('person-1');
    await expect(copyLedger(from, to)).rejects.toMatchObject({ code: 'LEDGER_DAMAGED' });
    expect(await to.forgotten()).toEqual([]);
    expect(await verifyStored(from)).toMatchObject({ ok: false, firstDamage: { stream: 'person-1', revision: 0 } });
  });

  it('may forget somebody while it is compared', async () => {
    const [from, to] = [await ledger(), new MemoryStore()];
    await copyLedger(from, to);
    const forgotten = from.forgotten.bind(from);
    from.forgotten = async () => {
      const before = await forgotten();
      if (before.length === 0) await forgetPerson(from, '1'); // just after it was asked
      return before;
    };
    expect(await copyLedger(from, to)).toMatchObject({ already: 4, copied: 1, sourceMovedOn: true });
    expect(await copyLedger(from, to)).toMatchObject({ already: 5, copied: 0 });
    expect(await to.forgotten()).toEqual(['person-1']);
  });
});
