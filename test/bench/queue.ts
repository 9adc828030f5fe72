import { randomUUID } from 'node:crypto';
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import type { NewJob } from '#queue';
import { BullMqQueue } from '#queue/bullmq';
import { type RedisServer, startRedis } from '#queue/redis-server';

const ROUNDS = 9;
const DELEGATIONS = 193;
const LANGUAGES = ['en', 'fr'] as const;
const CHANNELS = ['inbox', 'e-mail'] as const;
const CONCURRENCY = 16;
/** As the queue remembers done jobs, so that the bare one has as much to keep. */
const KEPT = { age: 14 * 24 * 3_600, count: 100_000 };

/** Milliseconds from the first add to the last job done, and of adding alone. */
interface Measured {
  readonly wholeMs: number;
  readonly addMs: number;
}

/** A Conference-ready version to every delegation, in two languages by two channels. */
const fanOut = (): NewJob[] => {
  const version = randomUUID();
  const ways = LANGUAGES.flatMap((language) => CHANNELS.map((channel) => ({ language, channel })));
  return Array.from({ length: DELEGATIONS }, (_, i) => `delegation-${String(i)}`).flatMap((recipient) =>
    ways.map((way) => ({
      id: `notify.conference-ready.wgpr-questionnaire.${version}~${recipient}.${way.language}.${way.channel}`,
      name: 'notify',
      data: {
        body: 'wgpr',
        notice: {
          notice: `conference-ready.wgpr-questionnaire.${version}`,
          kind: 'conference-ready',
          recipient,
          facts: {
            text: 'wgpr-questionnaire',
            version,
            symbol: 'A/AC.288/2026/L.7/Rev.2',
            contentHash: 'ab'.repeat(32),
          },
        },
        ways,
        way,
      },
      channel: way.channel,
    })),
  );
};

/** A call to be made so many times, and what resolves then. */
const countdown = (n: number): { readonly over: Promise<void>; readonly count: () => void } => {
  let left = n;
  let end: () => void = () => undefined;
  const over = new Promise<void>((resolve) => {
    end = resolve;
  });
  return {
    over,
    count: () => {
      if (--left === 0) end();
    },
  };
};

const timed = async (
  jobs: readonly NewJob[],
  add: () => Promise<unknown>,
  over: () => Promise<unknown>,
): Promise<Measured> => {
  const began = performance.now();
  await add();
  const addMs = performance.now() - began;
  await over();
  return { wholeMs: performance.now() - began, addMs };
};

/** Through the port: add all, and work until nothing waits and nothing is active. */
const ours = async (redis: RedisServer): Promise<Measured> => {
  const queue = await BullMqQueue.open(`${redis.url}?prefix=${randomUUID()}`);
  const jobs = fanOut();
  const { over, count } = countdown(jobs.length);
  queue.work(
    {
      notify: () => {
        count();
        return Promise.resolve();
      },
    },
    { concurrency: CONCURRENCY },
  );
  await queue.idle();
  const measured = await timed(
    jobs,
    () => queue.add(jobs),
    () => over.then(() => queue.idle()),
  );
  await queue.close();
  return measured;
};

/** BullMQ as its own documentation has it, with the ids and retention that the port promises. */
const bare = async (redis: RedisServer): Promise<Measured> => {
  const prefix = randomUUID();
  const [adding, working] = [new Redis(redis.url), new Redis(redis.url, { maxRetriesPerRequest: null })];
  const queue = new Queue('jobs', { connection: adding, prefix });
  const jobs = fanOut();
  const { over, count } = countdown(jobs.length);
  const options = { connection: working, prefix, concurrency: CONCURRENCY, removeOnComplete: KEPT };
  const worker = new Worker('jobs', () => Promise.resolve(), options).on('completed', count);
  await Promise.all([queue.waitUntilReady(), worker.waitUntilReady()]);
  const bulk = jobs.map(({ id, name, data }) => ({
    name,
    data,
    opts: { jobId: id, attempts: 8, backoff: { type: 'exponential', delay: 1_000 } },
  }));
  const measured = await timed(
    jobs,
    () => queue.addBulk(bulk),
    () => over,
  );
  await worker.close();
  await queue.close();
  for (const client of [adding, working]) client.disconnect();
  return measured;
};

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;

/** Our queue against bare BullMQ on the same Redis in the same minute, in turn: medians. */
export const benchQueue = async (): Promise<object> => {
  const redis = await startRedis();
  try {
    const pairs: { ours: Measured; bare: Measured }[] = [];
    await ours(redis);
    await bare(redis);
    for (let round = 0; round < ROUNDS; round++) pairs.push({ ours: await ours(redis), bare: await bare(redis) });
    const n = fanOut().length;
    return {
      ratio: round2(median(pairs.map((pair) => pair.bare.wholeMs / pair.ours.wholeMs))),
      jobsPerSecond: Math.round((n * 1_000) / median(pairs.map((pair) => pair.ours.wholeMs))),
      fanoutMs: Math.round(median(pairs.map((pair) => pair.ours.addMs))),
      bare: {
        jobsPerSecond: Math.round((n * 1_000) / median(pairs.map((pair) => pair.bare.wholeMs))),
        fanoutMs: Math.round(median(pairs.map((pair) => pair.bare.addMs))),
      },
    };
  } finally {
    await redis.stop();
  }
};

const round2 = (ratio: number): number => Number(ratio.toFixed(2));
