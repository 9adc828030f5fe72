import { Invalid, Refused } from '#eventsourcing';
import type { Act } from '../../act.js';
import type { Body } from '../body.js';
import { nameOn } from '../delegation/delegation.js';
import { admitted, openMeeting } from '../guards.js';
import { lastStay, type PresenceEvent, type Stay } from './presence.js';

/** What is recorded of who enters and who leaves, where that can be: nobody enters twice, or leaves without having come. */
export const comingAndGoing = (body: Body, act: Act, data: PresenceEvent['data']): PresenceEvent => {
  const { opened } = openMeeting(body, data.meeting);
  if (act.occurredAt < opened)
    throw new Invalid('PRESENT_BEFORE_IT_OPENS', `That meeting was opened at ${opened}.`, [
      { path: 'occurredAt', message: 'must not be before the meeting was opened' },
    ]);
  for (const id of data.entered) {
    const stay = inOrder(body, act, data.meeting, id);
    if (stay && stay.to === undefined)
      throw new Refused('R29', 'PRESENT_ALREADY', `${named(body, act, id)} is in the room already.`);
  }
  for (const id of data.left) {
    const stay = inOrder(body, act, data.meeting, id);
    if (!stay || stay.to !== undefined)
      throw new Refused('R29', 'NOT_PRESENT', `${named(body, act, id)} is not in the room.`);
  }
  return { type: 'PresenceRecorded', data };
};

/** What was put to the room relied on who was there then: coming and going is recorded in the order in which it happened. */
const inOrder = (body: Body, act: Act, meeting: string, delegation: string): Stay | undefined => {
  admitted(body, delegation);
  const stay = lastStay(body, meeting, delegation);
  const last = stay?.to ?? stay?.from;
  if (last !== undefined && act.occurredAt < last)
    throw new Invalid('PRESENCE_OUT_OF_ORDER', `Of that delegation something later was recorded, at ${last}.`, [
      { path: 'occurredAt', message: 'must not be before what was last recorded of the delegation' },
    ]);
  return stay;
};

const named = (body: Body, act: Act, id: string): string => nameOn(admitted(body, id), act.occurredAt);
