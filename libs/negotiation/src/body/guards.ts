import { NotFound, Refused } from '#eventsourcing';
import type { Body } from './body.js';
import type { Delegation, Group } from './delegation/delegation.js';
import type { Registered } from './registration/registration.js';
import type { Meeting, Session } from './session/session.js';

export const registeredBody = (body: Body): Registered => {
  if (!body.registered) throw new NotFound('BODY_UNKNOWN', `No body ${body.id} was registered.`);
  return body.registered;
};

export const admitted = (body: Body, delegation: string): Delegation => {
  registeredBody(body);
  const known = body.delegations.get(delegation);
  if (!known) throw new NotFound('DELEGATION_UNKNOWN', `No delegation ${delegation} was admitted.`);
  return known;
};

export const admittedGroup = (body: Body, group: string): Group => {
  registeredBody(body);
  const known = body.groups.get(group);
  if (!known) throw new NotFound('GROUP_UNKNOWN', `No group ${group} was admitted.`);
  return known;
};

export const convened = (body: Body, session: string): Session => {
  registeredBody(body);
  const known = body.sessions.get(session);
  if (!known) throw new NotFound('SESSION_UNKNOWN', `No session ${session} was convened.`);
  return known;
};

export const openMeeting = (body: Body, meeting: string): Meeting => {
  registeredBody(body);
  const known = body.meetings.get(meeting);
  if (!known) throw new NotFound('MEETING_UNKNOWN', `No meeting ${meeting} was opened.`);
  if (known.closed !== undefined)
    throw new Refused('R29', 'MEETING_CLOSED', `That meeting was closed at ${known.closed}.`);
  return known;
};
