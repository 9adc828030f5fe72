import { Unavailable } from '#eventsourcing';
import type { Clock } from './clock.js';
import { describeFailure } from './failure.js';
import { type Job, type JobHandler, Permanent, type Worker } from './job-queue.js';
import type { Lane, Lanes } from './lane.js';
import type { Outcome, SqliteJobs } from './sqlite-jobs.js';

/** What a worker finds at its queue. */
export interface Workplace {
  readonly jobs: SqliteJobs;
  readonly lanes: Lanes;
  readonly clock: Clock;
  readonly concurrency: number;
  readonly attempts: number;
  /** How long to wait after a failed try, in milliseconds. */
  readonly pauseAfter: (attempt: number) => number;
  /** One durable commit; throws `Unavailable` when the queue cannot. */
  readonly commit: <T>(body: () => T) => T;
  /** Something was recorded, or never will be. */
  readonly changed: () => void;
}

const DEFAULT_LIMIT_MS = 10_000;
const FULL_PAUSE_MS = 5_000;
const LONGEST_TIMER_MS = 3_600_000;

/**
 * Does jobs, never more than its concurrency at once in each lane. What came of them and what is started next share one durable
 * commit per turn of the event loop. Nothing polls: it is woken by new jobs, ended ones, and one timer for the next delayed or held back one.
 */
export class SqliteWorker implements Worker {
  readonly #place: Workplace;
  readonly #handlers: ReadonlyMap<string, JobHandler>;
  readonly #active = new Map<string, Lane>();
  readonly #abort = new AbortController();
  readonly #outcomes = new Map<string, Outcome>();
  #awake = false;
  #cancelTimer: (() => void) | undefined;
  #closing: Promise<void> | undefined;
  #onLast: (() => void) | undefined;

  constructor(handlers: Readonly<Record<string, JobHandler>>, place: Workplace) {
    this.#handlers = new Map(Object.entries(handlers));
    this.#place = place;
    this.wake();
  }

  /** Looks at the queue once, soon, however often it is called until then. */
  wake(): void {
    if (this.#awake) return;
    this.#awake = true;
    setImmediate(() => {
      this.#awake = false;
      if (!this.#abort.signal.aborted) this.#turn();
    });
  }

  close(limitMs = DEFAULT_LIMIT_MS): Promise<void> {
    this.#closing ??= this.#close(limitMs);
    return this.#closing;
  }

  #turn(): void {
    // One moment for the whole turn: a lane that opened between claiming and setting the timer would wait for neither.
    const now = this.#place.clock.now();
    try {
      const started = this.#place.commit(() => this.#settleAndClaim(now));
      for (const id of this.#outcomes.keys()) this.#active.delete(id);
      this.#outcomes.clear();
      for (const job of started) void this.#do(job);
      this.#setTimer(now);
      if (this.#active.size === 0) this.#onLast?.();
    } catch (error) {
      this.#pauseFor(error);
    }
    this.#place.changed();
  }

  #settleAndClaim(now: number): Job[] {
    const { jobs, lanes, concurrency } = this.#place;
    for (const outcome of this.#outcomes.values()) jobs.settle(outcome);
    if (this.#closing) return [];
    jobs.rouse(now);
    return lanes.all.flatMap((lane) => {
      const room = Math.min(concurrency - this.#activeIn(lane), lane.room(now));
      return room > 0 ? jobs.claim(lane.name, room) : [];
    });
  }

  #activeIn(lane: Lane): number {
    let active = 0;
    for (const [id, its] of this.#active) if (its === lane && !this.#outcomes.has(id)) active += 1;
    return active;
  }

  async #do(job: Job): Promise<void> {
    const lane = this.#place.lanes.of(job.channel);
    lane.begin(this.#place.clock.now());
    this.#active.set(job.id, lane);
    this.#outcomes.set(job.id, await this.#outcomeOf(job));
    this.wake();
  }

  async #outcomeOf(job: Job): Promise<Outcome> {
    try {
      const handler = this.#handlers.get(job.name);
      if (!handler) throw new Error(`nobody here handles '${job.name}'`);
      await handler(job, this.#abort.signal);
      return { id: job.id, state: 'done' };
    } catch (error) {
      return this.#failed(job, error);
    }
  }

  #failed({ id, attempt }: Job, thrown: unknown): Outcome {
    const { attempts, clock, pauseAfter } = this.#place;
    const error = describeFailure(thrown);
    if (thrown instanceof Permanent || attempt >= attempts) return { id, state: 'parked', error };
    return { id, state: 'delayed', error, due: clock.now() + pauseAfter(attempt) };
  }

  #setTimer(now: number): void {
    this.#cancelTimer?.();
    const due = this.#closing ? Infinity : Math.min(this.#place.jobs.nextDue() ?? Infinity, ...this.#openings(now));
    this.#cancelTimer = due === Infinity ? undefined : this.#wakeAfter(due - this.#place.clock.now());
  }

  /** When the lanes that hold back jobs go on. */
  #openings(now: number): number[] {
    const { jobs, lanes } = this.#place;
    return lanes.all.flatMap((lane) => {
      const at = lane.opensAt(now);
      return at !== undefined && jobs.isWaitedIn(lane.name) ? [at] : [];
    });
  }

  /** A full disk may find room; anything else is over until a restart. Outcomes are kept meanwhile. */
  #pauseFor(error: unknown): void {
    this.#cancelTimer?.();
    const full = error instanceof Unavailable && error.code === 'QUEUE_FULL';
    this.#cancelTimer = full ? this.#wakeAfter(FULL_PAUSE_MS) : undefined;
  }

  #wakeAfter(ms: number): () => void {
    return this.#place.clock.after(Math.min(Math.max(ms, 1), LONGEST_TIMER_MS), () => {
      this.wake();
    });
  }

  async #close(limitMs: number): Promise<void> {
    if (this.#active.size > 0 && limitMs > 0) await this.#lastOr(limitMs);
    this.#cancelTimer?.();
    this.#abort.abort();
    const cutOff = [...this.#active.keys()].filter((id) => !this.#outcomes.has(id));
    this.#record([...this.#outcomes.values(), ...cutOff.map((id): Outcome => ({ id, state: 'waiting' }))]);
    this.#place.changed();
  }

  #lastOr(limitMs: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#place.clock.after(limitMs, resolve);
      this.#onLast = () => {
        cancel();
        resolve();
      };
    });
  }

  #record(outcomes: readonly Outcome[]): void {
    try {
      this.#place.commit(() => {
        for (const outcome of outcomes) this.#place.jobs.settle(outcome);
      });
    } catch (error) {
      // What cannot be written down is done again after the restart: at least once.
      if (!(error instanceof Unavailable)) throw error;
    }
  }
}
