import type { OrderedMap } from 'immutable';
import { z } from 'zod';
import type { FactOf } from '../../fact.js';
import { nameIn, type Capacity, type Language, type Names } from '../../vocabulary.js';

export const DelegationKind = z.enum(['state', 'regional-organization', 'un-body', 'entity', 'igo', 'ngo']);
export type DelegationKind = z.infer<typeof DelegationKind>;

export const Action = z.enum([
  'signature',
  'ratification',
  'acceptance',
  'approval',
  'accession',
  'succession',
  'denunciation',
]);

export const PrintedStatus = z.enum(['party', 'signatory', 'neither']);

export interface TreatyAction {
  readonly action: z.infer<typeof Action>;
  readonly deposited: string;
  /** When it takes effect; null for a signature. */
  readonly effective: string | null;
}

export interface Printed {
  readonly status: z.infer<typeof PrintedStatus>;
  readonly asPrinted: string;
  readonly document: { readonly title: string; readonly symbol?: string | undefined };
  readonly date: string;
}

export interface Delegation {
  readonly delegation: string;
  readonly kind: DelegationKind;
  readonly from: string;
  /** Its names, each set with the date from which it is used, oldest first. */
  readonly names: readonly { readonly names: Names; readonly from: string }[];
  readonly actions: readonly TreatyAction[];
  readonly printed: readonly Printed[];
}

export interface Group {
  readonly group: string;
  readonly names: Names;
  readonly members: readonly string[];
  /** The delegation of the regional organization whose membership this is (R12). */
  readonly organization?: string | undefined;
}

export type DelegationEvent =
  | { type: 'DelegationAdmitted'; data: { delegation: string; kind: DelegationKind; names: Names; from: string } }
  | { type: 'DelegationNamed'; data: { delegation: string; names: Names; from: string } }
  | { type: 'TreatyActionRecorded'; data: TreatyAction & { delegation: string } }
  | { type: 'StatusPrinted'; data: Printed & { delegation: string } };

export type GroupEvent = { type: 'GroupAdmitted'; data: Group };

export type Delegations = OrderedMap<string, Delegation>;
export type Groups = OrderedMap<string, Group>;

/** The regional organization that a delegation is a member of, if it is of one. */
export const organizationOf = (groups: Groups, delegation: string): string | undefined =>
  groups.find(({ organization, members }) => organization !== undefined && members.includes(delegation))?.organization;

export const evolveDelegations = (delegations: Delegations, fact: FactOf<DelegationEvent>): Delegations => {
  if (fact.type === 'DelegationAdmitted') {
    const { delegation, kind, names, from } = fact.data;
    return delegations.set(delegation, { delegation, kind, from, names: [{ names, from }], actions: [], printed: [] });
  }
  const known = delegations.get(fact.data.delegation);
  return known ? delegations.set(known.delegation, learnt(known, fact)) : delegations;
};

const learnt = (
  known: Delegation,
  fact: FactOf<Exclude<DelegationEvent, { type: 'DelegationAdmitted' }>>,
): Delegation => {
  switch (fact.type) {
    case 'DelegationNamed':
      return { ...known, names: byDate([...known.names, fact.data], (n) => n.from) };
    case 'TreatyActionRecorded':
      return { ...known, actions: byDate([...known.actions, fact.data], (a) => a.deposited) };
    case 'StatusPrinted':
      return { ...known, printed: byDate([...known.printed, fact.data], (p) => p.date) };
  }
};

const byDate = <T>(items: readonly T[], date: (item: T) => string): T[] =>
  [...items].sort((a, b) => (date(a) < date(b) ? -1 : date(a) > date(b) ? 1 : 0));

/** The name in use on a date; before the first one, the first. */
export const nameOn = ({ names }: Delegation, date: string, language?: Language): string =>
  nameIn((names.findLast((n) => n.from <= date.slice(0, 10)) ?? names[0])?.names ?? {}, language);

const BINDING = new Set(['ratification', 'acceptance', 'approval', 'accession', 'succession']);

/**
 * What an act of this delegation counts for at an instant (R7): from its treaty actions where any are known by then,
 * else from the latest status printed by then, else from its kind.
 */
export const capacityOn = (delegation: Delegation, instant: string): Capacity => {
  const day = instant.slice(0, 10);
  const byNow = delegation.actions.filter((a) => a.deposited <= day);
  if (byNow.length > 0) return capacityFromActions(byNow, day) ?? ofKind(delegation.kind);
  const printed = delegation.printed.findLast((p) => p.date <= day);
  if (printed?.status === 'party' || printed?.status === 'signatory') return printed.status;
  return ofKind(delegation.kind);
};

const capacityFromActions = (actions: readonly TreatyAction[], day: string): Capacity | undefined => {
  const last = actions.findLast((a) => a.effective !== null && a.effective <= day);
  if (last && BINDING.has(last.action)) return 'party';
  const since = last ? actions.slice(actions.indexOf(last) + 1) : actions;
  if (since.some((a) => BINDING.has(a.action))) return 'contracting';
  return last ? undefined : 'signatory';
};

const ofKind = (kind: DelegationKind): Capacity => (kind === 'un-body' ? 'entity' : kind);
