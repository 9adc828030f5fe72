import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MemoryStore, type EventStore, type RecordedEvent } from '#eventsourcing';
import type { DeliveryRecord } from '#negotiation';
import { Ledgers } from '#negotiation-nest';
import { SqliteQueue, type JobQueue } from '#queue';
import { startWorker, type WorkerHandle, type WorkerParts } from '../worker.js';

/** A ledger with its folder, at which workers come and go. */
export class Office {
  private queue: SqliteQueue | undefined;
  private worker: WorkerHandle | undefined;

  private constructor(
    readonly folder: string,
    readonly store: EventStore,
    readonly ledgers: Ledgers,
  ) {}

  static async open(store: EventStore = new MemoryStore(), folder?: string): Promise<Office> {
    return new Office(folder ?? (await mkdtemp(join(tmpdir(), 'worker-'))), store, new Ledgers(store));
  }

  /** A worker comes; a fresh queue knows nothing of what was done. */
  async start(parts: Partial<WorkerParts> = {}, queueFile = 'queue.db'): Promise<WorkerHandle> {
    const backoff = { firstMs: 5, factor: 1, longestMs: 5 };
    this.queue = SqliteQueue.open(join(this.folder, queueFile), { backoff });
    return (this.worker = await this.come(this.queue, parts));
  }

  /** A worker of the caller's comes to a queue of the caller's. */
  come(queue: JobQueue, parts: Partial<WorkerParts> = {}): Promise<WorkerHandle> {
    const { store, ledgers, folder } = this;
    return startWorker({ store, ledgers, queue, folder, ...parts });
  }

  /** It goes, within the time given, and the queue is closed. */
  async stop(limitMs?: number): Promise<void> {
    await this.worker?.close(limitMs);
    await this.queue?.close();
    this.worker = this.queue = undefined;
  }

  async restart(parts: Partial<WorkerParts> = {}): Promise<WorkerHandle> {
    await this.stop();
    return this.start(parts);
  }

  async close(): Promise<void> {
    await this.stop();
    await this.store.close();
    await rm(this.folder, { recursive: true });
  }

  async parked(): Promise<string[]> {
    return ((await this.queue?.parked()) ?? []).map(({ id, error }) => `${id}: ${error}`);
  }

  async delivery(notice: string, recipient: string): Promise<DeliveryRecord> {
    return (await this.ledgers.delivery.load(`delivery-${notice}~${recipient}`)).state;
  }

  /** What is on record of deliveries, in order. */
  async evidence(): Promise<RecordedEvent[]> {
    const stop = new AbortController();
    const found: RecordedEvent[] = [];
    for await (const { events, caughtUp } of this.store.subscribe('start', {
      prefixes: ['delivery-'],
      signal: stop.signal,
    })) {
      found.push(...events);
      if (caughtUp) break;
    }
    return found;
  }
}
