import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { ManualClock, queueContract } from '#queue/testing';
import { systemClock, type Clock } from './clock.js';
import type { JobQueue } from './job-queue.js';
import { SqliteQueue, type SqliteQueueOptions } from './sqlite-queue.js';
import { until } from './testing/signal.js';

const newFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'queue-'));

queueContract('SQLite', async () => {
  const folder = await newFolder();
  const opened: JobQueue[] = [];
  return {
    open: (options) => {
      const queue = SqliteQueue.open(join(folder, 'queue.db'), options);
      opened.push(queue);
      return Promise.resolve(queue);
    },
    remove: async () => {
      await Promise.all(opened.map((queue) => queue.close(1)));
      await rm(folder, { recursive: true });
    },
  };
});

describe('the SQLite queue', () => {
  let folder: string;
  let clock: ManualClock;
  let queue: SqliteQueue | undefined;
  const job = { id: 'n.1', name: 'n', data: 1 };
  const open = (options: SqliteQueueOptions = {}): SqliteQueue => {
    queue = SqliteQueue.open(join(folder, 'queue.db'), { clock, random: () => 1, ...options });
    return queue;
  };

  beforeEach(async () => {
    folder = await newFolder();
    clock = new ManualClock();
  });
  afterEach(async () => {
    await queue?.close(1);
    await rm(folder, { recursive: true });
  });

  it.each([3, 7, 11, 19, 23])(
    'lets a limited channel go on, though %i ms pass whenever it looks at the clock',
    async (ms) => {
      let time = 0;
      const passing: Clock = { ...systemClock, now: () => (time += ms) };
      const opened = open({ clock: passing, channels: { mail: { jobs: 1, perMs: 20 } } });
      opened.work({ n: () => Promise.resolve() });
      await opened.add(['a', 'b', 'c', 'd'].map((id) => ({ ...job, id, channel: 'mail' })));
      await opened.idle();
      expect((await opened.counts()).done).toBe(4);
    },
  );

  it('waits longer after each failure, eight tries over an hour and a half, and no sooner', async () => {
    const opened = open();
    const tries: number[] = [];
    const start = clock.now();
    opened.work({
      n: () => {
        tries.push((clock.now() - start) / 1_000);
        return Promise.reject(new Error('down'));
      },
    });
    await opened.add([job]);
    for (const seconds of [1, 4, 16, 64, 256, 1_024, 3_600]) {
      await until(() => clock.pending === 1);
      clock.advance(seconds * 1_000 - 1);
      expect(await opened.counts()).toMatchObject({ delayed: 1 });
      clock.advance(1);
    }
    await opened.idle();
    expect(tries).toEqual([0, 1, 5, 21, 85, 341, 1_365, 4_965]);
  });

  it('waits for nothing that is under way where it is given no time, whatever its clock says', async () => {
    let begun = false;
    open().work({ n: () => new Promise(() => (begun = true)) });
    await queue!.add([job]);
    await until(() => begun);
    await queue!.close(0);
    expect(await open().counts()).toMatchObject({ waiting: 1, active: 0 });
  });

  it('sets no timer while nothing is delayed', async () => {
    const opened = open();
    opened.work({ n: () => Promise.resolve() });
    await opened.add([job]);
    await opened.idle();
    expect(clock.pending).toBe(0);
  });

  it('keeps the delay over a reopening', async () => {
    const first = open();
    first.work({ n: () => Promise.reject(new Error('down')) });
    await first.add([job]);
    await until(async () => (await first.counts()).delayed === 1);
    await first.close();

    const second = open();
    const attempts: number[] = [];
    second.work({ n: ({ attempt }) => Promise.resolve(void attempts.push(attempt)) });
    await until(() => clock.pending === 1);
    expect(attempts).toEqual([]);
    clock.advance(1_000);
    await second.idle();
    expect(attempts).toEqual([2]);
  });

  it('holds a channel to its limit, in any stretch of that length', async () => {
    const opened = open({ channels: { 'e-mail': { jobs: 2, perMs: 60_000 } } });
    const done = async (n: number): Promise<void> => {
      await until(async () => (await opened.counts()).done === n && clock.pending === 1);
    };
    opened.work({ n: () => Promise.resolve() });
    await opened.add([{ ...job, channel: 'e-mail' }]);
    await opened.idle();
    clock.advance(40_000);
    await opened.add([1, 2, 3].map((i) => ({ ...job, id: `mail.${String(i)}`, channel: 'e-mail' })));
    await done(2);
    clock.advance(20_000);
    await done(3);
    clock.advance(40_000);
    await opened.idle();
    expect(clock.pending).toBe(0);
  });

  it('goes on with a file of version 0.1.0, which knew no channels', async () => {
    const old = new DatabaseSync(join(folder, 'queue.db'));
    old.exec(`
      CREATE TABLE jobs (
        n INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, data TEXT NOT NULL,
        priority INTEGER NOT NULL, state TEXT NOT NULL DEFAULT 'waiting', attempt INTEGER NOT NULL DEFAULT 0, due INTEGER, error TEXT
      ) STRICT;
      CREATE INDEX jobs_waiting ON jobs (priority, n) WHERE state = 'waiting';
      INSERT INTO jobs (id, name, data, priority) VALUES ('n.1', 'n', '1', 0)`);
    old.close();
    const opened = open({ channels: { 'e-mail': undefined } });
    opened.work({ n: () => Promise.resolve() });
    await opened.add([{ ...job, id: 'n.2', channel: 'e-mail' }]);
    await opened.idle();
    expect((await opened.counts()).done).toBe(2);
  });

  it('tells a second opener that it is in use', () => {
    open();
    expect(() => SqliteQueue.open(join(folder, 'queue.db'))).toThrow(/another process/);
  });

  it('has one worker', () => {
    const opened = open();
    opened.work({});
    expect(() => opened.work({})).toThrow(/worker already/);
  });
});
