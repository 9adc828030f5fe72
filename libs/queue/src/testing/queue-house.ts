import type { JobQueue, QueueOptions } from '../job-queue.js';

/** A place of its own for one test, where a queue can be opened, closed and opened again. */
export interface QueueHouse {
  open(options?: QueueOptions): Promise<JobQueue>;
  /** Closes what is still open and leaves nothing behind. */
  remove(): Promise<void>;
}

export type OpenQueue = (options?: QueueOptions) => Promise<JobQueue>;
