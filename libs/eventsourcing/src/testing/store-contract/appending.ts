import { MAX_APPEND_BYTES } from '../../event-store.js';
import { uuidv5 } from '../../ids.js';
import { all, append, command, dataOf, META, noted, using, type OpenStore } from './opened-store.js';

const TEXT = 'text-1';

export const appending = (open: OpenStore): void => {
  it(
    'gives back what was appended, as it reads it',
    using(open, async ({ store }) => {
      const record = { name: 'Note', schema: 1, input: { b: 1, a: ['é', null] } };
      const first = { ...noted({ x: 1 }), command: record };
      const { events } = await store.append(TEXT, 'none', [{ commandId: 'c', events: [first, noted('two')] }]);
      expect(events[0]).toMatchObject({ stream: TEXT, revision: 0, id: uuidv5('c', 0), schema: 1, command: record });
      expect(events[0]).toMatchObject({
        type: 'CountNoted',
        data: { x: 1 },
        meta: META,
        hash: expect.any(String) as string,
      });
      expect(events[1]).toMatchObject({ revision: 1, id: uuidv5('c', 1), data: 'two' });
      expect(events[1]).not.toHaveProperty('command');
      expect(await all(store.read(TEXT))).toEqual(events);
    }),
  );

  it(
    'numbers events densely in a stream, and upwards in the ledger',
    using(open, async ({ store }) => {
      await append(store, TEXT, 'none', 1, 2);
      await append(store, 'text-2', 'none', 3);
      await append(store, TEXT, 1, 4);
      const events = await all(store.read(TEXT));
      expect(events.map(({ revision }) => revision)).toEqual([0, 1, 2]);
      const positions = events.map(({ position }) => position);
      expect(positions).toEqual([...new Set(positions)].sort((a, b) => a - b));
      expect(positions[0]).toBeGreaterThan(0);
    }),
  );

  it(
    'refuses another revision than the stream is at',
    using(open, async ({ store }) => {
      const wrong = { name: 'Conflict', code: 'WRONG_REVISION' };
      await expect(append(store, TEXT, 0, 'x')).rejects.toMatchObject(wrong);
      await append(store, TEXT, 'none', 1, 2);
      await expect(append(store, TEXT, 'none', 'x')).rejects.toMatchObject(wrong);
      await expect(append(store, TEXT, 0, 'x')).rejects.toMatchObject(wrong);
      await expect(append(store, TEXT, 2, 'x')).rejects.toMatchObject(wrong);
      expect(dataOf(await all(store.read(TEXT)))).toEqual([1, 2]);
    }),
  );

  it(
    'lets one of many at the same revision through',
    using(open, async ({ store }) => {
      const results = await Promise.allSettled(Array.from({ length: 20 }, (_, n) => append(store, TEXT, 'none', n)));
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await all(store.read(TEXT))).toHaveLength(1);
    }),
  );

  it(
    'appends a batch of commands whole',
    using(open, async ({ store }) => {
      const { events } = await store.append(TEXT, 'none', [command('a', 1, 2), command('b', 3)]);
      expect(events.map(({ id }) => id)).toEqual([
        uuidv5(uuidv5('contract', 'a'), 0),
        uuidv5(uuidv5('contract', 'a'), 1),
        uuidv5(uuidv5('contract', 'b'), 0),
      ]);
      expect(dataOf(await all(store.read(TEXT)))).toEqual([1, 2, 3]);
    }),
  );

  it(
    'records nothing of what it cannot write, and goes on',
    using(open, async ({ store }) => {
      const bad = store.append(TEXT, 'none', [command('a', 1), command('b', new Map())]);
      const good = append(store, 'text-2', 'none', 'fine');
      await expect(bad).rejects.toThrow(TypeError);
      await good;
      expect(await all(store.read(TEXT))).toEqual([]);
      await append(store, TEXT, 'none', 'fine');
    }),
  );

  it(
    'takes what is just small enough, and nothing larger',
    using(open, async ({ store }) => {
      const overhead = JSON.stringify({ data: '' }).length + JSON.stringify(META).length;
      const fits = 'é'.repeat((MAX_APPEND_BYTES - overhead) / 2 - 1);
      await append(store, TEXT, 'none', fits);
      await expect(append(store, TEXT, 0, `${fits}éé`)).rejects.toMatchObject({ name: 'Invalid', code: 'TOO_LARGE' });
      expect(dataOf(await all(store.read(TEXT)))).toEqual([fits]);
    }),
  );

  it.each([
    ['a stream without a name', '', 'Noted', 'STREAM_NAME'],
    ['a stream with a quote', 'text-"', 'Noted', 'STREAM_NAME'],
    ['a stream with a NUL', 'text-\0', 'Noted', 'STREAM_NAME'],
    ['a stream with half a character', 'text-\ud800', 'Noted', 'STREAM_NAME'],
    ['a type without a name', 'text-1', '', 'EVENT_TYPE'],
    ['a type with a line break', 'text-1', 'No\nted', 'EVENT_TYPE'],
  ])('refuses %s', (_, stream, type, code) =>
    using(open, async ({ store }) => {
      const events = [{ ...noted(1), type }];
      await expect(store.append(stream, 'none', [{ commandId: 'c', events }])).rejects.toMatchObject({ code });
    })(),
  );

  it(
    'refuses to append nothing',
    using(open, async ({ store }) => {
      await expect(store.append(TEXT, 'none', [])).rejects.toMatchObject({ code: 'EMPTY_APPEND' });
      await expect(append(store, TEXT, 'none')).rejects.toMatchObject({ code: 'EMPTY_APPEND' });
    }),
  );
};
