import type { FactOf } from '../fact.js';
import type { Language } from '../vocabulary.js';

/** How a person is called and reached; kept apart from the record, and deletable. */
export interface Person {
  readonly id: string;
  readonly revision: number;
  readonly name?: string;
  /** The body whose secretariat keeps this entry. */
  readonly body?: string | undefined;
  readonly addresses: readonly string[];
  readonly languages: readonly Language[];
}

export type PersonEvent = {
  type: 'PersonDescribed';
  data: { body?: string | undefined; name: string; addresses: string[]; languages: Language[] };
};

export const noPerson = (id: string): Person => ({ id, revision: -1, addresses: [], languages: [] });

export const evolvePerson = (person: Person, { data, revision }: FactOf<PersonEvent>): Person => ({
  id: person.id,
  revision,
  ...data,
});
