import { Invalid } from '#eventsourcing';
import type { NewJob } from './job-queue.js';

/** A job that every adapter can keep, its data as JSON. */
export interface CheckedJob {
  readonly id: string;
  readonly name: string;
  readonly data: string;
  readonly priority: number;
  readonly channel?: string;
  readonly notBefore?: number;
  readonly heldBy?: string;
}

const MAX_PRIORITY = 2_097_151;

/** Refuses what some adapter could not keep: colons and bare integers are Redis key syntax to BullMQ. */
export const checkedJob = ({ id, name, data, priority = 0, channel, ...hold }: NewJob): CheckedJob => {
  if (!/^[^\s:\p{C}]{1,250}$/u.test(id) || /^[+-]?\d+$/.test(id))
    throw new Invalid('JOB_ID', `A job id has 1 to 250 characters, no blanks or colons, and is not a number: '${id}'.`);
  if (!Number.isInteger(priority) || priority < 0 || priority > MAX_PRIORITY)
    throw new Invalid('JOB_PRIORITY', `A priority is a whole number from 0 to ${String(MAX_PRIORITY)}.`);
  return { id, name, data: jsonOf(id, data), priority, ...(channel !== undefined && { channel }), ...held(hold) };
};

const LATEST = 8.64e15;

const held = ({
  notBefore,
  heldBy,
}: Pick<NewJob, 'notBefore' | 'heldBy'>): Pick<CheckedJob, 'notBefore' | 'heldBy'> => {
  if (notBefore === undefined) {
    if (heldBy === undefined) return {};
    throw new Invalid('JOB_HOLD', 'What is held is held until an instant at the latest: say notBefore.');
  }
  if (!Number.isInteger(notBefore) || notBefore < 0 || notBefore > LATEST)
    throw new Invalid('JOB_HOLD', 'notBefore is an instant in whole milliseconds since 1970.');
  if (heldBy !== undefined && !/^[^\s:\p{C}]{1,250}$/u.test(heldBy))
    throw new Invalid('JOB_HOLD', 'heldBy has 1 to 250 characters, no blanks or colons.');
  return { notBefore, ...(heldBy !== undefined && { heldBy }) };
};

const jsonOf = (id: string, data: unknown): string => {
  try {
    return JSON.stringify(data ?? null);
  } catch {
    throw new Invalid('JOB_DATA', `The data of job '${id}' have no JSON form.`);
  }
};
