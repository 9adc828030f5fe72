import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { Links } from '#delivery';
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

/** What signs the links in mails. Where there is one process it is made; nodes are given theirs, or make no links. */
const openLinkKey = ({ linkKey, role, data }: Settings): string | undefined => {
  if (linkKey !== undefined || role !== 'all') return linkKey;
  const file = join(data, 'link.key');
  try {
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
      throw new Invalid('DATA_UNUSABLE', `NONPAPER_DATA must be a folder to write in: ${(error as Error).message}`);
  }
  return readFileSync(file, 'utf8').trim();
};

/** None without a key, or where nobody can say how this service is reached from outside. */
export const linksOf = (settings: Settings): Links | undefined => {
  const { publicUrl } = settings;
  const key = publicUrl === undefined ? undefined : openLinkKey(settings);
  return key === undefined || publicUrl === undefined ? undefined : new Links(key, publicUrl);
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
  const { data: folder, mailFrom, smtpUrl, publicUrl, digestAt } = settings;
  const linkKey = openLinkKey(settings);
  return startWorker({
    ...{ ...office, folder, from: { name: 'Nonpaper', address: mailFrom } },
    digestAt,
    ...(linkKey !== undefined && { linkKey }),
    ...(smtpUrl !== undefined && { smtpUrl }),
    ...(publicUrl !== undefined && { publicUrl }),
    log: (line) => log.info(line),
  });
};
