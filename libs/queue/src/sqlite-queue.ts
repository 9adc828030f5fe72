import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Checkpoint, Unavailable } from '#eventsourcing';
import { DEFAULT_BACKOFF, pauseAfter } from './backoff.js';
import { type Clock, systemClock } from './clock.js';
import { describeFailure } from './failure.js';
import type { JobCounts, JobHandler, JobQueue, NewJob, ParkedJob, Worker } from './job-queue.js';
import type { QueueOptions, WorkOptions } from './job-queue.js';
import { Lanes } from './lane.js';
import { checkedJob } from './new-job.js';
import { SqliteJobs } from './sqlite-jobs.js';
import { SqliteWorker } from './sqlite-worker.js';

export interface SqliteQueueOptions extends QueueOptions {
  readonly clock?: Clock;
  /** From 0 to 1; spreads the pauses. */
  readonly random?: () => number;
}

interface Idler {
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

const SQLITE_FULL = 13;
const ADDED_AT_ONCE = 1_000;
const DEFAULT_ATTEMPTS = 8;

/**
 * The default queue: a file of its own, owned by one process. After an error of the disk, other than a full one, it
 * stops and says so; what it had not written down is done again after a restart.
 */
export class SqliteQueue implements JobQueue {
  readonly #jobs: SqliteJobs;
  readonly #options: SqliteQueueOptions;
  readonly #lanes: Lanes;
  #worker: SqliteWorker | undefined;
  #idlers: Idler[] = [];
  #stopped: string | undefined;
  #full = false;
  #closing: Promise<void> | undefined;

  private constructor(jobs: SqliteJobs, options: SqliteQueueOptions) {
    this.#jobs = jobs;
    this.#options = options;
    this.#lanes = new Lanes(options.channels);
    jobs.transaction(() => {
      jobs.recover(options.attempts ?? DEFAULT_ATTEMPTS);
      jobs.sort((channel) => this.#lanes.of(channel).name);
    });
  }

  /** Opens or makes the file. `Unavailable('QUEUE_UNUSABLE')` when another process holds it or it cannot be written. */
  static open(path: string, options: SqliteQueueOptions = {}): SqliteQueue {
    try {
      mkdirSync(dirname(path), { recursive: true });
      return new SqliteQueue(new SqliteJobs(path), options);
    } catch (error) {
      const why = `The queue ${path} cannot be opened (is another process using it?): ${describeFailure(error)}`;
      throw new Unavailable('QUEUE_UNUSABLE', why, { cause: error });
    }
  }

  async add(jobs: readonly NewJob[]): Promise<void> {
    const checked = jobs.map(checkedJob);
    for (let i = 0; i < checked.length; i += ADDED_AT_ONCE) {
      if (i > 0) await new Promise((resolve) => setImmediate(resolve));
      this.#commit(() => {
        for (const job of checked.slice(i, i + ADDED_AT_ONCE))
          this.#jobs.add(job, this.#lanes.of(job.channel).name, this.#now());
      });
      this.#worker?.wake();
    }
  }

  release(heldBy: string): Promise<void> {
    return this.#answer(() => {
      this.#commit(() => {
        this.#jobs.release(heldBy);
      });
      this.#worker?.wake();
    });
  }

  work(handlers: Readonly<Record<string, JobHandler>>, { concurrency = 4 }: WorkOptions = {}): Worker {
    if (this.#worker) throw new Error('this queue has a worker already');
    const { attempts = DEFAULT_ATTEMPTS, clock = systemClock, random = Math.random } = this.#options;
    const backoff = { ...DEFAULT_BACKOFF, ...this.#options.backoff };
    this.#worker = new SqliteWorker(handlers, {
      jobs: this.#jobs,
      lanes: this.#lanes,
      clock,
      concurrency,
      attempts,
      pauseAfter: (attempt) => pauseAfter(attempt, backoff, random),
      commit: (body) => this.#commit(body),
      changed: () => {
        this.#tellIdlers();
      },
    });
    return this.#worker;
  }

  counts(): Promise<JobCounts> {
    return this.#answer(() => this.#jobs.counts(this.#now()));
  }

  parked(): Promise<ParkedJob[]> {
    return this.#answer(() => this.#jobs.parked());
  }

  retry(id: string): Promise<void> {
    return this.#answer(() => {
      this.#commit(() => {
        this.#jobs.retry(id);
      });
      this.#worker?.wake();
    });
  }

  idle(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#idlers.push({ resolve, reject });
      this.#tellIdlers();
    });
  }

  checkpoint(name: string): Promise<Checkpoint | 'start'> {
    return this.#answer(() => this.#jobs.checkpoint(name));
  }

  saveCheckpoint(name: string, checkpoint: Checkpoint): Promise<void> {
    return this.#answer(() => {
      this.#commit(() => {
        this.#jobs.saveCheckpoint(name, checkpoint);
      });
    });
  }

  epoch(): Promise<string> {
    return this.#answer(() => this.#jobs.epoch());
  }

  /** The file belongs to this process, so whatever goes by a name here is its own to do. */
  lease(): Promise<boolean> {
    return this.#answer(() => true);
  }

  health(): { readonly working: boolean; readonly reason?: string } {
    if (this.#stopped !== undefined) return { working: false, reason: this.#stopped };
    return this.#full ? { working: false, reason: 'the disk is full' } : { working: true };
  }

  close(limitMs?: number): Promise<void> {
    this.#closing ??= this.#close(limitMs);
    return this.#closing;
  }

  async #close(limitMs?: number): Promise<void> {
    await this.#worker?.close(limitMs);
    const broken = this.#stopped !== undefined;
    this.#stopped ??= 'it is closed';
    this.#tellIdlers();
    try {
      this.#jobs.close();
    } catch (error) {
      if (!broken) throw error;
    }
  }

  #now(): number {
    return (this.#options.clock ?? systemClock).now();
  }

  #answer<T>(question: () => T): Promise<T> {
    return new Promise((resolve) => {
      this.#refuseWhenStopped();
      resolve(question());
    });
  }

  #commit<T>(body: () => T): T {
    this.#refuseWhenStopped();
    try {
      const result = this.#jobs.transaction(body);
      this.#full = false;
      return result;
    } catch (error) {
      throw this.#afterFailure(error);
    }
  }

  /** Only SQLite's own errors carry an `errcode`; after one of these nothing that it says can be relied on. */
  #afterFailure(error: unknown): unknown {
    if (typeof error !== 'object' || error === null || !('errcode' in error)) return error;
    const why = describeFailure(error);
    this.#full = Number(error.errcode) % 256 === SQLITE_FULL;
    if (this.#full) return new Unavailable('QUEUE_FULL', 'The disk of the queue is full.', { cause: error });
    this.#stopped = why;
    return new Unavailable('QUEUE_STOPPED', `The queue has stopped: ${why}`, { cause: error });
  }

  #refuseWhenStopped(): void {
    if (this.#stopped !== undefined) throw new Unavailable('QUEUE_STOPPED', `The queue has stopped: ${this.#stopped}`);
  }

  #tellIdlers(): void {
    if (this.#idlers.length === 0) return;
    const reason = this.#stopped;
    if (reason === undefined && !this.#jobs.isIdle(this.#now())) return;
    for (const { resolve, reject } of this.#idlers.splice(0))
      if (reason === undefined) resolve();
      else reject(new Unavailable('QUEUE_STOPPED', `The queue has stopped: ${reason}`));
  }
}
