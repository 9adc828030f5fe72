import { NotFound, Refused } from '#eventsourcing';
import type { Language } from '../vocabulary.js';
import {
  wayKey,
  type Delivery,
  type DeliveryEvent,
  type DeliveryRecord,
  type LanguageAndWay,
  type Notice,
  type RenderedFormat,
} from './delivery.js';

/** The service's own commands: each is a decision over one delivery stream, given with an id made from facts. */
export const declareDue =
  (notice: Notice, ways: LanguageAndWay[]) =>
  (record: DeliveryRecord): DeliveryEvent[] => {
    if (record.due) throw new Refused('R29', 'NOTICE_DUE_ALREADY', 'That notice is recorded as due already.');
    return [{ type: 'NoticeDue', data: { ...notice, ways } }];
  };

/** About to be handed over; an attempt whose end nobody recorded makes this one *perhaps twice*. */
export const attempt =
  (way: LanguageAndWay, messageId: string, addresses: number) =>
  (record: DeliveryRecord): DeliveryEvent[] => {
    const known = openDelivery(record, way);
    const data = {
      ...way,
      messageId,
      addresses,
      attempt: known.attempts + 1,
      perhapsTwice: known.status === 'attempted',
    };
    return [{ type: 'DeliveryAttempted', data }];
  };

export const accept =
  (
    way: LanguageAndWay,
    result: { messageId: string; accepted: number; rejected: number; response?: string | undefined },
  ) =>
  (record: DeliveryRecord): DeliveryEvent[] => {
    openDelivery(record, way);
    return [{ type: 'DeliveryAccepted', data: { ...way, ...result } }];
  };

export const fail =
  (way: LanguageAndWay, failure: { messageId: string; code: string; permanent: boolean }) =>
  (record: DeliveryRecord): DeliveryEvent[] => {
    const { attempts } = openDelivery(record, way);
    return [{ type: 'DeliveryFailed', data: { ...way, attempt: attempts, ...failure } }];
  };

export const rendered =
  (paper: { text: string; version: string; language: Language; contentHash: string; formats: RenderedFormat[] }) =>
  (record: DeliveryRecord): DeliveryEvent[] => {
    if (record.rendered.has(paper.language))
      throw new Refused('R29', 'RENDERED_ALREADY', 'That paper is rendered in this language already.');
    return [{ type: 'PaperRendered', data: paper }];
  };

const openDelivery = (record: DeliveryRecord, way: LanguageAndWay): Delivery => {
  const known = record.deliveries.get(wayKey(way));
  if (!known) throw new NotFound('DELIVERY_UNKNOWN', `Nothing is due in ${way.language} by ${way.channel}.`);
  if (known.status === 'delivered') throw new Refused('R29', 'DELIVERED_ALREADY', 'That was delivered already.');
  return known;
};
