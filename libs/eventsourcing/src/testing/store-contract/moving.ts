import type { StoredEvent } from '../../chain.js';
import { MAX_APPEND_BYTES } from '../../event-store.js';
import { MemoryStore } from '../../memory-store.js';
import { storedIn } from '../whole-ledger.js';
import { all, append, dataOf, since, using, type OpenStore } from './opened-store.js';

const TEXT = 'text-1';

/** Events as another ledger has them: one stream, one event for each of the data. */
const elsewhere = async (stream: string, ...data: readonly unknown[]): Promise<StoredEvent[]> => {
  const store = new MemoryStore();
  await append(store, stream, 'none', ...data);
  return storedIn(store);
};

const DAMAGED = { name: 'NotProven', code: 'LEDGER_DAMAGED' };

export const moving = (open: OpenStore): void => {
  it(
    'shows everything as it is stored, in order of position',
    using(open, async ({ store }) => {
      expect(await storedIn(store)).toEqual([]);
      await append(store, TEXT, 'none', ...Array.from({ length: 600 }, (_, n) => n));
      await append(store, 'person-1', 'none', 'Ada');
      await append(store, TEXT, 599, 'last');
      const events = await since(store, 'start');
      const places = events.map(({ position, stream, revision, id, hash }) => ({
        position,
        stream,
        revision,
        id,
        hash,
      }));
      const shown: unknown[] = [];
      for await (const page of store.stored())
        for (const { position, stored } of page) {
          const { stream, revision, id, hash } = stored;
          shown.push({ position, stream, revision, id, hash });
        }
      expect(shown).toEqual(places);
    }),
  );

  it(
    'shows what was recorded when it was asked, whatever is recorded meanwhile',
    using(open, async ({ store }) => {
      await append(store, TEXT, 'none', 1, 2);
      const shown: unknown[] = [];
      for await (const page of store.stored()) {
        await append(store, TEXT, 1, 'more');
        shown.push(...page.map(({ stored }) => stored.revision));
      }
      expect(shown).toEqual([0, 1]);
    }),
  );

  it(
    'names the forgotten, and shows nothing of them',
    using(open, async ({ store, reopen }) => {
      await append(store, TEXT, 'none', 1);
      await append(store, 'person-1', 'none', 'Ada');
      await append(store, 'person-2', 'none', 'Mary');
      expect(await store.forgotten()).toEqual([]);
      for (const name of ['person-1', 'person-3', 'person-1']) await store.forget(name);
      const again = await reopen();
      expect([...(await again.forgotten())].sort()).toEqual(['person-1', 'person-3']);
      expect((await storedIn(again)).map(({ stream }) => stream)).toEqual([TEXT, 'person-2']);
    }),
  );

  it(
    'adopts what was stored elsewhere, byte for byte, and goes on from there',
    using(open, async ({ store, reopen }) => {
      const [first, ...more] = await elsewhere(TEXT, 'é\0', { b: [1, null] }, '\ud800');
      const head = await store.head();
      await append(store, 'text-2', 'none', 'here');
      await store.adopt(first === undefined ? [] : [first]);
      await store.adopt(more);
      expect((await storedIn(store)).filter(({ stream }) => stream === TEXT)).toEqual([first, ...more]);
      expect(dataOf(await since(store, head))).toEqual(['here', 'é\0', { b: [1, null] }, '\ud800']);
      const again = await reopen();
      await append(again, TEXT, 2, 'anew');
      expect(dataOf(await all(again.read(TEXT, 2)))).toEqual(['\ud800', 'anew']);
      expect(await since(again, await again.head())).toEqual([]);
    }),
  );

  it(
    'shows those who follow it what it adopts',
    using(open, async ({ store }) => {
      const stop = new AbortController();
      const seen: unknown[] = [];
      const following = (async () => {
        for await (const { events } of store.subscribe('start', { signal: stop.signal })) {
          seen.push(...dataOf(events));
          if (seen.length === 4) stop.abort();
        }
      })();
      const [adopted] = await Promise.all([elsewhere('text-2', 'x', 'y'), append(store, TEXT, 'none', 'before')]);
      await Promise.all([store.adopt(adopted), append(store, TEXT, 0, 'after')]);
      await following;
      expect(seen.sort()).toEqual(['after', 'before', 'x', 'y']);
    }),
  );

  it(
    'adopts nothing that does not follow on what it has',
    using(open, async ({ store }) => {
      const events = await elsewhere(TEXT, 1, 2, 3);
      const wrong = { name: 'Conflict', code: 'WRONG_REVISION' };
      await expect(store.adopt(events.slice(1))).rejects.toMatchObject(wrong);
      await store.adopt(events.slice(0, 2));
      await expect(store.adopt(events.slice(0, 2))).rejects.toMatchObject(wrong);
      await expect(store.adopt((await elsewhere(TEXT, 1, 2, 'other')).slice(2))).rejects.toMatchObject(DAMAGED);
      expect(await storedIn(store)).toEqual(events.slice(0, 2));
      await store.adopt(events.slice(2));
    }),
  );

  it.each<[string, (events: StoredEvent[]) => StoredEvent[]]>([
    ['another payload', ([a, b]) => [a, b && { ...b, payload: '{"data":9}' }].flatMap((e) => e ?? [])],
    ['an event left out', ([a, , c]) => [a, c].flatMap((e) => e ?? [])],
    ['an event of another stream', ([a, b]) => [a, b && { ...b, stream: 'text-2' }].flatMap((e) => e ?? [])],
    ['salt of another length', ([a]) => [a && { ...a, salt: `${a.salt}0` }].flatMap((e) => e ?? [])],
  ])('adopts nothing damaged: %s', (_, change) =>
    using(open, async ({ store }) => {
      const changed = change(await elsewhere(TEXT, 1, 2, 3));
      await expect(store.adopt(changed)).rejects.toMatchObject(DAMAGED);
      expect(await storedIn(store)).toEqual([]);
      await append(store, TEXT, 'none', 'fine');
    })(),
  );

  it(
    'remembers from what it was restored, the last time',
    using(open, async ({ store, reopen }) => {
      expect(store.restored).toBeUndefined();
      await append(store, TEXT, 'none', 1);
      const from = { ledgerId: 'another', position: 7, hash: 'ab' };
      const restored = { from, takenAt: '2018-02-01T10:00:00.000Z', at: '2018-02-02T10:00:00.000Z', upTo: 1 };
      await store.noteRestored({ ...restored, upTo: 0 });
      await store.noteRestored(restored);
      expect(store.restored).toEqual(restored);
      const again = await reopen();
      expect(again.restored).toEqual(restored);
      expect(again.ledgerId).toBe(store.ledgerId);
      expect(dataOf(await all(again.read(TEXT)))).toEqual([1]);
    }),
  );

  it(
    'adopts neither nothing, nor too much, nor what was forgotten',
    using(open, async ({ store }) => {
      const half = 'x'.repeat(MAX_APPEND_BYTES / 2);
      await expect(store.adopt([])).rejects.toMatchObject({ name: 'Invalid', code: 'EMPTY_APPEND' });
      const large = new MemoryStore();
      await append(large, TEXT, 'none', half);
      await append(large, TEXT, 0, half);
      await expect(store.adopt(await storedIn(large))).rejects.toMatchObject({ name: 'Invalid', code: 'TOO_LARGE' });
      await store.forget('person-1');
      const refused = { name: 'Forbidden', code: 'STREAM_FORGOTTEN' };
      await expect(store.adopt(await elsewhere('person-1', 'Ada'))).rejects.toMatchObject(refused);
      expect(await storedIn(store)).toEqual([]);
    }),
  );
};
