import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { startRedis } from '#queue/testing';
import type { RedisServer } from '../redis-server/index.js';
import { BullMqQueue } from './bullmq-queue.js';

const LOADER = fileURLToPath(new URL('../testing/typescript.mjs', import.meta.url));
const CHILD = fileURLToPath(new URL('../testing/bullmq-crash-child.ts', import.meta.url));

/** So short that the dead are noticed at once; the child's handlers leave its event loop free. */
const NOTICED_SOON = { silentMs: 200 };

describe('killing a process that works', () => {
  let redis: RedisServer;
  let queue: BullMqQueue;
  beforeAll(async () => {
    redis = await startRedis();
  });
  beforeEach(() => redis.flush());
  afterEach(() => queue.close(1));
  afterAll(() => redis.stop());

  /** Runs a child until it has begun so many jobs, then kills it. */
  const beginAndDie = async (jobs: number): Promise<string[]> => {
    const args = ['--conditions=source', '--import', LOADER, CHILD, redis.url];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const exited = once(child, 'exit');
    const begun: string[] = [];
    for await (const line of createInterface(child.stdout)) if (begun.push(line) === jobs) child.kill('SIGKILL');
    await exited;
    return begun;
  };

  it('has its jobs done again by another, which counts the try', async () => {
    queue = await BullMqQueue.open(redis.url, NOTICED_SOON);
    await queue.add(['a.1', 'b.1'].map((id) => ({ id, name: 'n', data: null })));
    expect((await beginAndDie(2)).sort()).toEqual(['begun a.1 1', 'begun b.1 1']);

    const attempts = new Map<string, number>();
    queue.work({ n: ({ id, attempt }) => Promise.resolve(void attempts.set(id, attempt)) });
    await queue.idle();
    expect(Object.fromEntries(attempts)).toEqual({ 'a.1': 2, 'b.1': 2 });
  });

  it('parks a job on whose last try the process died', async () => {
    queue = await BullMqQueue.open(redis.url, { ...NOTICED_SOON, attempts: 1 });
    await queue.add([{ id: 'deadly', name: 'n', data: null }]);
    await beginAndDie(1);
    queue.work({ n: () => Promise.resolve() });
    await queue.idle();
    const error = 'the process died while doing it';
    expect(await queue.parked()).toMatchObject([{ id: 'deadly', attempt: 1, error }]);
  });
});
