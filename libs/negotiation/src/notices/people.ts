import type { Body } from '../body/body.js';
import { holdsOffice } from './offices.js';

/** The people who stand for a recipient at an instant: the delegates of a delegation, or whoever holds an office; each once. */
export const peopleOf = ({ appointments }: Body, recipient: string, at: string): string[] => {
  const held = [...appointments.values()]
    .filter(({ role, delegation }) => holdsOffice(recipient, role) || (role === 'delegate' && delegation === recipient))
    .filter(({ from, to }) => from <= at && (to === undefined || at < to));
  return [...new Set(held.map(({ person }) => person))];
};
