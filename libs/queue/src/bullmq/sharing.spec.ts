import { startRedis } from '#queue/testing';
import type { RedisServer } from '../redis-server/index.js';
import { Permanent } from '../job-queue.js';
import { until } from '../testing/signal.js';
import { type BullMqOptions, BullMqQueue } from './bullmq-queue.js';

const job = { id: 'n.1', name: 'n', data: 1 };

describe('several at one Redis', () => {
  let redis: RedisServer;
  let opened: BullMqQueue[] = [];
  beforeAll(async () => {
    redis = await startRedis();
  });
  beforeEach(() => redis.flush());
  afterEach(async () => {
    await Promise.all(opened.map((queue) => queue.close(1)));
    opened = [];
  });
  afterAll(() => redis.stop());

  const open = async (options: BullMqOptions = {}, query = ''): Promise<BullMqQueue> => {
    const queue = await BullMqQueue.open(redis.url + query, options);
    opened.push(queue);
    return queue;
  };

  it('share out the jobs, each done once', async () => {
    const [one, two] = [await open(), await open()];
    const by: string[] = [];
    const done = new Map<string, number>();
    const working = (who: string) => ({
      n: async ({ id }: { id: string }): Promise<void> => {
        by.push(who);
        done.set(id, (done.get(id) ?? 0) + 1);
        await until(() => by.includes('one') && by.includes('two'));
      },
    });
    one.work(working('one'));
    two.work(working('two'));
    await one.add(Array.from({ length: 100 }, (_, i) => ({ id: `job.${String(i)}`, name: 'n', data: i })));
    await two.idle();
    expect([...done.values()]).toEqual(Array(100).fill(1));
  });

  it('may ask for the same parked jobs at the same moment', async () => {
    const [one, two] = [await open(), await open()];
    const jobs = Array.from({ length: 50 }, (_, i) => ({ id: `n.${String(i)}`, name: 'n', data: i }));
    one.work({ n: () => Promise.reject(new Permanent('never')) }, { concurrency: 50 });
    await one.add(jobs);
    await until(async () => (await one.counts()).parked === jobs.length);
    await Promise.all([one.add(jobs), two.add(jobs)]);
    expect([one.health(), two.health()]).toEqual([{ working: true }, { working: true }]);
    await one.idle();
    expect(await one.counts()).toMatchObject({ parked: jobs.length, done: 0 });
  });

  it('give a lease to one at a time, and to the next when it has run out', async () => {
    const [one, two] = [await open(), await open()];
    expect(await one.lease('dispatcher', 60_000)).toBe(true);
    expect(await two.lease('dispatcher', 60_000)).toBe(false);
    expect(await two.lease('another', 60_000)).toBe(true);
    expect(await one.lease('dispatcher', 5)).toBe(true);
    await until(() => two.lease('dispatcher', 60_000));
    expect(await one.lease('dispatcher', 60_000)).toBe(false);
  });

  it('know nothing of each other under different prefixes', async () => {
    const [one, two] = [await open({}, '?prefix=a'), await open({}, '?prefix=b')];
    await one.add([job]);
    await one.saveCheckpoint('dispatcher', { ledgerId: 'l', position: 7, hash: 'h' });
    expect(await two.counts()).toMatchObject({ waiting: 0 });
    expect(await two.checkpoint('dispatcher')).toBe('start');
    expect(await two.epoch()).not.toBe(await one.epoch());
  });

  it('keep to the limit of a channel together', async () => {
    const channels = { 'e-mail': { jobs: 3, perMs: 3_600_000 } };
    const [one, two] = [await open({ channels }), await open({ channels })];
    for (const queue of [one, two]) queue.work({ n: () => Promise.resolve() });
    const mails = Array.from({ length: 8 }, (_, i) => ({ ...job, id: `mail.${String(i)}`, channel: 'e-mail' }));
    await one.add([...mails, job]);
    await until(async () => (await one.counts()).done === 4);
    expect(await two.counts()).toEqual({ waiting: 5, active: 0, delayed: 0, held: 0, parked: 0, done: 4 });
  });

  it('still do the jobs of a channel that is no longer worked apart', async () => {
    const before = await open({ channels: { 'e-mail': undefined } });
    await before.add([{ ...job, channel: 'e-mail' }]);
    await before.close();
    const after = await open();
    after.work({ n: () => Promise.resolve() });
    await after.idle();
    expect((await after.counts()).done).toBe(1);
  });

  it('take words for ids that are the names of keys elsewhere', async () => {
    const queue = await open();
    const ids = ['meta', 'wait', 'id', 'failed', 'completed', '=meta', 'stalled-check'];
    const done: string[] = [];
    queue.work({ n: ({ id }) => Promise.resolve(void done.push(id)) });
    await queue.add(ids.map((id) => ({ ...job, id })));
    await queue.idle();
    expect(done.sort()).toEqual(ids.sort());
  });
});

describe('a Redis that will not do', () => {
  const refusalOf = async (settings: Record<string, string>, credentials = ''): Promise<unknown> => {
    const redis = await startRedis({ settings });
    try {
      const url = redis.url.replace('//', `//${credentials}`);
      return await BullMqQueue.open(url, { wait: true }).catch((error: unknown) => error);
    } finally {
      await redis.stop();
    }
  };

  it('is refused when it evicts, with what to set', async () => {
    const refusal = await refusalOf({ 'maxmemory-policy': 'allkeys-lru' });
    expect(refusal).toMatchObject({
      code: 'QUEUE_EVICTS',
      message: expect.stringMatching(/set it to noeviction/) as string,
    });
  });

  it.each(['', ':wrong@', 'someone:wrong@'])(
    'is refused with the credentials %j, which are not printed',
    async (credentials) => {
      const refusal = await refusalOf({ requirepass: 'right' }, credentials);
      expect(refusal).toMatchObject({
        code: 'QUEUE_PASSWORD',
        message: expect.not.stringContaining('wrong@') as string,
      });
    },
  );

  it.each(['localhost:6379', 'http://localhost', 'redis://', 'redis://h/a/b', 'redis://h?prefix=a:b'])(
    'is not at %j',
    async (url) => {
      await expect(BullMqQueue.open(url)).rejects.toMatchObject({ code: 'QUEUE_URL' });
    },
  );
});
