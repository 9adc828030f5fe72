import { all, append, caughtUp, dataOf, pagesUntil, since, using, type OpenStore } from './opened-store.js';
import type { RecordedEvent } from '../../event.js';
import type { EventStore } from '../../event-store.js';

const TEXT = 'text-1';
const numbers = (count: number): number[] => Array.from({ length: count }, (_, n) => n);

export const subscribing = (open: OpenStore): void => {
  it(
    'says at once that an empty ledger has nothing',
    using(open, async ({ store }) => {
      const start = { ledgerId: store.ledgerId, position: 0, hash: '' };
      expect(await store.head()).toEqual(start);
      expect(await pagesUntil(store, 'start', caughtUp)).toEqual([{ events: [], checkpoint: start, caughtUp: true }]);
      expect(await pagesUntil(store, start, caughtUp)).toHaveLength(1);
    }),
  );

  it(
    'gives everything in order, page by page, and says when that was all',
    using(open, async ({ store }) => {
      await append(store, TEXT, 'none', ...numbers(700));
      await append(store, 'text-2', 'none', ...numbers(50));
      const pages = await pagesUntil(store, 'start', caughtUp);
      const events = pages.flatMap((page) => page.events);
      expect(dataOf(events)).toEqual([...numbers(700), ...numbers(50)]);
      expect(pages.map((page) => page.caughtUp)).toEqual([...Array<boolean>(pages.length - 1).fill(false), true]);
      expect(pages.at(-1)?.checkpoint).toEqual(await store.head());
      expect(await all(store.read('text-2'))).toEqual(events.slice(700));
    }),
  );

  it(
    'goes on from any page it gave',
    using(open, async ({ store }) => {
      await append(store, TEXT, 'none', ...numbers(600));
      for (const { checkpoint, events } of await pagesUntil(store, 'start', caughtUp)) {
        const last = events.at(-1)?.data as number;
        expect(dataOf(await since(store, checkpoint))).toEqual(numbers(600).slice(last + 1));
      }
    }),
  );

  it(
    'goes on with what is recorded later, until it is told to stop',
    using(open, async ({ store }) => {
      await append(store, TEXT, 'none', 'before');
      const pages = pagesUntil(store, 'start', ({ events }) => events.some(({ data }) => data === 'last'));
      await append(store, TEXT, 0, 'after', 'more');
      await append(store, TEXT, 2, 'last');
      expect(dataOf((await pages).flatMap(({ events }) => events))).toEqual(['before', 'after', 'more', 'last']);
    }),
  );

  it(
    'ends when it is aborted while it waits, or was before it began',
    using(open, async ({ store }) => {
      const stop = new AbortController();
      const pages = store.subscribe('start', { signal: stop.signal })[Symbol.asyncIterator]();
      await pages.next();
      const waiting = pages.next();
      stop.abort();
      expect((await waiting).done).toBe(true);
      const never = store.subscribe('start', { signal: AbortSignal.abort() })[Symbol.asyncIterator]();
      expect((await never.next()).done).toBe(true);
    }),
  );

  it(
    'gives only streams asked for, and a place beyond those passed over',
    using(open, async ({ store }) => {
      await append(store, TEXT, 'none', 't');
      await append(store, 'body-1', 'none', 'b');
      await append(store, 'delivery-1', 'none', 'd');
      expect(dataOf(await since(store, 'start', 'text-', 'body-'))).toEqual(['t', 'b']);
      const pages = await pagesUntil(store, 'start', caughtUp, ['person-']);
      expect(pages.flatMap(({ events }) => events)).toEqual([]);
      expect(pages.at(-1)?.checkpoint).toEqual(await store.head());
    }),
  );

  it(
    'knows the checkpoint of every position, and of no other',
    using(open, async ({ store }) => {
      const { events } = await append(store, TEXT, 'none', 1, 2);
      for (const { position, hash } of events)
        expect(await store.at(position)).toEqual({ ledgerId: store.ledgerId, position, hash });
      expect(await store.at((await store.head()).position + 1000)).toBeUndefined();
    }),
  );

  it(
    'refuses a checkpoint of another ledger, or of another record',
    using(open, async ({ store }) => {
      await append(store, TEXT, 'none', 1);
      const head = await store.head();
      const other = { ...head, ledgerId: 'another' };
      await expect(since(store, other)).rejects.toMatchObject({ name: 'Invalid', code: 'OTHER_LEDGER' });
      const mismatch = { name: 'NotProven', code: 'CHECKPOINT_MISMATCH' };
      await expect(since(store, { ...head, hash: 'f'.repeat(64) })).rejects.toMatchObject(mismatch);
      await expect(since(store, { ...head, position: head.position + 1000 })).rejects.toMatchObject(mismatch);
    }),
  );

  it(
    'shows many writers to a reader at the tail in order, nothing lost and nothing twice',
    using(open, async ({ store }) => {
      const tailing = everything(store, 16 * 25);
      await Promise.all(numbers(16).map((writer) => write(store, `text-${String(writer)}`, 25)));
      const seen = await tailing;
      const positions = seen.map(({ position }) => position);
      expect(positions).toEqual([...new Set(positions)].sort((a, b) => a - b));
      for (const writer of numbers(16)) {
        const ofWriter = seen.filter(({ stream }) => stream === `text-${String(writer)}`);
        expect(ofWriter.map(({ revision }) => revision)).toEqual(numbers(25));
      }
      expect(await since(store, 'start')).toEqual(seen);
    }),
  );

  it(
    'lets a slow reader fall behind without losing anything',
    using(open, async ({ store }) => {
      const stop = new AbortController();
      const pages = store.subscribe('start', { signal: stop.signal })[Symbol.asyncIterator]();
      await pages.next();
      const large = 'x'.repeat(100_000);
      await write(store, TEXT, 100, large);
      const seen: unknown[] = [];
      while (seen.length < 100) seen.push(...((await pages.next()).value as { events: RecordedEvent[] }).events);
      expect(seen).toHaveLength(100);
      stop.abort();
      await pages.return?.();
    }),
  );
};

const everything = async (store: EventStore, enough: number): Promise<RecordedEvent[]> => {
  let seen = 0;
  const pages = await pagesUntil(store, 'start', ({ events }) => (seen += events.length) >= enough);
  return pages.flatMap(({ events }) => events);
};

const write = async (store: EventStore, stream: string, events: number, data: unknown = null): Promise<void> => {
  for (let revision = 0; revision < events; revision++)
    await append(store, stream, revision === 0 ? 'none' : revision - 1, data);
};
