import { z } from 'zod';
import type { Act } from '../act.js';
import { PersonCommand } from '../command.js';
import { Language, Line, Slug } from '../vocabulary.js';
import { ofThisBody } from './of-this-body.js';
import type { Person, PersonEvent } from './person.js';

const input = z.strictObject({
  body: Slug.optional().describe('the body whose secretariat says so; not needed about oneself'),
  name: Line,
  addresses: z.array(z.email().max(254)).max(10),
  languages: z.array(Language).max(6).optional(),
});

/** A person's name and e-mail addresses; by themselves, the secretariat of a body, or the operator. */
export class DescribePerson extends PersonCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const describePerson = ({ data, id }: DescribePerson, person: Person, act: Act): PersonEvent[] => {
  ofThisBody(act, id, person.body);
  const { name, addresses, languages = [] } = data;
  return [
    { type: 'PersonDescribed', data: { ...keptBy(act, person), name, addresses: [...new Set(addresses)], languages } },
  ];
};

/** The first secretariat to describe a person keeps the entry; people and the operator leave it with that one. */
const keptBy = (act: Act, { body }: Person): { body?: string } => {
  const keeper = act.standing.role === 'secretariat' ? act.body.id : body;
  return keeper === undefined ? {} : { body: keeper };
};
