import { Conflict, Invalid, Unavailable } from './errors.js';
import type { Revision } from './event.js';
import { MAX_APPEND_BYTES, type Appended, type CommandEvents } from './event-store.js';
import { Ledger } from './ledger.js';
import { MemoryStore } from './memory-store.js';
import { count, counted, counting } from './testing/counting.js';

const TEXT = 'text-1';

/** A store that counts what reaches it and may be told to fail the next appends. */
class WatchedStore extends MemoryStore {
  readonly appends: number[] = [];
  reads = 0;
  failures: (() => Error)[] = [];
  failAfter = false;

  override async append(
    stream: string,
    expected: Revision | 'none',
    batch: readonly CommandEvents[],
  ): Promise<Appended> {
    this.appends.push(batch.length);
    const failure = this.failures.shift();
    if (failure === undefined) return super.append(stream, expected, batch);
    if (this.failAfter) await super.append(stream, expected, batch);
    throw failure();
  }

  override async *read(stream: string, from: Revision = 0): ReturnType<MemoryStore['read']> {
    for await (const event of super.read(stream, from)) {
      this.reads++;
      yield event;
    }
  }
}

const conflict = (): Error => new Conflict('WRONG_REVISION', 'someone was first');
const setUp = (options = {}) => {
  const store = new WatchedStore();
  return { store, ledger: new Ledger(store, counting, options) };
};

describe('a ledger', () => {
  it('decides, records and answers', async () => {
    const { ledger } = setUp();
    const { repeated, events } = await ledger.transact(TEXT, count('a', 'one', 'two'));
    expect(repeated).toBe(false);
    expect(events.map(({ revision, data }) => [revision, data])).toEqual([
      [0, 'one'],
      [1, 'two'],
    ]);
    expect(events.map(({ command }) => command?.name)).toEqual(['CountProposal', undefined]);
    expect(await ledger.load(TEXT)).toEqual({ state: 2, revision: 1 });
    expect(await ledger.load('text-2')).toEqual({ state: 0, revision: 'none' });
  });

  it('decides what waits in one round, one on top of the other', async () => {
    const { ledger, store } = setUp();
    const seen: unknown[] = [];
    const attempts = Array.from({ length: 50 }, (_, n) => ({
      ...count(String(n)),
      decide: (state: number, revision: Revision | 'none') => (seen.push([state, revision]), [counted()]),
    }));
    const answers = await Promise.all(attempts.map((attempt) => ledger.transact(TEXT, attempt)));
    expect(answers.map(({ events }) => events[0]?.revision)).toEqual(attempts.map((_, n) => n));
    expect(store.appends).toEqual([50]);
    expect(seen.slice(0, 3)).toEqual([
      [0, 'none'],
      [1, 0],
      [2, 1],
    ]);
  });

  it('tells only the command that failed', async () => {
    const { ledger } = setUp();
    const stumbling = {
      ...count('b'),
      decide: () => {
        throw new TypeError('a bug');
      },
    };
    const empty = { ...count('c'), decide: () => [] };
    const unknown = { ...count('d'), decide: () => [{ ...counted(), type: 'Unheard' }] };
    const unwritable = count('e', new Map());
    const results = await Promise.allSettled(
      [count('a'), stumbling, empty, unknown, unwritable, count('f')].map((a) => ledger.transact(TEXT, a)),
    );
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      ...Array<string>(4).fill('rejected'),
      'fulfilled',
    ]);
    expect(await ledger.load(TEXT)).toEqual({ state: 2, revision: 1 });
  });

  it('splits a round that would be too large, and refuses a command that is', async () => {
    const { ledger, store } = setUp();
    const half = 'x'.repeat(MAX_APPEND_BYTES / 4);
    await Promise.all([1, 2, 3].map((n) => ledger.transact(TEXT, count(String(n), half))));
    expect(store.appends).toEqual([1, 1, 1]);
    await expect(ledger.transact(TEXT, count('big', half.repeat(4)))).rejects.toMatchObject({ code: 'TOO_LARGE' });
    expect((await ledger.load(TEXT)).revision).toBe(2);
  });

  it('never lets recordedAt go back', async () => {
    const times = ['2018-02-02T00:00:00.000Z', '2018-02-01T00:00:00.000Z'];
    const { ledger, store } = setUp({ clock: () => new Date(times.shift() ?? 0) });
    await ledger.transact(TEXT, count('a'));
    await ledger.transact(TEXT, count('b'));
    await new Ledger(store, counting, { clock: () => new Date(0) }).transact(TEXT, count('c'));
    const instants: string[] = [];
    for await (const { meta } of store.read(TEXT)) instants.push(meta.recordedAt);
    expect(instants).toEqual(Array(3).fill('2018-02-02T00:00:00.000Z'));
  });

  it('makes a stream it does not understand read-only', async () => {
    const { ledger, store } = setUp();
    await ledger.transact(TEXT, count('a'));
    const meta = { commandId: 'x', recordedAt: '2030-01-01T00:00:00.000Z' };
    await store.append(TEXT, 0, [{ commandId: 'x', events: [{ type: 'FromTheFuture', schema: 1, data: 1, meta }] }]);
    await expect(ledger.transact(TEXT, count('b'))).rejects.toMatchObject({ code: 'NEWER_LEDGER' });
    await expect(ledger.load(TEXT)).rejects.toBeInstanceOf(Unavailable);
    await expect(ledger.transact('text-2', count('b'))).resolves.toMatchObject({ repeated: false });
  });

  it('reads only the tail while a state is cached, and all of it when it had to leave', async () => {
    const { ledger, store } = setUp();
    await ledger.transact(TEXT, count('a', 1, 2, 3));
    expect(store.reads).toBe(0);
    const tight = new Ledger(store, counting, { cacheBytes: 1 });
    await tight.load(TEXT);
    await tight.load(TEXT);
    expect(store.reads).toBe(6);
    const roomy = new Ledger(store, counting);
    await roomy.load(TEXT);
    await roomy.load(TEXT);
    expect(store.reads).toBe(9);
  });
});

describe('a command sent again', () => {
  it('gets the same answer, also when it could no longer be decided', async () => {
    const { ledger, store } = setUp();
    const first = await ledger.transact(TEXT, count('a', 'one', 'two'));
    for (let n = 0; n < 98; n++) await ledger.transact(TEXT, count(`more${String(n)}`));
    await expect(ledger.transact(TEXT, count('over'))).rejects.toMatchObject({ code: 'ENOUGH' });
    const again = await ledger.transact(TEXT, count('a', 'one', 'two'));
    const restarted = await new Ledger(store, counting).transact(TEXT, count('a', 'one', 'two'));
    expect(again).toEqual({ repeated: true, events: first.events });
    expect(restarted).toEqual(again);
  });

  it('is recognised when another node recorded it', async () => {
    const { ledger, store } = setUp();
    await ledger.load(TEXT);
    await new Ledger(store, counting).transact(TEXT, count('a'));
    await expect(ledger.transact(TEXT, count('a'))).resolves.toMatchObject({ repeated: true });
  });

  it('is recognised within one round', async () => {
    const { ledger } = setUp();
    const [one, two] = await Promise.all([ledger.transact(TEXT, count('a')), ledger.transact(TEXT, count('a'))]);
    expect([one.repeated, two.repeated]).toEqual([false, true]);
    expect(two.events).toEqual(one.events);
  });

  it('is decided again when it was refused', async () => {
    const { ledger } = setUp();
    const refused = {
      ...count('a'),
      decide: () => {
        throw new Error('not yet');
      },
    };
    await expect(ledger.transact(TEXT, refused)).rejects.toThrow('not yet');
    await expect(ledger.transact(TEXT, count('a'))).resolves.toMatchObject({ repeated: false });
  });

  it('with another input is refused, on record or in the same round', async () => {
    const { ledger } = setUp();
    const both = await Promise.allSettled([ledger.transact(TEXT, count('a', 1)), ledger.transact(TEXT, count('a', 2))]);
    expect(both[1]).toMatchObject({ status: 'rejected', reason: { code: 'IDEMPOTENCY_KEY_REUSED' } });
    await expect(ledger.transact(TEXT, count('a', 2))).rejects.toBeInstanceOf(Invalid);
  });
});

describe('a round that fails', () => {
  it('is decided again as a whole after a conflict', async () => {
    const { ledger, store } = setUp();
    await ledger.load(TEXT);
    store.failures = [() => conflict()];
    const seen: number[] = [];
    const watch = (key: string) => ({ ...count(key), decide: (state: number) => (seen.push(state), [counted()]) });
    const answers = Promise.all(['a', 'b'].map((key) => ledger.transact(TEXT, watch(key))));
    expect((await answers).map(({ events }) => events[0]?.revision)).toEqual([0, 1]);
    expect(seen).toEqual([0, 1, 0, 1]);
    expect(store.appends).toEqual([2, 2]);
  });

  it('never records what was decided on events that were not', async () => {
    const { ledger, store } = setUp();
    const rival = new Ledger(store, counting);
    const writers = [ledger, rival].flatMap((node, of) =>
      Array.from({ length: 40 }, (_, n) =>
        node.transact(TEXT, {
          ...count(`${String(of)}/${String(n)}`),
          decide: (state: number) => [counted(state)],
        }),
      ),
    );
    await Promise.all(writers);
    const states: unknown[] = [];
    for await (const { data } of store.read(TEXT)) states.push(data);
    expect(states).toEqual(Array.from({ length: 80 }, (_, n) => n));
  });

  it('gives up as BUSY after so many tries', async () => {
    const { ledger, store } = setUp({ maxTries: 3 });
    store.failures = [conflict, conflict, conflict];
    await expect(ledger.transact(TEXT, count('a'))).rejects.toMatchObject({ code: 'BUSY' });
    expect(store.appends).toHaveLength(3);
  });

  it('with an unknown outcome says so; repeating finds what was recorded', async () => {
    const { ledger, store } = setUp();
    store.failures = [() => new Unavailable('OUTCOME_UNKNOWN', 'silence')];
    store.failAfter = true;
    await expect(ledger.transact(TEXT, count('a'))).rejects.toMatchObject({ code: 'OUTCOME_UNKNOWN' });
    await expect(ledger.transact(TEXT, count('a'))).resolves.toMatchObject({ repeated: true });
    expect(await ledger.load(TEXT)).toEqual({ state: 1, revision: 0 });
  });

  it('for want of space leaves nothing behind', async () => {
    const { ledger, store } = setUp();
    store.failures = [() => new Unavailable('STORE_FULL', 'full')];
    await expect(ledger.transact(TEXT, count('a'))).rejects.toMatchObject({ code: 'STORE_FULL' });
    await expect(ledger.transact(TEXT, count('a'))).resolves.toMatchObject({ repeated: false });
  });
});
