import { Refused } from '#eventsourcing';
import { z } from 'zod';
import type { Act } from '../../act.js';
import { BodyCommand } from '../../command.js';
import { newAppointments } from '../appointment/appoint.js';
import { NewAppointment } from '../appointment/appointment.js';
import type { Body, BodyEvent } from '../body.js';
import { Registration } from './registration.js';

const input = Registration.extend({
  appointments: z.array(NewAppointment).min(1).max(20).describe('the first appointments: a Chair and the secretariat'),
});

/** The operator registers a body with its settings and its first officers, once. */
export class RegisterBody extends BodyCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const registerBody = ({ data }: RegisterBody, body: Body, act: Act): BodyEvent[] => {
  if (body.registered) throw new Refused('R29', 'BODY_EXISTS', 'A body of that name was registered already.');
  const { appointments, ...registration } = data;
  return [{ type: 'BodyRegistered', data: registration }, ...newAppointments(appointments, body, act)];
};
