import { FICTITIOUS_DELEGATIONS } from './roster.js';

/** Who of those that speak in the sample was in the room of a meeting, where something hangs on it. */
interface PlannedRoom {
  /** The number of the session and of the meeting. */
  readonly meeting: string;
  readonly at: string;
  readonly present: readonly string[];
}

const everybodyBut = (...absent: readonly string[]): string[] =>
  FICTITIOUS_DELEGATIONS.map(({ key }) => key).filter((key) => !absent.includes(key));

/** In the afternoon on which two wordings were put, two parties were elsewhere. Of real delegations nothing is recorded. */
export const ROOMS: readonly PlannedRoom[] = [
  { meeting: '5-1', at: '2018-07-04T08:05:00Z', present: everybodyBut() },
  { meeting: '5-2', at: '2018-07-04T13:01:00Z', present: everybodyBut('belmarine', 'drellmark') },
  { meeting: '5-3', at: '2018-07-05T08:02:00Z', present: everybodyBut() },
];
