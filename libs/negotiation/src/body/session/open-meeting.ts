import { Refused } from '#eventsourcing';
import { z } from 'zod';
import type { Act } from '../../act.js';
import { BodyCommand } from '../../command.js';
import { Id } from '../../vocabulary.js';
import { heldAt } from '../appointment/appointment.js';
import type { Body, BodyEvent } from '../body.js';
import { convened } from '../guards.js';

const input = z.strictObject({
  session: Id,
  presiding: Id.optional().describe('person; by default the Chair who opens it'),
});

/** A meeting of a session is opened; it takes the next number. */
export class OpenMeeting extends BodyCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const openMeeting = ({ data }: OpenMeeting, body: Body, act: Act): BodyEvent[] => {
  const { session } = convened(body, data.session);
  const open = body.meetings.find((m) => m.closed === undefined);
  if (open) throw new Refused('R29', 'MEETING_OPEN', `Meeting ${String(open.n)} is open; it is closed first.`);
  const presiding = mayPreside(data.presiding ?? chairOf(act), body, act);
  const n = body.meetings.filter((m) => m.session === session).size + 1;
  return [{ type: 'MeetingOpened', data: { meeting: act.id(0), session, n, presiding } }];
};

const chairOf = (act: Act): string => act.standing.instructedBy ?? act.command.caller.person;

/** Only the Chair, or an acting Chair, presides. */
export const mayPreside = (person: string, body: Body, act: Act): string => {
  const presides = heldAt(body.appointments, person, act.occurredAt).some(
    (a) => a.role === 'chair' || a.role === 'acting-chair',
  );
  if (!presides)
    throw new Refused('R3', 'NOT_A_CHAIR', 'Who presides is appointed Chair or acting Chair at that moment.');
  return person;
};
