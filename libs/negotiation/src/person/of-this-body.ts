import { Forbidden } from '#eventsourcing';
import type { Act } from '../act.js';

/** A secretariat says something only about people who are, or were, appointed in its own body. */
export const ofThisBody = (act: Act, person: string): void => {
  const appointed = act.body.appointments.some((a) => a.person === person);
  if (act.standing.role === 'secretariat' && !appointed)
    throw new Forbidden('PERSON_OF_ANOTHER_BODY', 'That person holds no appointment in this body.');
};
