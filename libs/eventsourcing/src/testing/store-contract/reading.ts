import fc from 'fast-check';
import { all, append, dataOf, since, using, type OpenStore } from './opened-store.js';

const TEXT = 'text-1';
const numbers = (count: number): number[] => Array.from({ length: count }, (_, n) => n);

export const reading = (open: OpenStore): void => {
  it(
    'reads from any revision, and nothing beyond the end or from an unknown stream',
    using(open, async ({ store }) => {
      await append(store, TEXT, 'none', ...numbers(600));
      expect(dataOf(await all(store.read(TEXT)))).toEqual(numbers(600));
      expect(dataOf(await all(store.read(TEXT, 255)))).toEqual(numbers(600).slice(255));
      expect(await all(store.read(TEXT, 600))).toEqual([]);
      expect(await all(store.read('text-2'))).toEqual([]);
    }),
  );

  it(
    'keeps every text that JSON can say',
    using(open, async ({ store }) => {
      const awkward = ['\0', 'a\0b', '\ud800', '\udc00\ud800', '\u2028\u2029', '😀', 'e\u0301', '\u007f', '"\\', ''];
      const samples = fc.sample(fc.jsonValue({ stringUnit: 'binary' }), { numRuns: 50, seed: 7 });
      const data: unknown[] = JSON.parse(
        JSON.stringify([...awkward, { '\0': '\ud800', __proto__x: 1 }, ...samples]),
      ) as unknown[];
      const { events } = await append(store, TEXT, 'none', ...data);
      expect(dataOf(await all(store.read(TEXT)))).toEqual(data);
      expect((await all(store.read(TEXT))).map(({ hash }) => hash)).toEqual(events.map(({ hash }) => hash));
    }),
  );

  it(
    'keeps names beyond ASCII',
    using(open, async ({ store }) => {
      await append(store, 'text-日本é', 'none', 1);
      expect((await all(store.read('text-日本é')))[0]).toMatchObject({ stream: 'text-日本é', data: 1 });
    }),
  );

  it(
    'chains every event to the one before it in its stream',
    using(open, async ({ store }) => {
      const { events } = await append(store, TEXT, 'none', 'same', 'same');
      await append(store, 'text-2', 'none', 'same');
      const more = (await append(store, TEXT, 1, 'same')).events;
      const hashes = [...events, ...more].map(({ hash }) => hash);
      expect(new Set(hashes).size).toBe(3);
      expect(hashes.every((hash) => /^[0-9a-f]{64}$/.test(hash))).toBe(true);
    }),
  );

  it(
    'stays the same after it was closed',
    using(open, async ({ store, reopen }) => {
      const { ledgerId } = store;
      await append(store, TEXT, 'none', 1, 2);
      const head = await store.head();
      const events = await all(store.read(TEXT));
      const again = await reopen();
      expect(again.ledgerId).toBe(ledgerId);
      expect(await again.head()).toEqual(head);
      expect(await all(again.read(TEXT))).toEqual(events);
      await append(again, TEXT, 1, 3);
      expect(dataOf(await since(again, head))).toEqual([3]);
    }),
  );

  it(
    'takes nothing once closed',
    using(open, async ({ store }) => {
      await append(store, TEXT, 'none', 1);
      expect(store.health()).toEqual({ writable: true });
      await store.close();
      await expect(append(store, TEXT, 0, 2)).rejects.toMatchObject({ name: 'Unavailable' });
      expect(store.health().writable).toBe(false);
    }),
  );

  it(
    'forgets a person, and nobody else',
    using(open, async ({ store }) => {
      await append(store, TEXT, 'none', 1);
      await append(store, 'person-1', 'none', 'Ada', 'Lovelace');
      const seen = await store.head();
      await append(store, 'person-2', 'none', 'Mary');
      await expect(store.forget(TEXT)).rejects.toMatchObject({ name: 'Forbidden', code: 'NOT_FORGETTABLE' });
      await store.forget('person-1');
      await store.forget('person-3');
      expect(await all(store.read('person-1'))).toEqual([]);
      expect(dataOf(await since(store, 'start'))).toEqual([1, 'Mary']);
      expect(dataOf(await since(store, seen))).toEqual(['Mary']);
    }),
  );

  it(
    'keeps a forgotten stream empty for ever, and a name that had nothing when it was forgotten',
    using(open, async ({ store, reopen }) => {
      await append(store, TEXT, 'none', 1);
      await append(store, 'person-1', 'none', 'Ada', 'Lovelace');
      await store.forget('person-1');
      await store.forget('person-1');
      await store.forget('person-2');
      const refused = { name: 'Forbidden', code: 'STREAM_FORGOTTEN' };
      for (const opened of [() => store, reopen]) {
        const ledger = await opened();
        await expect(append(ledger, 'person-1', 'none', 'anew')).rejects.toMatchObject(refused);
        await expect(append(ledger, 'person-1', 1, 'more')).rejects.toMatchObject(refused);
        await expect(append(ledger, 'person-2', 'none', 'first')).rejects.toMatchObject(refused);
        expect(await all(ledger.read('person-1'))).toEqual([]);
        expect(await all(ledger.read('person-1', 1))).toEqual([]);
        expect(dataOf(await since(ledger, 'start'))).toEqual([1]);
      }
      const again = await reopen();
      expect((await append(again, 'person-3', 'none', 'Mary')).events[0]?.revision).toBe(0);
    }),
  );

  it(
    'stands where it stood when the last event was forgotten',
    using(open, async ({ store, reopen }) => {
      await append(store, 'person-1', 'none', 'Ada');
      const head = await store.head();
      await store.forget('person-1');
      const again = await reopen();
      expect(await again.head()).toEqual(head);
      expect(await since(again, 'start')).toEqual([]);
      const { events } = await append(again, TEXT, 'none', 1);
      expect(events[0]?.position).toBeGreaterThan(head.position);
    }),
  );
};

/** Only for stores that can be damaged from outside. */
export const noticing = (open: OpenStore): void => {
  it(
    'notices what is not what was recorded, wherever it is read',
    using(open, async ({ store, damage }) => {
      await append(store, TEXT, 'none', 1, 2, 3);
      await append(store, 'text-2', 'none', 'whole');
      const damaged = (await damage?.(TEXT, 1)) ?? store;
      const found = { name: 'NotProven', code: 'LEDGER_DAMAGED' };
      await expect(all(damaged.read(TEXT))).rejects.toMatchObject(found);
      await expect(since(damaged, 'start')).rejects.toMatchObject(found);
      expect(dataOf(await all(damaged.read('text-2')))).toEqual(['whole']);
      expect(dataOf(await all(damaged.read(TEXT, 2)))).toEqual([3]);
    }),
  );
};
