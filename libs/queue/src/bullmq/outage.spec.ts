import { startRedis } from '#queue/testing';
import type { RedisServer } from '../redis-server/index.js';
import { until } from '../testing/signal.js';
import { type BullMqOptions, BullMqQueue } from './bullmq-queue.js';

const job = { id: 'n.1', name: 'n', data: 1 };
const UNREACHABLE = { code: 'QUEUE_UNREACHABLE' };

describe('a Redis that goes away', () => {
  let redis: RedisServer;
  let queue: BullMqQueue | undefined;
  beforeAll(async () => {
    redis = await startRedis({ fsync: 'always' });
  });
  beforeEach(() => redis.flush());
  afterEach(async () => {
    redis.resume();
    await queue?.close(1);
  });
  afterAll(() => redis.stop());

  const open = async (options: BullMqOptions = {}): Promise<BullMqQueue> =>
    (queue = await BullMqQueue.open(redis.url, { limitMs: 300, ...options }));

  /** Adds until it is taken, as the dispatcher does. */
  const addInTheEnd = (opened: BullMqQueue): Promise<void> =>
    until(() =>
      opened.add([job]).then(
        () => true,
        () => false,
      ),
    );

  it('refuses what is added, says so, and goes on when it is back with what it had', async () => {
    const opened = await open();
    const done: string[] = [];
    await opened.saveCheckpoint('dispatcher', { ledgerId: 'l', position: 7, hash: 'h' });
    const epoch = await opened.epoch();
    opened.work({ n: ({ id }) => Promise.resolve(void done.push(id)) });
    await redis.kill();
    await expect(opened.add([job])).rejects.toMatchObject(UNREACHABLE);
    expect(opened.health()).toMatchObject({
      working: false,
      reason: expect.stringContaining('cannot be reached') as string,
    });

    await redis.restart();
    await addInTheEnd(opened);
    await opened.idle();
    expect(done).toEqual(['n.1']);
    expect(opened.health()).toEqual({ working: true });
    expect(await opened.checkpoint('dispatcher')).toMatchObject({ position: 7 });
    expect(await opened.epoch()).toBe(epoch);
  });

  it('refuses in bounded time when it does not answer, and takes it when it does', async () => {
    const opened = await open();
    redis.pause();
    await expect(opened.add([job])).rejects.toMatchObject(UNREACHABLE);
    await expect(opened.epoch()).rejects.toMatchObject(UNREACHABLE);
    expect(opened.health().working).toBe(false);
    redis.resume();
    await addInTheEnd(opened);
    expect(await opened.counts()).toMatchObject({ waiting: 1 });
  });

  it('closes in bounded time, at work, whether Redis is dead or silent', async () => {
    const silent = await open();
    silent.work({ n: () => new Promise(() => undefined) });
    await silent.add([job]);
    await until(async () => (await silent.counts()).active === 1);
    redis.pause();
    await silent.close(1);
    redis.resume();

    const dead = await open();
    dead.work({ n: () => new Promise(() => undefined) });
    await redis.kill();
    await dead.close(1);
    await redis.restart();
  });

  it('is not opened, unless it may be waited for', async () => {
    await redis.kill();
    await expect(BullMqQueue.open(redis.url)).rejects.toMatchObject(UNREACHABLE);
    const opened = await open({ wait: true });
    const done: string[] = [];
    opened.work({ n: ({ id }) => Promise.resolve(void done.push(id)) });
    expect(opened.health().working).toBe(false);
    await redis.restart();
    await addInTheEnd(opened);
    await opened.idle();
    expect(done).toEqual(['n.1']);
  });

  it('has another epoch once everything was lost, and starts from nothing', async () => {
    const opened = await open();
    const epoch = await opened.epoch();
    await opened.saveCheckpoint('dispatcher', { ledgerId: 'l', position: 7, hash: 'h' });
    await redis.flush();
    expect(await opened.checkpoint('dispatcher')).toBe('start');
    const next = await opened.epoch();
    expect(next).not.toBe(epoch);
    expect(await opened.epoch()).toBe(next);
  });
});
