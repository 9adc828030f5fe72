import type { Act } from '../../act.js';
import { presenceAt } from '../../body/presence/presence.js';
import { inOneMeeting } from '../../body/session/session.js';
import type { Objection, ObjectionEvent } from '../objection/objection.js';
import { blockingOn, type Text } from '../text.js';
import type { Put } from './floor.js';

/** When the gavel falls, or would; and the record of the body then, which may have learnt since who was in the room. */
export type Moment = Pick<Act, 'body' | 'occurredAt'>;

/** The objections to be renewed before the gavel: of parties that heard the wording put, and have not spoken since. */
export const toRenew = (text: Text, put: Put): Objection[] => {
  const heard = new Set(
    put.objections?.filter(({ present }) => present === true).map(({ objectionId }) => objectionId),
  );
  return [...blockingOn(text, put.questionId)].filter(
    (objection) => heard.has(objection.objectionId) && !renewed(objection, put),
  );
};

/** Spoken to after the put was recorded, or after it was put: one that was recorded late silences nobody who spoke in between. */
const renewed = ({ maintained = -1, spokenAt }: Objection, put: Put): boolean =>
  maintained > put.entered || spokenAt >= put.occurredAt;

/**
 * The objections that the gavel on a put wording finds not maintained: of parties that were in the room when it was put, by what
 * was known then and by what is known now, and did not renew them since, in that same meeting. A party that was absent keeps its
 * objection, whatever it heard of afterwards.
 */
export const silencedBy = (text: Text, put: Put, { body, occurredAt }: Moment): Objection[] =>
  inOneMeeting(body, put.occurredAt, occurredAt)
    ? toRenew(text, put).filter(({ by }) => presenceAt(body, by, put.occurredAt) === 'present')
    : [];

/** Their disposal, recorded before the agreement: at no revision is a question agreed while they are live. */
export const silencing = (text: Text, put: Put, now: Moment): ObjectionEvent[] =>
  silencedBy(text, put, now).map(({ objectionId, questionId }) => ({
    type: 'ObjectionNotMaintained',
    data: { objectionId, questionId, putId: put.putId },
  }));
