import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openQueue, operatorToken, readKeys, type QueueSeen, type Settings } from '#api';
import { Problem } from '#eventsourcing';
import type { JobQueue } from '#queue';
import { problemIn } from '../problem-error.js';

/** The queue, as far as somebody who looks after it needs it. */
export type Jobs = Pick<JobQueue, 'counts' | 'parked' | 'retry' | 'checkpoint' | 'close'>;

/**
 * The queue of the service whose settings these are; undefined where it keeps one in a file and has made none yet. While a service
 * has the file, that service is asked, with the operator's token. `Unavailable('QUEUE_UNUSABLE')` where none answers that has it,
 * `Unavailable('QUEUE_UNREACHABLE')` without a Redis.
 */
export const openJobs = async (settings: Settings, url?: string): Promise<Jobs | undefined> => {
  const { queue, data, host, port } = settings;
  if (queue === 'sqlite' && !existsSync(join(data, 'queue.db'))) return undefined;
  try {
    return await openQueue({ ...settings, role: 'worker' }); // it does not wait for a Redis that is away
  } catch (error) {
    if (!(error instanceof Problem && error.code === 'QUEUE_UNUSABLE') || !existsSync(settings.keys)) throw error;
    const jobs = new JobsOfService(url ?? `http://${host}:${port}`, await operatorToken(await readKeys(settings.keys)));
    await jobs.counts().catch(() => {
      throw error;
    });
    return jobs;
  }
};

/** The queue of a running service, by its door. */
class JobsOfService implements Jobs {
  constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  async counts(): ReturnType<Jobs['counts']> {
    return (await this.seen()).counts;
  }

  async parked(): ReturnType<Jobs['parked']> {
    return [...(await this.seen()).parked];
  }

  async checkpoint(): ReturnType<Jobs['checkpoint']> {
    return (await this.seen()).dispatcher;
  }

  async retry(id: string): Promise<void> {
    await this.asked('queue/retry', { method: 'POST', body: JSON.stringify({ id }) });
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  private async seen(): Promise<QueueSeen> {
    return (await (await this.asked('queue', {})).json()) as QueueSeen;
  }

  private async asked(path: string, request: RequestInit): Promise<Response> {
    const headers = { authorization: `Bearer ${this.token}`, 'content-type': 'application/json' };
    const signal = AbortSignal.timeout(LIMIT_MS);
    const answer = await fetch(new URL(path, `${this.url.replace(/\/+$/, '')}/`), { ...request, headers, signal });
    if (!answer.ok) throw await problemIn(answer);
    return answer;
  }
}

const LIMIT_MS = 5_000;

/** Why a job was given up, without whom it was to reach. */
export const withoutAddresses = (error: string): string => error.replace(/[^\s<>]+@[^\s<>]+/g, '…');
