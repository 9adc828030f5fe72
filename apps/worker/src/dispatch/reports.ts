import type { RecordedEvent } from '#eventsourcing';
import { bouncedNotice, undeliveredNotice, type DeliveryEvent } from '#negotiation';
import type { NewJob } from '#queue';
import { deliveryStream } from '../evidence.js';
import { notifyJobs, type NotifyData } from './jobs.js';

type Recorded = Pick<RecordedEvent, 'type' | 'data' | 'revision' | 'meta'>;
type DataOf<T extends DeliveryEvent['type']> = Extract<DeliveryEvent, { type: T }>['data'];

/** The secretariat is told of what came back, and of what could not be delivered. */
export const reportJobs = ({ type, data, revision, meta }: Recorded): NewJob[] => {
  switch (type) {
    case 'BounceRecorded': {
      const bounce = data as DataOf<'BounceRecorded'>;
      return jobsFor(bouncedNotice(bounce, revision), bounce);
    }
    case 'DeliveryFailed': {
      const { report, code } = data as DataOf<'DeliveryFailed'>;
      // Who was put off has a job of their own; what is to be told of is who was refused beside them.
      const why = code === 'DEFERRED' ? 'SOME_REFUSED' : code;
      return report ? jobsFor(undeliveredNotice(report, why, meta.recordedAt), report) : [];
    }
    case 'DeliveryAccepted': {
      const { report } = data as DataOf<'DeliveryAccepted'>;
      return report ? jobsFor(undeliveredNotice(report, 'SOME_REFUSED', meta.recordedAt), report) : [];
    }
    default:
      return [];
  }
};

/** Where it will be said what became of such a report. */
export const reportStreams = (event: Recorded): string[] => {
  const streams = reportJobs(event).map(({ data }) => {
    const { notice } = data as NotifyData;
    return deliveryStream(notice.notice, notice.recipient);
  });
  return [...new Set(streams)];
};

const jobsFor = (
  notice: ReturnType<typeof undeliveredNotice>,
  { body, language }: Pick<DataOf<'BounceRecorded'>, 'body' | 'language'>,
): NewJob[] => (notice ? notifyJobs(notice, [language], body) : []);
