import type { Body } from '../body/body.js';
import { meetingAt } from '../body/session/session.js';

/** What is of no use later, or is a paper, or mends what was told before: it waits for nothing, whatever a person chose. */
const AT_ONCE: ReadonlySet<string> = new Set([
  'objection-to-renew',
  'put-to-an-objector',
  'put-while-absent',
  'question-taken-up',
  'version-issued',
  'conference-ready',
  'correction',
  'recorded-by-mistake',
  'bounced',
  'undelivered',
  'digest',
]);

export const isAtOnce = (kind: string): boolean => AT_ONCE.has(kind);

/** What a person may do without; everything else is about their delegation's own words, or about what binds it. */
export const MAY_DECLINE = ['co-sponsored', 'question-taken-up', 'version-issued'] as const;

export const mayDecline = (kind: string): boolean => (MAY_DECLINE as readonly string[]).includes(kind);

/** How long a slip can be taken back before anybody was told; in milliseconds. */
export const SECOND_THOUGHTS_MS = 60_000;

/** What a notice waits for: a pause of the meeting, and until when at the latest, in milliseconds since 1970. */
export interface Hold {
  readonly meeting: string;
  readonly until: number;
}

/** During a meeting a notice waits for a pause or for a minute, so that a slip can be taken back. */
export const holdOf = (kind: string, recordedAt: string, body: Body): Hold | undefined => {
  const meeting = isAtOnce(kind) ? undefined : meetingUnderWay(body, recordedAt);
  return meeting === undefined ? undefined : { meeting, until: Date.parse(recordedAt) + SECOND_THOUGHTS_MS };
};

/** The meeting that is not closed, if there is one. */
export const meetingUnderWay = (body: Body, instant: string): string | undefined => {
  const meeting = meetingAt(body, instant);
  return meeting?.closed === undefined ? meeting?.meeting : undefined;
};

/** The meeting of which an event is a pause: nothing waits for it any longer. */
export const pausedBy = ({ type, data, meta }: { type: string; data: unknown; meta: object }): string | undefined => {
  if (type === 'MeetingClosed') return (data as { meeting: string }).meeting;
  return type === 'ReadingSuspended' ? (meta as { meeting?: string }).meeting : undefined;
};
