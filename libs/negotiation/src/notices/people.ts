import type { Body } from '../body/body.js';
import { SECRETARIAT } from './bounced.js';

/** The people who stand for a recipient at an instant: the delegates of a delegation, or the secretariat; each once. */
export const peopleOf = ({ appointments }: Body, recipient: string, at: string): string[] => {
  const held = [...appointments.values()]
    .filter(({ role, delegation }) =>
      recipient === SECRETARIAT ? role === 'secretariat' : role === 'delegate' && delegation === recipient,
    )
    .filter(({ from, to }) => from <= at && (to === undefined || at < to));
  return [...new Set(held.map(({ person }) => person))];
};
