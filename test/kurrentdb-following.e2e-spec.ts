import { follow, uuidv5, type Following, type RecordedEvent } from '#eventsourcing';
import { until } from '#queue/testing';
import type { KurrentStore } from '#store-kurrentdb';
import { append, dataOf, KurrentDbHouse, noted } from './kit/kurrentdb.js';

describe('the traps of subscriptions to KurrentDB', () => {
  let house: KurrentDbHouse;
  let server: KurrentDbHouse['server'];
  let open: KurrentDbHouse['open'];

  beforeAll(async () => {
    house = await KurrentDbHouse.build();
    ({ server, open } = house);
  });
  afterAll(() => server.stop());
  beforeEach(() => house.newLedger());
  afterEach(() => house.tidy());

  describe('following', () => {
    const started: AbortController[] = [];
    const following = (store: KurrentStore): { seen: RecordedEvent[]; following: Following } => {
      const stop = new AbortController();
      started.push(stop);
      const seen: RecordedEvent[] = [];
      const handle = ({ events }: { events: readonly RecordedEvent[] }): void => void seen.push(...events);
      const options = { name: 'trap', from: 'start', signal: stop.signal, retryMs: 5, handle } as const;
      return { seen, following: follow(store, options) };
    };
    afterEach(() => {
      for (const stop of started.splice(0)) stop.abort();
    });

    it('connects anew when the server ends the subscription, and loses nothing', async () => {
      const store = await open();
      await append(store, 'none', 'a', 1, 2);
      const { seen } = following(store);
      await until(() => seen.length === 2);
      await server.fault({ dropSubscriptions: true });
      await append(store, 1, 'b', 3);
      await until(() => seen.length === 3);
      expect(dataOf(seen)).toEqual([1, 2, 3]);
    });

    it('goes on from what it handled, not from where the server says it was', async () => {
      const store = await open();
      await server.fault({ checkpointsAhead: 2 });
      const { seen } = following(store);
      await append(store, 'none', 'a', ...Array.from({ length: 100 }, (_, n) => n));
      await append(store, 99, 'b', 100);
      await until(() => seen.length >= 101);
      expect(dataOf(seen)).toEqual(Array.from({ length: 101 }, (_, n) => n));
    });

    it('does not handle an event twice that is sent again on resuming', async () => {
      const store = await open();
      await append(store, 'none', 'a', 1, 2);
      const { seen } = following(store);
      await until(() => seen.length === 2);
      await server.fault({ dropSubscriptions: true, duplicateOnResume: true });
      await append(store, 1, 'b', 3);
      await until(() => seen.length >= 3);
      expect(dataOf(seen)).toEqual([1, 2, 3]);
    });

    it('notices a subscription that has fallen silent', async () => {
      const store = await open();
      await append(store, 'none', 'a', 1);
      const { seen } = following(store);
      await until(() => seen.length === 1);
      await server.fault({ silentSubscriptions: true });
      await append(store, 0, 'b', 2);
      await server.fault({});
      await until(() => seen.length === 2);
      expect(dataOf(seen)).toEqual([1, 2]);
    });

    it('goes on after the server was killed and is back', async () => {
      const store = await open();
      await append(store, 'none', 'a', 1);
      const { seen, following: follower } = following(store);
      await until(() => seen.length === 1);
      await server.kill();
      await until(() => follower.status === 'failed');
      const down = await append(store, 0, 'b', 2).catch((error: unknown) => error);
      expect(down).toMatchObject({ name: 'Unavailable' });
      expect(store.health()).toMatchObject({ writable: false });
      await server.restart();
      await append(store, 0, 'b', 2);
      await until(() => seen.length === 2);
      expect(dataOf(seen)).toEqual([1, 2]);
    });
  });

  describe('forgetting', () => {
    const forgotten = async (): Promise<{ store: KurrentStore; other: KurrentStore }> => {
      const [store, other] = [await open(), await open()];
      await append(store, 'none', 'a', 'kept');
      await store.append('person-1', 'none', [{ commandId: uuidv5('traps', 'p'), events: [noted('Ada')] }]);
      return { store, other };
    };

    it('shows nobody what was tombstoned, though it lies in the log until that is scavenged', async () => {
      const { store, other } = await forgotten();
      const head = await store.head();
      await store.forget('person-1');
      for (const one of [store, other, await open()]) {
        const stop = new AbortController();
        const seen: unknown[] = [];
        for await (const { events, caughtUp } of one.subscribe('start', { signal: stop.signal })) {
          seen.push(...dataOf(events));
          if (caughtUp) stop.abort();
        }
        expect(seen).toEqual(['kept']);
        expect(await one.head()).toEqual(head);
      }
    });

    it('keeps checkpoints good that rest on what was scavenged', async () => {
      const { store, other } = await forgotten();
      const seen = await store.head();
      await store.forget('person-1');
      await server.scavenge();
      expect(await other.head()).toEqual(seen);
      await append(other, 0, 'b', 'later');
      const stop = new AbortController();
      for await (const { events } of other.subscribe(seen, { signal: stop.signal })) {
        if (events.length === 0) continue;
        expect(dataOf(events)).toEqual(['later']);
        stop.abort();
      }
    });
  });
});
