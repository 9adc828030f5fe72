import { negotiationText, type Clash, type NegotiationSegment } from '#text';
import { weaveOf, type Chain } from '../../text/question/wording.js';
import { clashesIn } from './collisions.js';
import { competing, isWorded, type ProposalTold } from './told.js';

/** A question with all that is open on it in its place, and what has no place there. */
export interface Negotiation {
  readonly segments: readonly NegotiationSegment[];
  /** They compete again once they are confirmed or revised. */
  readonly stale: readonly { readonly proposal: string; readonly clashes: readonly Clash[] }[];
  /** What is proposed of the question otherwise: that it go, move, be split or merged, or how a proposal be amended. */
  readonly beside: readonly string[];
}

export const negotiationOn = (chain: Chain, proposals: readonly ProposalTold[]): Negotiation => {
  const judged = competing(proposals).map((one) => ({ one, clashes: clashesIn(chain, one.edit) }));
  const fresh = judged.filter(({ clashes }) => clashes.length === 0).map(({ one }) => one);
  return {
    segments: negotiationText(weaveOf(chain), fresh),
    stale: judged
      .filter(({ clashes }) => clashes.length > 0)
      .map(({ one, clashes }) => ({ proposal: one.proposalId, clashes })),
    beside: proposals.filter((one) => one.status === 'tabled' && !isWorded(one)).map(({ proposalId }) => proposalId),
  };
};
