import { Invalid } from '#eventsourcing';

const OLDEST = [6, 2] as const;

/** Why a Redis cannot be trusted with jobs, from what it says of itself (`INFO`); `undefined` when it can. */
export const misfit = (info: string, where: string): Invalid | undefined => {
  const { redis_version: version = '0', maxmemory_policy: policy } = fieldsOf(info);
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]))
    return new Invalid('QUEUE_VERSION', `${where} is Redis ${version}; the queue needs ${OLDEST.join('.')} or later.`);
  if (policy !== undefined && policy !== 'noeviction')
    return new Invalid(
      'QUEUE_EVICTS',
      `${where} may throw away jobs when its memory is full: its maxmemory-policy is ${policy}; set it to noeviction.`,
    );
  return undefined;
};

/** What `INFO` says, by name. */
export const fieldsOf = (info: string): Partial<Record<string, string>> =>
  Object.fromEntries(info.split(/\r?\n/).map((line) => line.split(':', 2) as [string, string]));
