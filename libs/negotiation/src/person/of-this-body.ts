import { Forbidden } from '#eventsourcing';
import type { Act } from '../act.js';

/** A secretariat describes only people appointed in its own body, and whom no other body described before. */
export const ofThisBody = (act: Act, person: string, keeper: string | undefined): void => {
  if (act.standing.role !== 'secretariat') return;
  const appointed = act.body.appointments.some((a) => a.person === person);
  if (!appointed || (keeper !== undefined && keeper !== act.body.id))
    throw new Forbidden('PERSON_OF_ANOTHER_BODY', 'That person is not this body’s to describe.');
};
