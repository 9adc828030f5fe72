import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openQueue, type Settings } from '#api';
import type { JobQueue } from '#queue';

/**
 * The queue of the service whose settings these are; undefined where it keeps one in a file and has made none yet.
 * `Unavailable('QUEUE_UNUSABLE')` while the service has that file, `Unavailable('QUEUE_UNREACHABLE')` without a Redis.
 */
export const openJobs = async (settings: Settings): Promise<JobQueue | undefined> => {
  const { queue, data } = settings;
  if (queue === 'sqlite' && !existsSync(join(data, 'queue.db'))) return undefined;
  return openQueue({ ...settings, role: 'worker' }); // it does not wait for a Redis that is away
};

/** Why a job was given up, without whom it was to reach. */
export const withoutAddresses = (error: string): string => error.replace(/[^\s<>]+@[^\s<>]+/g, '…');
