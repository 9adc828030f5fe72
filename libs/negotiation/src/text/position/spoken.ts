import type { Body } from '../../body/body.js';
import { capacityOn, organizationOf } from '../../body/delegation/delegation.js';
import type { Capacity } from '../../vocabulary.js';

/** A delegation as it counted at a moment: kept with what it said, so that nothing learnt later alters it. */
export interface Spoken {
  readonly delegation: string;
  readonly capacity: Capacity;
  /** The regional organization that it was a member of. */
  readonly organization?: string | undefined;
}

export const spokenAt = ({ delegations, groups }: Body, id: string, instant: string): Spoken => {
  const delegation = delegations.get(id);
  const organization = organizationOf(groups, id);
  return {
    delegation: id,
    capacity: delegation ? capacityOn(delegation, instant) : 'entity',
    ...(organization !== undefined && { organization }),
  };
};
