import type { Address } from '#delivery';
import { peopleOf, streamOf, type Body, type Preferences } from '#negotiation';
import type { Ledgers } from '#negotiation-nest';
import type { AddressOf } from '../dispatch/jobs.js';

/** Somebody to write to: the address, and whose it is. */
export interface Addressee extends AddressOf {
  readonly to: Address;
  readonly preferences: Preferences;
}

/** The addresses of everybody who is a delegate of that delegation at an instant, or of the secretariat, each once. */
export const addresseesOf = async (
  people: Ledgers['person'],
  body: Body,
  recipient: string,
  at: string,
): Promise<Addressee[]> => {
  const found = await Promise.all(peopleOf(body, recipient, at).map((person) => addressesOf(people, person)));
  const byAddress = new Map(found.flat().map((one) => [one.to.address.toLowerCase(), one]));
  return [...byAddress.values()];
};

/** Who is written to, each with all their addresses. */
export const byPerson = (addressees: readonly Addressee[]): Addressee[][] => {
  const persons = new Map<string, Addressee[]>();
  for (const one of addressees) persons.set(one.person, [...(persons.get(one.person) ?? []), one]);
  return [...persons.values()];
};

/** A person's own, whatever they stand for. */
export const addressesOf = async (people: Ledgers['person'], person: string): Promise<Addressee[]> => {
  const { state } = await people.load(streamOf('person', person));
  const { name, addresses, preferences } = state;
  return addresses.map((address, n) => ({
    ...{ person, n, preferences },
    to: { address, ...(name !== undefined && { name }) },
  }));
};
