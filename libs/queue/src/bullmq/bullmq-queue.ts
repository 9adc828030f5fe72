import { setTimeout as delay } from 'node:timers/promises';
import { type Checkpoint, Invalid, NotFound, Problem } from '#eventsourcing';
import { DEFAULT_BACKOFF, pauseAfter } from '../backoff.js';
import type { JobCounts, JobHandler, JobQueue, NewJob, ParkedJob, Worker } from '../job-queue.js';
import type { QueueOptions, WorkOptions } from '../job-queue.js';
import { type CheckedJob, checkedJob } from '../new-job.js';
import { type RedisAddress, redisAddress } from './address.js';
import { BullMqLane, jobOf } from './bullmq-lane.js';
import { BullMqWorker } from './bullmq-worker.js';
import { Keepsakes } from './keepsakes.js';
import { RedisLink } from './redis-link.js';

export interface BullMqOptions extends QueueOptions {
  /** Opens although Redis is away: what is asked is refused, and work begins, once it is there. */
  readonly wait?: boolean;
  /** How long whoever asks waits for Redis before it is `Unavailable`, in milliseconds; 5 s unless told. */
  readonly limitMs?: number;
  /** A worker from which nothing was heard for so many milliseconds is taken for dead; 6 s unless told. */
  readonly silentMs?: number;
  /** From 0 to 1; spreads the pauses. */
  readonly random?: () => number;
}

const DEFAULT_ATTEMPTS = 8;
/** Longer than a busy Redis takes for a thousand jobs, shorter than a dispatcher should hang. */
const DEFAULT_LIMIT_MS = 5_000;
/** Renewed twice in that time: an event loop may be busy for seconds, and a dead worker's jobs are taken over in ten. */
const DEFAULT_SILENT_MS = 6_000;
const ADDED_AT_ONCE = 1_000;
const PARKED_SHOWN = 1_000;
const IDLE_LOOK_MS = 10;
const LONGEST_LOOK_MS = 1_000;

/**
 * The queue for any number of processes: BullMQ on a Redis that neither evicts nor forgets. The producer's connection
 * refuses while Redis is away, the worker's waits for it.
 */
export class BullMqQueue implements JobQueue {
  readonly #link: RedisLink;
  readonly #prefix: string;
  readonly #options: BullMqOptions;
  readonly #keepsakes: Keepsakes;
  readonly #lanes = new Map<string | undefined, BullMqLane>();
  #worker: BullMqWorker | undefined;
  #closing: Promise<void> | undefined;

  private constructor({ prefix }: RedisAddress, link: RedisLink, options: BullMqOptions) {
    this.#link = link;
    this.#prefix = prefix;
    this.#options = options;
    this.#keepsakes = new Keepsakes(link, prefix);
  }

  /**
   * Connects. `Invalid('QUEUE_URL' | 'QUEUE_PASSWORD' | 'QUEUE_EVICTS' | 'QUEUE_VERSION')` says what to set;
   * `Unavailable('QUEUE_UNREACHABLE')` when Redis does not answer, unless it may `wait`.
   */
  static async open(url: string, options: BullMqOptions = {}): Promise<BullMqQueue> {
    const address = redisAddress(url);
    const link = new RedisLink(address, options.limitMs ?? DEFAULT_LIMIT_MS);
    const trouble = await link.settled();
    if (trouble === undefined || (options.wait === true && !(trouble instanceof Invalid)))
      return new BullMqQueue(address, link, options);
    link.close();
    throw trouble;
  }

  async add(jobs: readonly NewJob[]): Promise<void> {
    const checked = jobs.map(checkedJob);
    for (let i = 0; i < checked.length; i += ADDED_AT_ONCE) {
      const lanes = [...this.#inLanes(checked.slice(i, i + ADDED_AT_ONCE))];
      await this.#link.run(() => Promise.all(lanes.map(([lane, its]) => this.#addTo(lane, its))));
    }
  }

  async release(heldBy: string): Promise<void> {
    await this.#ofLanes((lane) => lane.release(heldBy));
  }

  work(handlers: Readonly<Record<string, JobHandler>>, { concurrency = 4 }: WorkOptions = {}): Worker {
    if (this.#worker) throw new Error('this queue has a worker already');
    const { attempts = DEFAULT_ATTEMPTS, silentMs = DEFAULT_SILENT_MS, channels, random = Math.random } = this.#options;
    const backoff = { ...DEFAULT_BACKOFF, ...this.#options.backoff };
    const worker = new BullMqWorker(handlers, {
      connection: this.#link.forWorker(),
      prefix: this.#prefix,
      concurrency,
      attempts,
      silentMs,
      limitOf: (channel) => channels?.[channel],
      pauseAfter: (attempt) => pauseAfter(attempt, backoff, random),
    });
    this.#worker = worker;
    void this.#startWhenFit(worker);
    return worker;
  }

  async counts(): Promise<JobCounts> {
    const all = await this.#ofLanes((lane) => lane.counts());
    const sum = (of: keyof JobCounts): number => all.reduce((total, counts) => total + counts[of], 0);
    return {
      waiting: sum('waiting'),
      active: sum('active'),
      delayed: sum('delayed'),
      held: sum('held'),
      parked: sum('parked'),
      done: sum('done'),
    };
  }

  async parked(): Promise<ParkedJob[]> {
    const { attempts = DEFAULT_ATTEMPTS } = this.#options;
    const jobs = (await this.#ofLanes((lane) => lane.parked(PARKED_SHOWN))).flat();
    return jobs
      .sort((a, b) => a.timestamp - b.timestamp)
      .slice(0, PARKED_SHOWN)
      .map((job) => ({ ...jobOf(job), attempt: Math.min(job.attemptsStarted, attempts), error: job.failedReason }));
  }

  async retry(id: string): Promise<void> {
    const retried = await this.#ofLanes((lane) => lane.retry(id));
    if (!retried.includes(true)) throw new NotFound('JOB_NOT_PARKED', `No job '${id}' is parked.`);
  }

  /** Looks often at first, and ever less: a delayed job may keep it from being idle for hours. */
  async idle(): Promise<void> {
    for (let wait = IDLE_LOOK_MS; ; wait = Math.min(LONGEST_LOOK_MS, wait * 1.1)) {
      const { waiting, active, delayed } = await this.counts();
      if (waiting + active + delayed === 0) return;
      await delay(wait);
    }
  }

  checkpoint(name: string): Promise<Checkpoint | 'start'> {
    return this.#keepsakes.checkpoint(name);
  }

  saveCheckpoint(name: string, checkpoint: Checkpoint): Promise<void> {
    return this.#keepsakes.saveCheckpoint(name, checkpoint);
  }

  epoch(): Promise<string> {
    return this.#keepsakes.epoch();
  }

  lease(name: string, forMs: number): Promise<boolean> {
    return this.#keepsakes.lease(name, forMs);
  }

  health(): { readonly working: boolean; readonly reason?: string } {
    if (this.#closing) return { working: false, reason: 'it is closed' };
    const reason = this.#link.trouble?.message;
    return reason === undefined ? { working: true } : { working: false, reason };
  }

  close(limitMs?: number): Promise<void> {
    this.#closing ??= this.#close(limitMs);
    return this.#closing;
  }

  async #close(limitMs?: number): Promise<void> {
    await this.#worker?.close(limitMs);
    this.#link.close();
  }

  /** Jobs of a channel that is no longer listed are still worked apart, without a limit, until they are done. */
  async #startWhenFit(worker: BullMqWorker): Promise<void> {
    await this.#link.fit();
    for (;;) {
      try {
        worker.start(await this.#knownLanes());
        return;
      } catch (error) {
        if (this.#closing || !(error instanceof Problem)) return;
        await delay(LONGEST_LOOK_MS, undefined, { ref: false }); // also what is wrongly set may be put right
      }
    }
  }

  #inLanes(jobs: readonly CheckedJob[]): Map<BullMqLane, CheckedJob[]> {
    const lanes = new Map<BullMqLane, CheckedJob[]>();
    for (const job of jobs) {
      const lane = this.#laneOf(job.channel);
      const its = lanes.get(lane);
      if (its) its.push(job);
      else lanes.set(lane, [job]);
    }
    return lanes;
  }

  async #addTo(lane: BullMqLane, jobs: readonly CheckedJob[]): Promise<void> {
    if (lane.channel !== undefined) await this.#link.client.sadd(this.#channelsKey, lane.channel);
    await lane.add(jobs);
  }

  async #ofLanes<T>(ask: (lane: BullMqLane) => Promise<T>): Promise<T[]> {
    const lanes = await this.#knownLanes();
    return this.#link.run(() => Promise.all(lanes.map(ask)));
  }

  /** Those of the channels listed now, and those to which anybody added before. */
  async #knownLanes(): Promise<BullMqLane[]> {
    const earlier = await this.#link.run((client) => client.smembers(this.#channelsKey));
    const channels = new Set([undefined, ...Object.keys(this.#options.channels ?? {}), ...earlier]);
    return [...channels].map((channel) => this.#lane(channel));
  }

  #laneOf(channel: string | undefined): BullMqLane {
    const isListed = channel !== undefined && Object.hasOwn(this.#options.channels ?? {}, channel);
    return this.#lane(isListed ? channel : undefined);
  }

  #lane(channel: string | undefined): BullMqLane {
    const lane = this.#lanes.get(channel) ?? new BullMqLane(channel, this.#prefix, this.#link.client);
    this.#lanes.set(channel, lane);
    return lane;
  }

  get #channelsKey(): string {
    return `${this.#prefix}:channels`;
  }
}
