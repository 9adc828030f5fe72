import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { Invalid, type EventStore } from '#eventsourcing';
import type { Ledgers } from '#negotiation-nest';
import { SqliteQueue, type JobQueue, type QueueOptions } from '#queue';
import { startWorker, type WorkerHandle } from '#worker';
import { openKeys, readKeys, type Keys } from './keys.js';
import type { Settings } from './settings.js';

/** The folder that this process has for itself. */
export const openFolder = ({ data }: Settings): string => {
  try {
    mkdirSync(data, { recursive: true });
    return data;
  } catch (error) {
    throw new Invalid('DATA_UNUSABLE', `NONPAPER_DATA must be a folder to write in: ${(error as Error).message}`);
  }
};

/** Keys are made only where there is one process: nodes that share a ledger are given theirs. A worker needs none. */
export const openKeysFor = async ({ role, keys }: Settings): Promise<Keys | undefined> => {
  if (role === 'worker') return undefined;
  return role === 'api' ? readKeys(keys) : openKeys(keys);
};

/** E-mail is worked apart, so that a slow mail server holds up nothing else, and has its limit. */
const queueOptions = ({ mailPerSecond }: Settings): QueueOptions => ({
  channels: { 'e-mail': mailPerSecond === undefined ? undefined : { jobs: mailPerSecond, perMs: 1000 } },
});

/**
 * The queue. The client of Redis is imported only where there is one. A process that also has the door does not wait for Redis: it
 * records, and catches up once Redis is there; `Unavailable('QUEUE_UNREACHABLE')` for a worker, which could do nothing.
 */
export const openQueue = async (settings: Settings): Promise<JobQueue> => {
  const { queue, role, data } = settings;
  const options = queueOptions(settings);
  if (queue === 'sqlite') return SqliteQueue.open(join(data, 'queue.db'), options);
  const { BullMqQueue } = await import('#queue/bullmq');
  return BullMqQueue.open(queue, { ...options, wait: role === 'all' });
};

interface Office {
  readonly store: EventStore;
  readonly ledgers: Ledgers;
  readonly queue: JobQueue;
  readonly log: Logger;
}

/** What follows from the record: jobs, and the doing of them. */
export const openWorker = ({ log, ...office }: Office, settings: Settings): Promise<WorkerHandle> => {
  const { data: folder, mailFrom, smtpUrl, publicUrl } = settings;
  return startWorker({
    ...{ ...office, folder, from: { name: 'Nonpaper', address: mailFrom } },
    ...(smtpUrl !== undefined && { smtpUrl }),
    ...(publicUrl !== undefined && { publicUrl }),
    log: (line) => log.info(line),
  });
};
