import type { Body } from '../body/body.js';
import type { SetAside } from '../delivery/ways.js';
import { digestAfter, type HourOfDay } from '../notices/digest.js';
import { isAtOnce, mayDecline, meetingUnderWay } from '../notices/urgency.js';
import type { Person, Preferences } from './person.js';

/** What those who are to hear of one thing chose. */
export interface Choices {
  readonly persons: SetAside[];
  readonly declined: string[];
  readonly left: number;
}

/** Who of these is written to later than now, or not at all, and how many are left. */
export const choicesOf = (
  people: readonly Pick<Person, 'id' | 'preferences'>[],
  kind: string,
  body: Body,
  now: string,
  digestAt: HourOfDay,
): Choices => {
  const declined = people.filter(({ preferences }) => hasDeclined(preferences, kind)).map(({ id }) => id);
  const persons = people
    .filter(({ id }) => !declined.includes(id))
    .flatMap(({ id, preferences: { when } }): SetAside[] => {
      if (isAtOnce(kind)) return [];
      if (when === 'digest') return [{ person: id, until: 'digest', day: digestAfter(now, digestAt).day }];
      const meeting = when === 'pause' ? meetingUnderWay(body, now) : undefined;
      return meeting === undefined ? [] : [{ person: id, until: 'pause', meeting }];
    });
  return { persons, declined, left: people.length - persons.length - declined.length };
};

const hasDeclined = ({ declined }: Preferences, kind: string): boolean =>
  mayDecline(kind) && declined.some((one) => one === kind);
