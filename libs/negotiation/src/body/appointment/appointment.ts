import type { OrderedMap } from 'immutable';
import { z } from 'zod';
import type { FactOf } from '../../fact.js';
import { Id, Instant } from '../../vocabulary.js';

export const AppointedRole = z.enum(['chair', 'acting-chair', 'rapporteur', 'secretariat', 'auditor', 'delegate']);
export type AppointedRole = z.infer<typeof AppointedRole>;

/** Who is to be what, from when: the input of an appointment, here and at registration. */
export const NewAppointment = z
  .strictObject({
    person: Id,
    role: AppointedRole,
    delegation: Id.optional(),
    from: Instant,
    to: Instant.optional(),
  })
  .refine((a) => (a.role === 'delegate') === (a.delegation !== undefined), {
    message: 'a delegate, and only a delegate, is appointed for a delegation',
    path: ['delegation'],
  })
  .refine((a) => a.to === undefined || a.from < a.to, { message: 'must be later than from', path: ['to'] });

export interface Appointment {
  readonly appointmentId: string;
  readonly person: string;
  readonly role: AppointedRole;
  readonly delegation?: string | undefined;
  readonly from: string;
  readonly to?: string | undefined;
}

export type AppointmentEvent =
  | { type: 'Appointed'; data: Appointment }
  | { type: 'AppointmentEnded'; data: { appointmentId: string; at: string; words?: string | undefined } };

export type Appointments = OrderedMap<string, Appointment>;

export const evolveAppointments = (appointments: Appointments, fact: FactOf<AppointmentEvent>): Appointments => {
  switch (fact.type) {
    case 'Appointed':
      return appointments.set(fact.data.appointmentId, fact.data);
    case 'AppointmentEnded': {
      const ended = appointments.get(fact.data.appointmentId);
      return ended ? appointments.set(ended.appointmentId, { ...ended, to: fact.data.at }) : appointments;
    }
  }
};

/** The appointments that give a person rights at an instant. */
export const heldAt = (appointments: Appointments, person: string, at: string): Appointment[] => {
  const held: Appointment[] = [];
  for (const a of appointments.values())
    if (a.person === person && a.from <= at && (a.to === undefined || at < a.to)) held.push(a);
  return held;
};
