import type { Settings } from '#api';
import { openJobs, withoutAddresses, type Jobs } from '../queue/jobs.js';
import { counted } from '../stoppable.js';
import { doubtful, ill, said, well, type Finding } from './finding.js';
import type { RecordSeen } from './record.js';

/** The queue, what is in it, and how far the record has been turned into jobs. */
export const ofQueue = async (
  settings: Settings,
  seen: RecordSeen | undefined,
  url: string | undefined,
): Promise<Finding[]> => {
  if (settings.role === 'api') return [well('queue', 'is the workers’')];
  const redis = settings.queue === 'sqlite' ? [] : await ofRedis(settings.queue);
  if (redis.some(({ level }) => level === 'FAIL')) return redis;
  return [...redis, ...(await ofJobs(settings, seen, url))];
};

const ofRedis = async (url: string): Promise<Finding[]> => {
  try {
    const { lookAtRedis } = await import('#queue/bullmq');
    const { where, version, policy, writesDown, couldWrite, memory } = await lookAtRedis(url);
    const full = memory.most > 0 && memory.used > memory.most * 0.9;
    return [
      well('queue', `${where} is Redis ${version}, ${policy}`),
      ...(writesDown ? [] : [doubtful('queue', 'Redis writes nothing down', 'set appendonly yes')]),
      ...(couldWrite ? [] : [ill('queue', 'Redis could not write to its disk', 'make room on the disk of Redis')]),
      ...(full ? [doubtful('queue', 'the memory of Redis is nearly full', 'raise its maxmemory')] : []),
    ];
  } catch (error) {
    return [ill('queue', said(error), 'start Redis 6.2 or later at NONPAPER_QUEUE, with maxmemory-policy noeviction')];
  }
};

const ofJobs = async (
  settings: Settings,
  seen: RecordSeen | undefined,
  url: string | undefined,
): Promise<Finding[]> => {
  try {
    const queue = await openJobs(settings, url);
    if (!queue) return [well('queue', 'no file yet: the service makes one')];
    try {
      return [...(await counts(queue)), ...(seen ? [await ofDispatcher(queue, seen)] : [])];
    } finally {
      await queue.close();
    }
  } catch (error) {
    return [notOpened(error)];
  }
};

const notOpened = (error: unknown): Finding => {
  const { code } = error as { code?: string };
  return code === 'QUEUE_UNUSABLE'
    ? doubtful(
        'queue',
        'queue.db is in use, and no service that has it answers',
        'say with --url where the service is, or ask again once it has stopped',
      )
    : ill('queue', said(error), 'docs/OPERATIONS.md, Something is wrong');
};

const counts = async (queue: Jobs): Promise<Finding[]> => {
  const { waiting, active, delayed, parked, done } = await queue.counts();
  const what = `${waiting} waiting, ${active} under way, ${delayed} delayed, ${done} done`;
  return [well('queue', what), ...(parked === 0 ? [] : await ofParked(queue, parked))];
};

const NAMED = 5;

const ofParked = async (queue: Jobs, parked: number): Promise<Finding[]> => {
  const named = (await queue.parked()).slice(0, NAMED);
  return [
    ill('queue', `${counted(parked)} parked`, 'nonpaper queue parked lists all of them'),
    ...named.map(({ id, attempt, error }) =>
      ill(
        'queue',
        `parked after ${attempt} tries: ${id}: ${withoutAddresses(error)}`,
        `mend the cause, then nonpaper queue retry ${id}`,
      ),
    ),
  ];
};

const ofDispatcher = async (queue: Jobs, { ledgerId, head }: RecordSeen): Promise<Finding> => {
  const checkpoint = await queue.checkpoint('dispatcher');
  if (checkpoint === 'start' && head.position === 0) return well('dispatcher', 'nothing to dispatch yet');
  if (checkpoint === 'start') return doubtful('dispatcher', 'has dispatched nothing of this record', BEGINS);
  if (checkpoint.ledgerId !== ledgerId) return doubtful('dispatcher', 'stands in another ledger', BEGINS);
  const behind = head.position - checkpoint.position;
  return well(
    'dispatcher',
    behind <= 0 ? 'up to the head of the record' : `saved ${counted(behind)} positions before the head`,
  );
};

const BEGINS = 'start the service or a worker: it compares what is due with what was delivered, and asks for the rest';
