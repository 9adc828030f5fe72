import { Forbidden, Invalid, NotFound, Refused } from '#eventsourcing';
import type { Appointment } from './body/appointment/appointment.js';
import { heldAt } from './body/appointment/appointment.js';
import type { Body } from './body/body.js';
import { capacityOn, type Delegation } from './body/delegation/delegation.js';
import type { Given } from './command.js';
import type { Capacity, Role } from './vocabulary.js';

/** The roles a command may be given in; `chair` includes an acting Chair, `presided` who was one and is no longer. */
export type Speaker = 'chair' | 'presided' | 'secretariat' | 'delegation' | 'operator';

/** In what role somebody acts, for whom, and what it counts for. */
export interface Standing {
  readonly role: Role;
  readonly delegation?: string;
  readonly capacity: Capacity;
  readonly onBehalfOf?: { readonly group: string; readonly members: readonly string[] };
  readonly instructedBy?: string;
}

const ROLES_OF: Record<Speaker, readonly Appointment['role'][]> = {
  chair: ['chair', 'acting-chair'],
  presided: [],
  secretariat: ['secretariat'],
  delegation: ['delegate'],
  operator: [],
};

const CAPACITY: Partial<Record<Role, Capacity>> = {
  chair: 'chair',
  'acting-chair': 'chair',
  rapporteur: 'rapporteur',
  secretariat: 'secretariat',
  auditor: 'auditor',
};

/**
 * Finds in what standing a person gives a command. Roles come from appointments, never from a token. Who enters
 * something late must hold the role when it is entered as well as when it happened; status counts as of when it happened.
 */
export const standingOf = (
  body: Body,
  speakers: readonly Speaker[],
  person: string,
  given: Given,
  at: { readonly occurredAt: string; readonly receivedAt: string },
): Standing => {
  const now = heldAt(body.appointments, person, at.receivedAt);
  const then = at.occurredAt === at.receivedAt ? now : heldAt(body.appointments, person, at.occurredAt);
  for (const speaker of speakers) {
    const held = now.find((a) => ROLES_OF[speaker].includes(a.role) && then.includes(a));
    if (held) return standingFrom(body, held, speakers, given, at);
  }
  const presided = speakers.includes('presided') ? onceInTheChair(body, person, at.receivedAt) : undefined;
  if (presided) return { role: presided.role, capacity: 'chair' };
  if (now.length === 0) throw new Forbidden('NO_ROLE', 'You hold no appointment in this body.');
  throw new Forbidden('NOT_YOURS_TO_SAY', `This is for: ${speakers.join(', ')}. You are: ${titles(now)}.`);
};

/** An appointment to preside that has ended by then. */
const onceInTheChair = (body: Body, person: string, by: string): Appointment | undefined =>
  body.appointments.find((a) => a.person === person && ROLES_OF.chair.includes(a.role) && a.from <= by);

const titles = (appointments: readonly Appointment[]): string => appointments.map((a) => a.role).join(', ');

const standingFrom = (
  body: Body,
  held: Appointment,
  speakers: readonly Speaker[],
  given: Given,
  { occurredAt, receivedAt }: { readonly occurredAt: string; readonly receivedAt: string },
): Standing => {
  const instructed = instruction(body, held, speakers, given, occurredAt);
  const delegation = spokenFor(body, held, speakers, given);
  const counted = delegation === undefined ? undefined : body.delegations.get(delegation);
  return {
    role: held.role,
    capacity: counted ? countedAs(counted, held, occurredAt, receivedAt) : (CAPACITY[held.role] ?? 'secretariat'),
    ...(delegation !== undefined && { delegation }),
    ...(given.onBehalfOf && { onBehalfOf: groupFrozen(body, given.onBehalfOf.group, delegation) }),
    ...(instructed !== undefined && { instructedBy: instructed }),
  };
};

/**
 * Status counts as of when it happened. Across a change of status a delegate's own word is not enough: what happened
 * before it is entered by the secretariat.
 */
const countedAs = (delegation: Delegation, held: Appointment, occurredAt: string, receivedAt: string): Capacity => {
  const then = capacityOn(delegation, occurredAt);
  if (held.role === 'delegate' && then !== capacityOn(delegation, receivedAt))
    throw new Refused(
      'R7',
      'STATUS_CHANGED_SINCE',
      'The status has changed since then: late entry is the secretariat’s.',
    );
  return then;
};

/** A delegate speaks for the delegation; the secretariat names the one whose words it records. */
const spokenFor = (body: Body, held: Appointment, speakers: readonly Speaker[], given: Given): string | undefined => {
  if (held.role === 'delegate') {
    if (given.delegation !== undefined && given.delegation !== held.delegation)
      throw new Forbidden('NOT_YOUR_DELEGATION', 'A delegate speaks for the delegation that appointed them.');
    return held.delegation;
  }
  if (!speakers.includes('delegation')) return undefined;
  if (given.delegation === undefined)
    throw new Invalid('DELEGATION_MISSING', 'Say in "delegation" whose words these are.');
  if (!body.delegations.has(given.delegation))
    throw new NotFound('DELEGATION_UNKNOWN', `No delegation ${given.delegation} was admitted.`);
  return given.delegation;
};

/** The secretariat records the Chair's acts, but only on the instruction of somebody who presided then (R3). */
const instruction = (
  body: Body,
  held: Appointment,
  speakers: readonly Speaker[],
  given: Given,
  occurredAt: string,
): string | undefined => {
  if (held.role !== 'secretariat' || speakers[0] === 'secretariat') return undefined;
  // What a delegation says is its own; only that a rule is passed for it is the Chair's.
  const passing = given.overrides !== undefined && given.instructedBy !== undefined;
  if (speakers[0] !== 'chair' && !passing) return undefined;
  if (given.instructedBy === undefined)
    throw new Refused(
      'R3',
      'INSTRUCTION_MISSING',
      'This is the Chair’s act. Say in "instructedBy" who presided and instructed it.',
    );
  const chair = heldAt(body.appointments, given.instructedBy, occurredAt).some((a) => ROLES_OF.chair.includes(a.role));
  if (!chair)
    throw new Refused('R3', 'INSTRUCTION_NOT_THE_CHAIRS', 'Who is named in "instructedBy" did not preside then.');
  return given.instructedBy;
};

const groupFrozen = (body: Body, group: string, delegation: string | undefined): Standing['onBehalfOf'] & object => {
  const known = body.groups.get(group);
  if (!known) throw new NotFound('GROUP_UNKNOWN', `No group ${group} was admitted.`);
  if (delegation === undefined || !known.members.includes(delegation))
    throw new Forbidden('NOT_A_MEMBER', 'Only a member speaks on behalf of a group.');
  return { group, members: known.members };
};
