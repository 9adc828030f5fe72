import type { Checkpoint } from '#eventsourcing';

/** What is asked of the queue. Data is JSON; keep it small: name things, do not carry them. */
export interface NewJob {
  /** Made from facts, such as `conference-ready.<text>.<version>`, so that asking again is harmless; 1 to 250 characters, no blanks or colons, not a number. */
  readonly id: string;
  /** Which handler does it. */
  readonly name: string;
  readonly data: unknown;
  /** 0 (default) goes first, up to 2,097,151; within one priority the order is that of adding. */
  readonly priority?: number;
  /** What it goes out by, where that has a limit of its own, such as `e-mail`; see `QueueOptions.channels`. */
  readonly channel?: string;
  /** Not begun before this instant, in milliseconds since 1970, unless what holds it is released before. */
  readonly notBefore?: number;
  /** What holds it until then, such as a meeting: `release` lets go of all that it holds. 1 to 250 characters, no blanks or colons. */
  readonly heldBy?: string;
}

export interface Job extends Omit<NewJob, 'notBefore' | 'heldBy'> {
  /** 1 on the first try; tries cut off by the death of the process count. */
  readonly attempt: number;
}

/** A job given up after its last try, waiting for someone to look and `retry` it. */
export interface ParkedJob extends Job {
  readonly error: string;
}

/**
 * Does one job; at least once, so it must bear repetition. Throwing means: try again later; throwing `Permanent` means:
 * park. The signal aborts when shutdown no longer waits.
 */
export type JobHandler = (job: Job, signal: AbortSignal) => Promise<void>;

export interface JobCounts {
  readonly waiting: number;
  readonly active: number;
  /** Failed, and to be tried again after a pause. */
  readonly delayed: number;
  /** Not to be begun yet. */
  readonly held: number;
  readonly parked: number;
  readonly done: number;
}

export interface WorkOptions {
  /** How many jobs are done at the same time, and in each channel that is worked apart; 4 unless told. */
  readonly concurrency?: number;
}

export interface Worker {
  /**
   * Takes no more jobs and waits for those under way, at most `limitMs` (10 s unless told); what is not done by then
   * is told to stop through its signal and waits in the queue for the next worker.
   */
  close(limitMs?: number): Promise<void>;
}

export interface QueueOptions {
  /** Tries before a job is parked; 8 unless told. */
  readonly attempts?: number;
  /** The pause after the first failure, what each next one multiplies it by, and the longest; in milliseconds. */
  readonly backoff?: Partial<Backoff>;
  /**
   * The channels that are worked apart from everything else, each with as many jobs at once as the worker's concurrency
   * says, and with its limit if it has one. Jobs of any other channel, or of none, go with the rest.
   */
  readonly channels?: Readonly<Record<string, RateLimit | undefined>>;
}

/** At most so many jobs begun in so many milliseconds, over all workers of the queue; what waits for it holds up nothing else. */
export interface RateLimit {
  readonly jobs: number;
  readonly perMs: number;
}

export interface Backoff {
  readonly firstMs: number;
  readonly factor: number;
  readonly longestMs: number;
}

/** What a dispatcher needs: somewhere to put jobs, and to remember up to where the ledger has been turned into them. */
export interface JobProducer {
  /**
   * Durable when it resolves. An id seen before changes nothing, also when its job is done; a parked one is retried.
   * Errors: `Invalid('JOB_ID' | 'JOB_PRIORITY' | 'JOB_HOLD' | 'JOB_DATA')`, `Unavailable('QUEUE_STOPPED' | 'QUEUE_FULL' | 'QUEUE_UNREACHABLE')`;
   * after the last of these some of the jobs may be in the queue: add them all again.
   */
  add(jobs: readonly NewJob[]): Promise<void>;

  /** What this holds may begin now; what it does not hold, or no longer, is left as it is. */
  release(heldBy: string): Promise<void>;

  /** Where the dispatcher of that name stands. */
  checkpoint(name: string): Promise<Checkpoint | 'start'>;

  /** To be called after `add` has resolved for everything up to the checkpoint. */
  saveCheckpoint(name: string, checkpoint: Checkpoint): Promise<void>;

  /** The life of what the queue holds: another one once everything in it was lost, jobs and checkpoints alike. */
  epoch(): Promise<string>;

  /**
   * Whether whoever opened this queue may do what goes by that name for so many milliseconds to come; asking again
   * renews it. Several who do it at once are harmless: a lease saves work, it guards nothing.
   */
  lease(name: string, forMs: number): Promise<boolean>;
}

/** Jobs that must happen. Every adapter passes the one contract suite in `testing/`. */
export interface JobQueue extends JobProducer {
  /** Starts doing jobs; one worker per opened queue. A job that has no handler here fails like one whose handler throws. */
  work(handlers: Readonly<Record<string, JobHandler>>, options?: WorkOptions): Worker;

  counts(): Promise<JobCounts>;

  /** The jobs given up, the oldest first, a thousand at most. */
  parked(): Promise<ParkedJob[]>;

  /** Gives a parked job all its tries again. `NotFound('JOB_NOT_PARKED')` for any other. */
  retry(id: string): Promise<void>;

  /** Resolves when nothing is waiting, active or delayed; what is held does not count before its time. */
  idle(): Promise<void>;

  /** Says whether jobs would be taken and done, and if not why; for health. */
  health(): { readonly working: boolean; readonly reason?: string };

  /** Closes the worker first, then the queue. */
  close(limitMs?: number): Promise<void>;
}

/** Thrown by a handler when trying again cannot help: the job is parked at once. */
export class Permanent extends Error {
  override readonly name = 'Permanent';
}
