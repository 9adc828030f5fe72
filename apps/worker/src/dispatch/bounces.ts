import type { RecordedEvent } from '#eventsourcing';
import { bouncedNotice, type DeliveryEvent } from '#negotiation';
import type { NewJob } from '#queue';
import { notifyJobs } from './jobs.js';

type Recorded = Extract<DeliveryEvent, { type: 'BounceRecorded' }>['data'];

/** The secretariat is told of what came back. */
export const bounceJobs = ({ type, data, revision }: Pick<RecordedEvent, 'type' | 'data' | 'revision'>): NewJob[] => {
  if (type !== 'BounceRecorded') return [];
  const bounce = data as Recorded;
  const notice = bouncedNotice(bounce, revision);
  return notice ? notifyJobs(notice, [bounce.language], bounce.body) : [];
};
