import type { OrderedMap } from 'immutable';
import type { FactOf } from '../../fact.js';

/** The group's annual gathering. */
export interface Session {
  readonly session: string;
  readonly n: number;
  readonly from: string;
  readonly to: string;
  readonly place?: string | undefined;
}

/** A numbered half-day of a session. */
export interface Meeting {
  readonly meeting: string;
  readonly session: string;
  readonly n: number;
  readonly presiding: string;
  readonly opened: string;
  readonly closed?: string;
}

export type SessionEvent =
  | { type: 'SessionConvened'; data: Session }
  | { type: 'MeetingOpened'; data: { meeting: string; session: string; n: number; presiding: string } }
  | { type: 'PresidingChanged'; data: { meeting: string; presiding: string } }
  | { type: 'MeetingClosed'; data: { meeting: string } };

export interface Sessions {
  readonly sessions: OrderedMap<string, Session>;
  readonly meetings: OrderedMap<string, Meeting>;
}

export const evolveSessions = (state: Sessions, fact: FactOf<SessionEvent>): Sessions => {
  switch (fact.type) {
    case 'SessionConvened':
      return { ...state, sessions: state.sessions.set(fact.data.session, fact.data) };
    case 'MeetingOpened': {
      const meeting = { ...fact.data, opened: fact.meta.occurredAt };
      return { ...state, meetings: state.meetings.set(meeting.meeting, meeting) };
    }
    case 'PresidingChanged':
      return withMeeting(state, fact.data.meeting, { presiding: fact.data.presiding });
    case 'MeetingClosed':
      return withMeeting(state, fact.data.meeting, { closed: fact.meta.occurredAt });
  }
};

const withMeeting = (state: Sessions, id: string, change: Partial<Meeting>): Sessions => {
  const meeting = state.meetings.get(id);
  return meeting ? { ...state, meetings: state.meetings.set(id, { ...meeting, ...change }) } : state;
};

/** The meeting under way at an instant, if any. */
export const meetingAt = ({ meetings }: Sessions, instant: string): Meeting | undefined =>
  [...meetings.values()].findLast((m) => m.opened <= instant && (m.closed === undefined || instant <= m.closed));

/** Whether two things happened in one and the same meeting. */
export const inOneMeeting = (sessions: Sessions, one: string, other: string): boolean => {
  const meeting = meetingAt(sessions, one)?.meeting;
  return meeting !== undefined && meeting === meetingAt(sessions, other)?.meeting;
};
