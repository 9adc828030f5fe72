import { join } from 'node:path';
import { Unavailable, type Checkpoint } from '#eventsourcing';
import { SqliteQueue, type Clock, type JobCounts, type JobHandler, type JobQueue, type NewJob } from '#queue';
import type { ParkedJob, Worker } from '#queue';

/** What the openings of one queue share: the file that holds it now, and who has which lease until when. */
interface Shared {
  readonly folder: string;
  readonly leases: Map<string, { owner: LossyQueue; until: number }>;
  files: number;
  queue: SqliteQueue;
}

const open = (folder: string, n: number): SqliteQueue =>
  SqliteQueue.open(join(folder, `lossy-${String(n)}.db`), { backoff: { firstMs: 5, factor: 1, longestMs: 5 } });

/** A queue that can lose all it holds while it is open, as Redis can, and be opened by several, of whom one does the jobs. */
export class LossyQueue implements JobQueue {
  /** What was asked for, in order. */
  readonly asked: string[] = [];
  /** Out of reach, as far as dispatching goes. */
  away = false;
  private begun = false;
  private handlers: Readonly<Record<string, JobHandler>> | undefined;

  private constructor(
    private readonly shared: Shared,
    private readonly clock: Clock,
    private readonly works: boolean,
  ) {}

  static open(folder: string, clock: Clock): LossyQueue {
    return new LossyQueue({ folder, leases: new Map(), files: 0, queue: open(folder, 0) }, clock, true);
  }

  /** For another worker. */
  another(): LossyQueue {
    return new LossyQueue(this.shared, this.clock, false);
  }

  /** All is gone: jobs, checkpoints and leases. Whoever was at work goes on with the queue that is there now. */
  async lose(): Promise<void> {
    const { shared } = this;
    const lost = shared.queue;
    shared.queue = open(shared.folder, (shared.files += 1));
    shared.leases.clear();
    if (this.begun) this.begin();
    await lost.close();
  }

  /** From now on jobs are done. */
  begin(): void {
    this.begun = true;
    if (this.handlers) this.shared.queue.work(this.handlers);
  }

  work(handlers: Readonly<Record<string, JobHandler>>): Worker {
    this.handlers = handlers;
    return { close: () => Promise.resolve() };
  }

  async lease(name: string, forMs: number): Promise<boolean> {
    await this.within();
    const held = this.shared.leases.get(name);
    const mine = held === undefined || held.owner === this || held.until <= this.clock.now();
    if (mine) this.shared.leases.set(name, { owner: this, until: this.clock.now() + forMs });
    return mine;
  }

  async add(jobs: readonly NewJob[]): Promise<void> {
    const queue = await this.within();
    this.asked.push(...jobs.map(({ id }) => id));
    await queue.add(jobs);
  }

  async release(heldBy: string): Promise<void> {
    await (await this.within()).release(heldBy);
  }

  async close(): Promise<void> {
    if (this.works) await this.shared.queue.close();
  }

  checkpoint = async (name: string): Promise<Checkpoint | 'start'> => (await this.within()).checkpoint(name);
  saveCheckpoint = async (name: string, at: Checkpoint): Promise<void> =>
    (await this.within()).saveCheckpoint(name, at);
  epoch = async (): Promise<string> => (await this.within()).epoch();
  counts = (): Promise<JobCounts> => this.shared.queue.counts();
  parked = (): Promise<ParkedJob[]> => this.shared.queue.parked();
  retry = (id: string): Promise<void> => this.shared.queue.retry(id);
  idle = (): Promise<void> => this.shared.queue.idle();
  health = (): { working: boolean } => ({ working: true });

  private within(): Promise<SqliteQueue> {
    return this.away
      ? Promise.reject(new Unavailable('QUEUE_STOPPED', 'The queue is out of reach.'))
      : Promise.resolve(this.shared.queue);
  }
}
