import { negotiationText, type Clash, type NegotiationSegment } from '#text';
import { weaveOf, type Chain } from '../../text/question/wording.js';
import { clashesIn, collisionsOn } from './collisions.js';
import { inTheWayOf, type InTheWay } from './in-the-way.js';
import { competing, isWorded, type ProposalTold } from './told.js';

/** A question with all that is open on it in its place, and what has no place there. */
export interface Negotiation {
  readonly segments: readonly NegotiationSegment[];
  /** They compete again once they are confirmed or revised. */
  readonly stale: readonly { readonly proposal: string; readonly clashes: readonly Clash[] }[];
  readonly beside: readonly Beside[];
}

/** What is proposed of the question otherwise: that it go, move, be split or merged, or how a proposal be amended. */
interface Beside {
  readonly proposal: string;
  readonly kind: string | undefined;
  readonly by: ProposalTold['by'];
  /** It lost its place to what was decided since. */
  readonly stale: boolean;
  readonly collidesWith: readonly InTheWay[];
}

export const negotiationOn = (
  chain: Chain,
  proposals: readonly ProposalTold[],
  placed: readonly ProposalTold[] = [],
): Negotiation => {
  const judged = competing(proposals).map((one) => ({ one, clashes: clashesIn(chain, one.edit) }));
  const fresh = judged.filter(({ clashes }) => clashes.length === 0).map(({ one }) => one);
  return {
    segments: negotiationText(weaveOf(chain), fresh),
    stale: judged
      .filter(({ clashes }) => clashes.length > 0)
      .map(({ one, clashes }) => ({ proposal: one.proposalId, clashes })),
    beside: besides(chain, proposals, placed),
  };
};

const besides = (chain: Chain, proposals: readonly ProposalTold[], placed: readonly ProposalTold[]): Beside[] => {
  const beside = proposals.filter((one) => one.status === 'tabled' && !isWorded(one));
  if (beside.length === 0) return [];
  const inTheWay = inTheWayOf(collisionsOn(chain, proposals, placed).colliding);
  return beside.map(({ proposalId, kind, by, stale }) => ({
    ...{ proposal: proposalId, kind, by, stale },
    collidesWith: inTheWay.get(proposalId) ?? [],
  }));
};
