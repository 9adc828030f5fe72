import { Forbidden, Invalid, Refused } from '#eventsourcing';
import type { Act } from '../../act.js';
import { heldAt } from '../../body/appointment/appointment.js';
import { tabledText } from '../guards.js';
import type { Text } from '../text.js';
import { actAt, type Instructed } from './instruction.js';

/** The act that recorded this revision, where it is for this person to say whether it was instructed. */
export const actToAnswer = (text: Text, named: string, act: Act, path: string): Instructed => {
  tabledText(text);
  const revision = Number(named);
  if (revision > text.revision)
    throw new Invalid('ACT_UNKNOWN', `The text is at revision ${String(text.revision)}, not yet at ${named}.`, [
      { path, message: 'must be a revision of the text' },
    ]);
  const instructed = actAt(text.instructed, revision);
  if (!instructed)
    throw new Refused(
      'R29',
      'ACT_DIRECT',
      `Revision ${named} was not recorded on anybody’s instruction: it needs no confirmation.`,
    );
  isTheirs(instructed, act);
  if (instructed.status === 'confirmed')
    throw new Refused(
      'R29',
      'ACT_CONFIRMED',
      `Revision ${named} is confirmed: correct the slip, or reopen the question.`,
    );
  if (instructed.status === 'corrected')
    throw new Refused(
      'R29',
      'ACT_CORRECTED',
      `Revision ${named} was a slip and is corrected: nothing is left to confirm.`,
    );
  return instructed;
};

/** R3: who is said to have instructed it, or who presides now. */
const isTheirs = ({ instructedBy, revision }: Instructed, { command, body }: Act): void => {
  const { person, receivedAt } = command.caller;
  const chairs = heldAt(body.appointments, person, receivedAt).some(({ role }) => CHAIRS.has(role));
  if (person !== instructedBy && !chairs)
    throw new Forbidden(
      'ACT_NOT_YOURS',
      `Revision ${String(revision)} was recorded on another’s instruction: it is for them, or for the Chair.`,
    );
};

const CHAIRS = new Set<string>(['chair', 'acting-chair']);
