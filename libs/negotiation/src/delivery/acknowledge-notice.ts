import { Forbidden, NotFound, Refused } from '#eventsourcing';
import { z } from 'zod';
import type { Act } from '../act.js';
import { NoticeCommand } from '../command.js';
import type { Happening } from '../fact.js';
import type { DeliveryRecord, Notice } from './delivery.js';

const input = z.strictObject({});

/** Somebody of the recipient says that they have a notice: from the inbox, or by the link in a mail. */
export class AcknowledgeNotice extends NoticeCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const acknowledgeNotice = ({ caller }: AcknowledgeNotice, record: DeliveryRecord, act: Act): Happening[] => {
  const { recipient } = dueNotice(record);
  const { delegation } = act.standing;
  if (recipient !== delegation && recipient !== caller.person)
    throw new Forbidden('NOT_YOUR_NOTICE', 'A notice is acknowledged by the delegation that it is for.');
  if (record.withdrawn) throw new Refused('R29', 'NOTICE_WITHDRAWN', 'That notice was withdrawn: it told of a slip.');
  if (!record.deliveries.some(({ status, attempts }) => attempts > 0 || status === 'delivered'))
    throw new Refused('R29', 'NOT_TOLD_YET', 'That notice has not been sent.');
  if (record.acknowledged.some(({ by }) => by === caller.person))
    throw new Refused('R29', 'ACKNOWLEDGED_ALREADY', 'You have acknowledged that already.');
  const data = { by: caller.person, how: caller.byLink === true ? 'link' : 'inbox' };
  const audience = delegation === undefined ? {} : { audience: { kind: 'delegation', delegation } as const };
  return [{ type: 'NoticeAcknowledged', data, ...audience }];
};

export const dueNotice = ({ due }: DeliveryRecord): Notice => {
  if (!due) throw new NotFound('NOTICE_UNKNOWN', 'There is no such notice, or it is not due yet.');
  return due;
};
