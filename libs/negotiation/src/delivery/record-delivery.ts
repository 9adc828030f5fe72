import { NotFound, Refused } from '#eventsourcing';
import type { Language } from '../vocabulary.js';
import type { Because, DeliveryEvent, DeliveryRecord, Gathered, Notice, RenderedFormat } from './delivery.js';
import { wayKey, type LanguageAndWay } from './way.js';
import type { Delivery, Report, SetAside } from './ways.js';

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
    result: { messageId: string; accepted: number; rejected: number; response?: string | undefined; report?: Report },
  ) =>
  (record: DeliveryRecord): DeliveryEvent[] => {
    openDelivery(record, way);
    return [{ type: 'DeliveryAccepted', data: { ...way, ...result } }];
  };

export const fail =
  (way: LanguageAndWay, failure: { messageId: string; code: string; permanent: boolean; report?: Report }) =>
  (record: DeliveryRecord): DeliveryEvent[] => {
    const { attempts } = openDelivery(record, way);
    return [{ type: 'DeliveryFailed', data: { ...way, attempt: attempts, ...failure } }];
  };

/** Some chose to hear it later, or not at all; `left` are the others, who hear it now. */
export const setAside =
  (way: LanguageAndWay, choices: { persons: SetAside[]; declined: string[]; left: number }) =>
  (record: DeliveryRecord): DeliveryEvent[] => {
    const { aside } = openDelivery(record, way);
    if (aside) throw new Refused('R29', 'SET_ASIDE_ALREADY', 'It is on record already who hears this later.');
    return [{ type: 'DeliverySetAside', data: { ...way, ...choices } }];
  };

/** A notice joins somebody's digest, unless that has gone out. */
export const gather =
  (item: Gathered) =>
  (record: DeliveryRecord): DeliveryEvent[] => {
    if (record.due) throw new Refused('R29', 'DIGEST_CLOSED', 'That digest has gone out.');
    return [{ type: 'NoticeGathered', data: item }];
  };

/**
 * What a notice tells was a slip: where nobody has it yet it is withdrawn; where somebody has, or may have, another notice corrects
 * it, and nobody else is told the first.
 */
export const takeBack =
  (because: Because, by: string) =>
  ({ deliveries, withdrawn, corrected }: DeliveryRecord): DeliveryEvent[] => {
    if (withdrawn || corrected.includes(by))
      throw new Refused('R29', 'TAKEN_BACK_ALREADY', 'That notice was withdrawn, or corrected, already.');
    const told = deliveries.some(({ status, attempts }) => attempts > 0 || status === 'delivered');
    return told
      ? [{ type: 'NoticeCorrected', data: { because, by } }]
      : [{ type: 'NoticeWithdrawn', data: { because } }];
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
  if (known.status === 'delivered' || known.status === 'bounced')
    throw new Refused('R29', 'DELIVERED_ALREADY', 'That was delivered already.');
  if (known.status === 'withdrawn') throw new Refused('R29', 'NOTICE_WITHDRAWN', 'That notice was withdrawn.');
  return known;
};
