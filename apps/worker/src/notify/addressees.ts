import type { Address } from '#delivery';
import { streamOf, type Body } from '#negotiation';
import type { Ledgers } from '#negotiation-nest';
import type { AddressOf } from '../dispatch/jobs.js';

/** Somebody to write to: the address, and whose it is. */
export interface Addressee extends AddressOf {
  readonly to: Address;
}

/** The addresses of everybody who is a delegate of that delegation at an instant, each once. */
export const addresseesOf = async (
  people: Ledgers['person'],
  body: Body,
  delegation: string,
  at: string,
): Promise<Addressee[]> => {
  const persons = new Set(delegatesOf(body, delegation, at));
  const found = await Promise.all([...persons].map((person) => addressesOf(people, person)));
  const byAddress = new Map(found.flat().map((one) => [one.to.address.toLowerCase(), one]));
  return [...byAddress.values()];
};

const delegatesOf = ({ appointments }: Body, delegation: string, at: string): string[] =>
  [...appointments.values()]
    .filter((one) => one.role === 'delegate' && one.delegation === delegation)
    .filter(({ from, to }) => from <= at && (to === undefined || at < to))
    .map(({ person }) => person);

const addressesOf = async (people: Ledgers['person'], person: string): Promise<Addressee[]> => {
  const { state } = await people.load(streamOf('person', person));
  const { name, addresses } = state;
  return addresses.map((address, n) => ({ person, n, to: { address, ...(name !== undefined && { name }) } }));
};
