import { Refused } from '#eventsourcing';
import { z } from 'zod';
import type { Act } from '../../act.js';
import { BodyCommand } from '../../command.js';
import type { Body, BodyEvent } from '../body.js';
import { admitted, registeredBody } from '../guards.js';
import { NewAppointment, type AppointedRole, type Appointment } from './appointment.js';

const input = z.strictObject({ appointments: z.array(NewAppointment).min(1).max(500) });

/** Persons are appointed Chair, acting Chair, Rapporteur, secretariat, auditor, or delegate of somebody. */
export class Appoint extends BodyCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const appoint = ({ data }: Appoint, body: Body, act: Act): BodyEvent[] => {
  registeredBody(body);
  for (const { role } of data.appointments) mayName(act, role);
  return newAppointments(data.appointments, body, act);
};

/** The secretariat does not make itself the Chair: who presides is named by the Chair, or by the operator (R3). */
export const mayName = (act: Act, role: AppointedRole): void => {
  if (act.standing.role === 'secretariat' && (role === 'chair' || role === 'acting-chair'))
    throw new Refused('R3', 'PRESIDING_NOT_YOURS', 'Who presides is named by the Chair, or by the operator.');
};

export const newAppointments = (
  appointments: readonly z.infer<typeof NewAppointment>[],
  body: Body,
  act: Act,
): BodyEvent[] => {
  const made: Appointment[] = [];
  for (const [n, wanted] of appointments.entries()) {
    if (wanted.delegation !== undefined) admitted(body, wanted.delegation);
    const appointment = { appointmentId: act.id(n), ...wanted };
    const clash = [...body.appointments.values(), ...made].find((held) => clashes(held, appointment));
    if (clash)
      throw new Refused('R29', 'APPOINTMENT_OVERLAPS', `There is a ${clash.role} from ${clash.from} on already.`);
    made.push(appointment);
  }
  return made.map((data) => ({ type: 'Appointed', data }));
};

/** One Chair at a time, and nobody speaks for two delegations at once. */
const clashes = (a: Appointment, b: Appointment): boolean =>
  overlap(a, b) && ((a.role === 'chair' && b.role === 'chair') || (a.person === b.person && a.role === b.role));

const overlap = (a: Appointment, b: Appointment): boolean =>
  (a.to === undefined || b.from < a.to) && (b.to === undefined || a.from < b.to);
