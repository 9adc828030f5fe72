import type { FactOf } from '../fact.js';
import type { MAY_DECLINE } from '../notices/urgency.js';
import type { Language } from '../vocabulary.js';

/** When somebody is written to, and what they do without. */
export interface Preferences {
  readonly when: 'now' | 'pause' | 'digest';
  readonly declined: readonly (typeof MAY_DECLINE)[number][];
}

/** Until somebody chooses. */
export const ALL_NOW: Preferences = { when: 'now', declined: [] };

/** How a person is called and reached; kept apart from the record, and deletable. */
export interface Person {
  readonly id: string;
  readonly revision: number;
  readonly name?: string;
  /** The body whose secretariat keeps this entry. */
  readonly body?: string | undefined;
  readonly addresses: readonly string[];
  readonly languages: readonly Language[];
  readonly preferences: Preferences;
}

export type PersonEvent =
  | {
      type: 'PersonDescribed';
      data: { body?: string | undefined; name: string; addresses: string[]; languages: Language[] };
    }
  | { type: 'PreferencesChosen'; data: Preferences };

export const noPerson = (id: string): Person => ({
  ...{ id, revision: -1, addresses: [], languages: [] },
  preferences: ALL_NOW,
});

export const evolvePerson = (person: Person, fact: FactOf<PersonEvent>): Person => {
  const { revision } = fact;
  if (fact.type === 'PreferencesChosen') return { ...person, revision, preferences: fact.data };
  return { id: person.id, preferences: person.preferences, revision, ...fact.data };
};
