import { Invalid, NotFound, Refused } from '#eventsourcing';
import { z } from 'zod';
import { BodyCommand } from '../../command.js';
import type { Act } from '../../act.js';
import { Id, Instant, Words } from '../../vocabulary.js';
import { mayName } from './appoint.js';
import type { Body, BodyEvent } from '../body.js';

const input = z.strictObject({
  appointmentId: Id,
  at: Instant.optional().describe('by default when it happened'),
  words: Words.optional(),
});

/** An appointment ends; from then on it gives no right. */
export class EndAppointment extends BodyCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const endAppointment = ({ data }: EndAppointment, body: Body, act: Act): BodyEvent[] => {
  const known = body.appointments.get(data.appointmentId);
  if (!known) throw new NotFound('APPOINTMENT_UNKNOWN', `No appointment ${data.appointmentId} was made.`);
  mayName(act, known.role);
  const at = data.at ?? act.occurredAt;
  if (at < known.from)
    throw new Invalid('ENDS_BEFORE_IT_BEGINS', `That appointment begins at ${known.from}.`, [
      { path: 'data.at', message: 'must not be before it begins' },
    ]);
  if (known.to !== undefined && known.to <= at)
    throw new Refused('R29', 'APPOINTMENT_ENDED', `That appointment ended at ${known.to}.`);
  const { appointmentId } = known;
  const { words } = data;
  return [{ type: 'AppointmentEnded', data: { appointmentId, at, ...(words !== undefined && { words }) } }];
};
