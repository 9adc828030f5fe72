import { type Job as BullJob, Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Job, JobCounts } from '../job-queue.js';
import type { CheckedJob } from '../new-job.js';

/** What of a job BullMQ carries as its data. */
export interface Cargo {
  readonly data: unknown;
  readonly channel?: string;
}

const MAIN = 'jobs';

/** The worker decides when a job is parked; BullMQ's own limit must only never be the lower one. */
const TRIES = 1_000_000;

/** How many of those held beyond an instant still are: one that was released is among the delayed no longer. */
const HELD = `
  local held = 0
  for _, id in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '(' .. ARGV[1], '+inf')) do
    if redis.call('ZSCORE', KEYS[2], id) then held = held + 1 end
  end
  return held`;

/** How long it is remembered what a holder held, after the last of it may begin; in milliseconds. */
const AFTERWARDS_MS = 86_400_000;

/** The jobs of one channel, or all that have none of their own, as a queue of BullMQ. */
export class BullMqLane {
  readonly queue: Queue<Cargo>;
  readonly #client: Redis;

  constructor(
    readonly channel: string | undefined,
    prefix: string,
    client: Redis,
  ) {
    this.#client = client;
    // Its own start-up questions are left out: a Redis that goes away meanwhile would leave it broken for good.
    const trusting = { skipVersionCheck: true, skipWaitingForReady: true, skipMetasUpdate: true };
    this.queue = new Queue(this.name, { connection: client, prefix, ...trusting });
    this.queue.on('error', () => undefined); // whoever asked is told
  }

  get name(): string {
    return this.channel === undefined ? MAIN : `${MAIN}.${encodeURIComponent(this.channel)}`;
  }

  /** BullMQ ignores an id that it knows, also that of a parked job; so those are retried first. */
  async add(jobs: readonly CheckedJob[]): Promise<void> {
    const ids = jobs.map(({ id }) => bullIdOf(id));
    if ((await this.#client.zcard(this.queue.toKey('failed'))) > 0) await this.#retryParked(ids);
    const now = Date.now();
    await this.#hold(jobs.filter(({ notBefore = 0 }) => notBefore > now));
    await this.queue.addBulk(
      jobs.map(({ name, data, channel, priority, notBefore = 0 }, i) => ({
        name,
        data: { data: JSON.parse(data) as unknown, ...(channel !== undefined && { channel }) },
        opts: {
          ...{ jobId: ids[i] ?? '', attempts: TRIES, backoff: { type: 'ours' } },
          ...(priority > 0 && { priority }),
          ...(notBefore > now && { delay: notBefore - now }),
        },
      })),
    );
  }

  /** Those that it holds begin now. */
  async release(heldBy: string): Promise<void> {
    const key = this.#holding(heldBy);
    const ids = await this.#client.smembers(key);
    await Promise.all(ids.map((id) => this.#promote(id)));
    await this.#client.del(key);
  }

  /** Whether it was parked here. */
  async retry(id: string): Promise<boolean> {
    return (await this.#retryParked([bullIdOf(id)])) > 0;
  }

  async parked(limit: number): Promise<BullJob<Cargo>[]> {
    return this.queue.getJobs(['failed'], 0, limit - 1, true);
  }

  async counts(): Promise<JobCounts> {
    const n = await this.queue.getJobCounts('wait', 'prioritized', 'active', 'delayed', 'failed', 'completed');
    const held = await this.#held();
    return {
      waiting: (n.wait ?? 0) + (n.prioritized ?? 0),
      active: n.active ?? 0,
      delayed: Math.max(0, (n.delayed ?? 0) - held),
      held,
      parked: n.failed ?? 0,
      done: n.completed ?? 0,
    };
  }

  /** Before the jobs are there: what is noted of a job that was not added after all holds nothing. */
  async #hold(jobs: readonly CheckedJob[]): Promise<void> {
    const now = Date.now();
    if (jobs.length === 0) return;
    const note = this.#client.multi().zremrangebyscore(this.#heldKey, '-inf', now - AFTERWARDS_MS);
    for (const { id, notBefore = now, heldBy } of jobs) {
      note.zadd(this.#heldKey, notBefore, bullIdOf(id));
      if (heldBy === undefined) continue;
      note.sadd(this.#holding(heldBy), bullIdOf(id));
      note.pexpireat(this.#holding(heldBy), notBefore + AFTERWARDS_MS);
    }
    await note.exec();
  }

  async #held(): Promise<number> {
    return Number(await this.#client.eval(HELD, 2, this.#heldKey, this.queue.toKey('delayed'), Date.now()));
  }

  /** It may have begun by itself meanwhile, or be done. */
  async #promote(id: string): Promise<void> {
    const job = await this.queue.getJob(id);
    if (!job || !(await job.isDelayed())) return;
    try {
      await job.promote();
    } catch (error) {
      if (!String(error).includes('delayed state')) throw error;
    }
  }

  get #heldKey(): string {
    return this.queue.toKey('held');
  }

  #holding(heldBy: string): string {
    return this.queue.toKey(`held-by-${heldBy}`);
  }

  async #retryParked(ids: readonly string[]): Promise<number> {
    const scores = await this.#client.zmscore(this.queue.toKey('failed'), ...ids);
    const parked = ids.filter((_, i) => typeof scores[i] === 'string');
    await Promise.all(parked.map((id) => this.#retryOne(id)));
    return parked.length;
  }

  /** Somebody else may ask for it at the same moment and be first; by now it may even have been parked again. */
  async #retryOne(id: string): Promise<void> {
    const job = await this.queue.getJob(id);
    try {
      await job?.retry('failed', { resetAttemptsMade: true, resetAttemptsStarted: true });
    } catch (error) {
      if (!String(error).includes('is not in the failed state')) throw error;
    }
  }
}

/** BullMQ keeps a job beside the keys of the queue itself, such as `meta`: a bare word must not be one of them. */
const bullIdOf = (id: string): string => (/^(=|[a-z-]+$)/.test(id) ? `=${id}` : id);

/** The job as its handler sees it. */
export const jobOf = ({ id = '', name, data, priority, attemptsStarted }: BullJob<Cargo>): Job => ({
  id: id.replace(/^=/, ''),
  name,
  data: data.data,
  priority,
  ...(data.channel !== undefined && { channel: data.channel }),
  attempt: attemptsStarted,
});
