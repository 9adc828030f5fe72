import type { OrderedMap } from 'immutable';
import type { FactOf } from '../../fact.js';
import { meetingAt, type Sessions } from '../session/session.js';

/** One delegation in the room, from one instant to before another; without an end, until the meeting closes. */
export interface Stay {
  readonly delegation: string;
  readonly from: string;
  readonly to?: string;
}

/** Who came into a meeting and who left it, at the instant of the event. */
export type PresenceEvent = {
  type: 'PresenceRecorded';
  data: { meeting: string; entered: readonly string[]; left: readonly string[] };
};

/** Who was in the room of a meeting, in the order in which it was recorded. */
export interface Presence {
  readonly meeting: string;
  readonly stays: readonly Stay[];
}

export interface Presences {
  readonly presence: OrderedMap<string, Presence>;
}

export const evolvePresence = ({ presence }: Presences, fact: FactOf<PresenceEvent>): Presences => {
  const { meeting, entered, left } = fact.data;
  const from = fact.meta.occurredAt;
  const ended = (presence.get(meeting)?.stays ?? []).map((stay) =>
    stay.to === undefined && left.includes(stay.delegation) ? { ...stay, to: from } : stay,
  );
  const stays = [...ended, ...entered.map((delegation) => ({ delegation, from }))];
  return { presence: presence.set(meeting, { meeting, stays }) };
};

/** The last stay of a delegation in a meeting, if it came at all. */
export const lastStay = ({ presence }: Presences, meeting: string, delegation: string): Stay | undefined =>
  presence.get(meeting)?.stays.findLast((stay) => stay.delegation === delegation);

/** Whether the record knows anything of who was in the room. */
export const presenceKnown = (body: Presences & Sessions, instant: string): boolean => {
  const meeting = meetingAt(body, instant);
  return meeting !== undefined && body.presence.has(meeting.meeting);
};

/**
 * Whether a delegation was in the room. Of a meeting in which nobody's presence was recorded nothing is known: then nobody
 * counts as present, and nobody loses anything by having been silent.
 */
export const presentAt = (body: Presences & Sessions, delegation: string, instant: string): boolean => {
  const meeting = meetingAt(body, instant);
  const stays = meeting ? (body.presence.get(meeting.meeting)?.stays ?? []) : [];
  return stays.some(
    (stay) => stay.delegation === delegation && stay.from <= instant && (stay.to === undefined || instant < stay.to),
  );
};
