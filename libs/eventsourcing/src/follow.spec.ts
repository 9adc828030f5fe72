import { once, EventEmitter } from 'node:events';
import { follow, type Following } from './follow.js';
import { Ledger } from './ledger.js';
import { MemoryStore } from './memory-store.js';
import { count, counting } from './testing/counting.js';

const setUp = async (events: number) => {
  const store = new MemoryStore();
  const ledger = new Ledger(store, counting);
  for (let n = 0; n < events; n++) await ledger.transact('text-1', count(String(n), n));
  const stop = new AbortController();
  return { store, ledger, stop, signal: stop.signal };
};

/** Collects data until `enough` of it has come. */
const collector = (enough: number, fail: (attempt: number) => void = () => undefined) => {
  const bell = new EventEmitter();
  const seen: unknown[] = [];
  let attempt = 0;
  const handle = ({ events }: { events: readonly { data: unknown }[] }): void => {
    fail(attempt++);
    seen.push(...events.map(({ data }) => data));
    if (seen.length >= enough) bell.emit('enough');
  };
  return { seen, handle, enough: once(bell, 'enough') };
};

describe('following', () => {
  it('handles what was and what will be recorded, until aborted', async () => {
    const { store, ledger, stop, signal } = await setUp(3);
    const { seen, handle, enough } = collector(4);
    const following = follow(store, { name: 'spec', from: 'start', signal, handle });
    await ledger.transact('text-1', count('later', 3));
    await enough;
    stop.abort();
    await following.done;
    expect(seen).toEqual([0, 1, 2, 3]);
    expect(following).toMatchObject({
      name: 'spec',
      status: 'stopped',
      caughtUp: true,
      checkpoint: await store.head(),
    });
  });

  it('gives a page again whose handling failed, and shows the failure meanwhile', async () => {
    const { store, stop, signal } = await setUp(3);
    const shown: unknown[] = [];
    const { seen, handle, enough } = collector(3, (attempt) => {
      shown.push(current().status);
      if (attempt < 2) throw new Error('not now');
    });
    const following: Following = follow(store, { name: 'spec', from: 'start', signal, handle, retryMs: 1 });
    const current = (): Following => following;
    await enough;
    expect(seen).toEqual([0, 1, 2]);
    expect(shown.slice(1)).toEqual(['failed', 'failed']);
    stop.abort();
    await following.done;
    expect(following.error).toBeUndefined();
  });

  it('stays failed on a damaged record', async () => {
    const { store, signal } = await setUp(3);
    store.damage('text-1', 1);
    const following = follow(store, { name: 'spec', from: 'start', signal, handle: () => undefined });
    await following.done;
    expect(following).toMatchObject({ status: 'failed', error: { code: 'LEDGER_DAMAGED' }, checkpoint: 'start' });
  });

  it('stays failed on another ledger', async () => {
    const { store, signal } = await setUp(1);
    const from = await new MemoryStore().head();
    const following = follow(store, { name: 'spec', from, signal, handle: () => undefined });
    await following.done;
    expect(following).toMatchObject({ status: 'failed', error: { code: 'OTHER_LEDGER' } });
  });

  it('stops while it pauses', async () => {
    const { store, stop, signal } = await setUp(1);
    const handle = (): void => {
      setImmediate(() => {
        stop.abort();
      });
      throw new Error('not now');
    };
    const following = follow(store, { name: 'spec', from: 'start', signal, handle, retryMs: 60_000 });
    await following.done;
    expect(following.status).toBe('stopped');
  });
});
