import { uuidv5 } from '#eventsourcing';

/** Who holds the operator's key. */
export const OPERATOR = 'operator';

/** A person's opaque id, by the name used in specs. A delegation's delegate is called like the delegation. */
export const personId = (name: string): string => uuidv5('person', name);

/** The acting Chair presides on the 5th of July only. */
export const ACTING = { from: '2018-07-05T00:00:00.000Z', to: '2018-07-06T00:00:00.000Z' };

/** Invented delegations, so that no State's status is made up. */
export const DELEGATIONS = {
  Avalon: { kind: 'state', status: 'party' },
  Borealia: { kind: 'state', status: 'party' },
  Corvania: { kind: 'state', status: 'party' },
  Dorado: { kind: 'state', status: 'signatory' },
  Elysia: { kind: 'state', status: 'neither' },
  Ferland: { kind: 'state', status: 'contracting' },
  'Union of the Isles': { kind: 'regional-organization', status: 'neither' },
  'Holy Mountain': { kind: 'entity', status: 'neither' },
  'Migration Office': { kind: 'igo', status: 'neither' },
  'Programme on Ports': { kind: 'un-body', status: 'neither' },
  'Open Harbour': { kind: 'ngo', status: 'neither' },
} as const;

export type DelegationName = keyof typeof DELEGATIONS;
export const NAMES = Object.keys(DELEGATIONS) as DelegationName[];

/** What each delegation's acts count for in July 2018. */
export const CAPACITIES: Record<DelegationName, string> = {
  Avalon: 'party',
  Borealia: 'party',
  Corvania: 'party',
  Dorado: 'signatory',
  Elysia: 'state',
  Ferland: 'contracting',
  'Union of the Isles': 'regional-organization',
  'Holy Mountain': 'entity',
  'Migration Office': 'igo',
  'Programme on Ports': 'entity',
  'Open Harbour': 'ngo',
};
