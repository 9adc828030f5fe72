import { OrderedMap } from 'immutable';
import type { FactOf } from '../fact.js';
import { evolveAppointments, type AppointmentEvent, type Appointments } from './appointment/appointment.js';
import {
  evolveDelegations,
  type DelegationEvent,
  type Delegations,
  type GroupEvent,
  type Groups,
} from './delegation/delegation.js';
import { evolvePresence, type PresenceEvent, type Presences } from './presence/presence.js';
import { evolveRegistration, type Registered, type RegistrationEvent } from './registration/registration.js';
import { evolveSessions, type SessionEvent, type Sessions } from './session/session.js';

export type BodyEvent =
  RegistrationEvent | AppointmentEvent | DelegationEvent | GroupEvent | SessionEvent | PresenceEvent;

/** The working group: who may say what, and when it meets. */
export interface Body extends Sessions, Presences {
  readonly id: string;
  /** Of the last event; -1 before the first. */
  readonly revision: number;
  readonly registered?: Registered | undefined;
  readonly appointments: Appointments;
  readonly delegations: Delegations;
  readonly groups: Groups;
}

export const noBody = (id: string): Body => ({
  id,
  revision: -1,
  appointments: OrderedMap(),
  delegations: OrderedMap(),
  groups: OrderedMap(),
  sessions: OrderedMap(),
  meetings: OrderedMap(),
  presence: OrderedMap(),
});

export const evolveBody = (body: Body, fact: FactOf<BodyEvent>): Body => ({
  ...changed(body, fact),
  revision: fact.revision,
});

const changed = (body: Body, fact: FactOf<BodyEvent>): Body => {
  switch (fact.type) {
    case 'BodyRegistered':
    case 'SettingsChanged':
      return { ...body, registered: evolveRegistration(body.registered, fact) };
    case 'Appointed':
    case 'AppointmentEnded':
      return { ...body, appointments: evolveAppointments(body.appointments, fact) };
    case 'GroupAdmitted':
      return { ...body, groups: body.groups.set(fact.data.group, fact.data) };
    case 'SessionConvened':
    case 'MeetingOpened':
    case 'PresidingChanged':
    case 'MeetingClosed':
      return { ...body, ...evolveSessions(body, fact) };
    case 'PresenceRecorded':
      return { ...body, ...evolvePresence(body, fact) };
    default:
      return { ...body, delegations: evolveDelegations(body.delegations, fact) };
  }
};
