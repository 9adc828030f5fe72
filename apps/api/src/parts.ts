import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { Invalid, type EventStore } from '#eventsourcing';
import type { Ledgers } from '#negotiation-nest';
import { SqliteQueue, type JobQueue, type QueueOptions } from '#queue';
import { SqliteStore } from '#store-sqlite';
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

export const openStore = (setting: string): Promise<EventStore> => SqliteStore.open(setting.slice('sqlite:'.length));

/** E-mail is worked apart, so that a slow mail server holds up nothing else, and has its limit. */
const queueOptions = ({ mailPerSecond }: Settings): QueueOptions => ({
  channels: { 'e-mail': mailPerSecond === undefined ? undefined : { jobs: mailPerSecond, perMs: 1000 } },
});

export const openQueue = (settings: Settings): Promise<JobQueue> =>
  Promise.resolve(SqliteQueue.open(join(settings.data, 'queue.db'), queueOptions(settings)));

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
