import type { Sessions } from '../session/session.js';
import type { Presences } from './presence.js';

/** Where a delegation was not in the room: from an instant to before another, in a meeting; without an end, it still is not. */
export interface Absence {
  readonly from: string;
  readonly to?: string;
}

/** The last meeting of which the record knows who was in the room. */
export const lastKnownMeeting = ({ meetings, presence }: Presences & Sessions): string | undefined =>
  [...meetings.keys()].findLast((meeting) => presence.has(meeting));

/**
 * When a delegation was out of the room of a meeting: before it came, between leaving and coming back, after it left.
 * Undefined where nobody's presence was recorded: then nothing is known, and nobody is said to have been out.
 */
export const absencesOf = (
  { meetings, presence }: Presences & Sessions,
  id: string,
  delegation: string,
): Absence[] | undefined => {
  const meeting = meetings.get(id);
  const known = presence.get(id);
  if (!meeting || !known) return undefined;
  const absences: Absence[] = [];
  let since: string | undefined = meeting.opened;
  for (const stay of known.stays.filter((one) => one.delegation === delegation)) {
    if (since !== undefined && since < stay.from) absences.push({ from: since, to: stay.from });
    since = stay.to;
  }
  if (since === undefined) return absences;
  if (meeting.closed === undefined) return [...absences, { from: since }];
  return since < meeting.closed ? [...absences, { from: since, to: meeting.closed }] : absences;
};
