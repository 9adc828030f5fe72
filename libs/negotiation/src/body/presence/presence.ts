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

/**
 * Where a delegation was, as far as the record knows. Before anybody's presence in a meeting was recorded nothing is known of
 * it: then nobody counts as present and nobody as absent, and nobody loses anything by having been silent.
 */
export const presenceAt = (
  body: Presences & Sessions,
  delegation: string,
  instant: string,
): 'present' | 'absent' | undefined => {
  const meeting = meetingAt(body, instant);
  const begun = (meeting && body.presence.get(meeting.meeting)?.stays)?.filter(({ from }) => from <= instant) ?? [];
  if (begun.length === 0) return undefined;
  const here = begun.some((stay) => stay.delegation === delegation && (stay.to === undefined || instant < stay.to));
  return here ? 'present' : 'absent';
};

/** The same, as an event says it: nothing where nothing is known. */
export const absence = (body: Presences & Sessions, delegation: string, instant: string): { absent?: boolean } => {
  const presence = presenceAt(body, delegation, instant);
  return presence === undefined ? {} : { absent: presence === 'absent' };
};
