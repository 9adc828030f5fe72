import { setMaxListeners } from 'node:events';
import { type Job as BullJob, UnrecoverableError, WaitingError, Worker as BullWorker } from 'bullmq';
import type { Redis } from 'ioredis';
import { describeFailure } from '../failure.js';
import { type Job, type JobHandler, Permanent, type RateLimit, type Worker } from '../job-queue.js';
import { type BullMqLane, type Cargo, jobOf } from './bullmq-lane.js';
import { within } from './within.js';

/** What a worker finds at its queue. */
export interface Workplace {
  readonly connection: Redis;
  readonly prefix: string;
  readonly concurrency: number;
  readonly attempts: number;
  /** A worker that is silent for so many milliseconds is taken for dead, and its jobs for waiting. */
  readonly silentMs: number;
  readonly limitOf: (channel: string) => RateLimit | undefined;
  /** How long to wait after a failed try, in milliseconds. */
  readonly pauseAfter: (attempt: number) => number;
}

const DEFAULT_LIMIT_MS = 10_000;
/** What a Redis that answers needs to put back what was cut off. */
const GRACE_MS = 1_000;

/**
 * Done jobs are remembered so that the same facts do nothing twice: a dispatcher repeats the last few seconds, an
 * operator's reconciliation perhaps last week. Older ones are told by the delivery streams; the count bounds the memory (some 60 MB).
 */
const REMEMBERED = { age: 14 * 24 * 3_600, count: 100_000 };
/** Tries are counted by the worker; BullMQ need not count the deaths as well. */
const DEATHS = 1_000_000;
/** After an error of the connection; the default of 15 s would leave a Redis that is back unused. */
const RETRY_MS = 500;

/** Does the jobs of every lane, each with the whole concurrency. */
export class BullMqWorker implements Worker {
  readonly #place: Workplace;
  readonly #handlers: ReadonlyMap<string, JobHandler>;
  readonly #workers: BullWorker<Cargo>[] = [];
  readonly #stop = new AbortController();
  #closing: Promise<void> | undefined;

  constructor(handlers: Readonly<Record<string, JobHandler>>, place: Workplace) {
    this.#handlers = new Map(Object.entries(handlers));
    this.#place = place;
    setMaxListeners(0, this.#stop.signal); // each job under way listens
  }

  /** Begins with these lanes, unless it was closed meanwhile. */
  start(lanes: readonly BullMqLane[]): void {
    if (!this.#closing) this.#workers.push(...lanes.map((lane) => this.#workerOf(lane)));
  }

  close(limitMs = DEFAULT_LIMIT_MS): Promise<void> {
    this.#closing ??= this.#close(limitMs);
    return this.#closing;
  }

  async #close(limitMs: number): Promise<void> {
    const cutOff = setTimeout(() => {
      this.#stop.abort();
    }, limitMs);
    const closed = Promise.all(this.#workers.map((worker) => worker.close()));
    await within(limitMs + GRACE_MS, closed, () => new Error('Redis is away')).catch(() => undefined);
    clearTimeout(cutOff);
    this.#stop.abort();
    this.#place.connection.disconnect();
  }

  #workerOf({ name, channel }: BullMqLane): BullWorker<Cargo> {
    const { connection, prefix, concurrency, silentMs, limitOf, pauseAfter } = this.#place;
    const limit = channel === undefined ? undefined : limitOf(channel);
    const worker: BullWorker<Cargo> = new BullWorker<Cargo>(name, (job, token) => this.#do(job, token, worker), {
      connection,
      prefix,
      concurrency,
      lockDuration: silentMs,
      stalledInterval: Math.ceil(silentMs / 2),
      maxStalledCount: DEATHS,
      runRetryDelay: RETRY_MS,
      removeOnComplete: REMEMBERED,
      settings: { backoffStrategy: (made, _type, error) => pauseAfter(error instanceof Failed ? error.attempt : made) },
      ...(limit && { limiter: { max: limit.jobs, duration: limit.perMs } }),
    });
    worker.on('error', () => undefined); // the producer's connection says what is wrong, once
    return worker;
  }

  async #do(bullJob: BullJob<Cargo>, token = '', worker: BullWorker<Cargo>): Promise<void> {
    const { attempts } = this.#place;
    if (bullJob.attemptsStarted > attempts && bullJob.stalledCounter > 0)
      throw parked('the process died while doing it');
    const { signal } = this.#stop;
    const ended = signal.aborted ? CUT_OFF : await unlessStopped(this.#outcomeOf(jobOf(bullJob)), signal);
    if (ended !== CUT_OFF) return ended;
    await fetchingOver(worker); // or it would take back what it puts back
    await bullJob.moveToWait(token);
    throw new WaitingError();
  }

  async #outcomeOf(job: Job): Promise<void> {
    try {
      const handler = this.#handlers.get(job.name);
      if (!handler) throw new Error(`nobody here handles '${job.name}'`);
      await handler(job, this.#stop.signal);
    } catch (thrown) {
      const why = describeFailure(thrown);
      throw thrown instanceof Permanent || job.attempt >= this.#place.attempts
        ? parked(why)
        : new Failed(why, job.attempt);
    }
  }
}

const CUT_OFF = Symbol('cut off');

/** BullMQ closes the connection on which it waits for jobs first of all. */
const fetchingOver = async (worker: BullWorker<Cargo>): Promise<void> => {
  const client = await worker.getBackend().blockingClient;
  if (client && client.status !== 'end') await new Promise((resolve) => client.once('end', resolve));
};

/** What came of it, or `CUT_OFF` once the signal aborts. Leaves nothing on a signal that lives as long as the worker. */
const unlessStopped = <T>(work: Promise<T>, stop: AbortSignal): Promise<T | typeof CUT_OFF> =>
  new Promise((resolve, reject) => {
    const cutOff = (): void => {
      resolve(CUT_OFF);
    };
    stop.addEventListener('abort', cutOff, { once: true });
    void work.then(resolve, reject).finally(() => {
      stop.removeEventListener('abort', cutOff);
    });
  });

/** A failure without a stack: BullMQ would keep one for each try. */
class Failed extends Error {
  override readonly stack = '';

  constructor(
    message: string,
    readonly attempt: number,
  ) {
    super(message);
  }
}

const parked = (why: string): UnrecoverableError => Object.assign(new UnrecoverableError(why), { stack: '' });
