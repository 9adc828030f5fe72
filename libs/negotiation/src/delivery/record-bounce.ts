import { Refused } from '#eventsourcing';
import { z } from 'zod';
import type { Act } from '../act.js';
import { nameOn } from '../body/delegation/delegation.js';
import { NoticeCommand } from '../command.js';
import type { Happening } from '../fact.js';
import { officeOf } from '../notices/offices.js';
import { Id, Language, Line } from '../vocabulary.js';
import { dueNotice } from './acknowledge-notice.js';
import type { DeliveryRecord, Notice } from './delivery.js';
import { wayKey, type LanguageAndWay } from './way.js';
import type { Bounce, Delivery } from './ways.js';

const input = z.strictObject({
  language: Language,
  person: Id.optional().describe('whose address it was'),
  address: z.int().min(0).max(99).optional().describe('which of theirs, counted from 0'),
  messageId: Line.describe('of the message that came back'),
  code: z
    .string()
    .regex(/^[245]\.\d{1,3}\.\d{1,3}$/, 'must be a status such as 5.1.1')
    .describe('why, as RFC 3463 has it'),
  permanent: z.boolean(),
});

/** A mail server reported that an address did not get a notice, or not yet; see also `nonpaper bounce`. */
export class RecordBounce extends NoticeCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const recordBounce = ({ data }: RecordBounce, record: DeliveryRecord, act: Act): Happening[] => {
  const due = dueNotice(record);
  const { language, person, address, messageId, code, permanent } = data;
  const which = address === undefined ? {} : { address };
  const { bounces = [] } = sentBy(record, { language, channel: 'e-mail', person });
  if (bounces.some((one) => isSame(one, data)))
    throw new Refused('R29', 'BOUNCE_RECORDED_ALREADY', 'That is on record already.');
  const about = aboutOf(due, act);
  const way = { language, channel: 'e-mail', ...(person !== undefined && { person }) };
  const fact = { ...way, ...which, messageId, code, permanent, body: act.body.id, about };
  return [{ type: 'BounceRecorded', data: fact, audience: audienceFor(due, act) }];
};

/** What is delayed may fail later, with the same code. */
const isSame = (one: Bounce, other: Bounce): boolean =>
  one.person === other.person &&
  one.address === other.address &&
  one.code === other.code &&
  one.permanent === other.permanent;

/** A person's own way, or the one that they shared. */
const sentBy = ({ deliveries }: DeliveryRecord, way: LanguageAndWay): Delivery => {
  const known = deliveries.get(wayKey(way)) ?? deliveries.get(wayKey({ ...way, person: undefined }));
  if (!known || (known.attempts === 0 && known.status !== 'delivered'))
    throw new Refused('R29', 'NOT_TOLD_YET', 'Nothing was sent that way.');
  return known;
};

const aboutOf = ({ notice, kind, recipient, text, title }: Notice, { body, occurredAt }: Act): object => {
  const delegation = body.delegations.get(recipient);
  const office = officeOf(recipient);
  const someone = office ? `the ${office.name}` : 'a reader of a digest';
  return { ...{ notice, kind, recipient, text, title }, name: delegation ? nameOn(delegation, occurredAt) : someone };
};

const audienceFor = ({ recipient }: Notice, { body }: Act) =>
  body.delegations.has(recipient)
    ? ({ kind: 'delegation', delegation: recipient } as const)
    : ({ kind: 'chair-and-secretariat' } as const);
