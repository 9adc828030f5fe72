import type { FactOf } from '../../fact.js';
import type { DecisionFields } from '../decision.js';
import { questionsOf, type Proposal } from '../proposal/kinds.js';
import { changeProposal, type Proposals } from '../proposal/proposal.js';

/** Several proposals decided together or not at all; each one's own event follows in the same command. */
export type PackageEvent = {
  type: 'PackageDecided';
  data: DecisionFields & { packageId: string; proposals: readonly string[]; outcome: 'accepted' | 'not-retained' };
};

/** Each of the proposals belongs to it from here on. */
export const packed = (proposals: Proposals, fact: FactOf<PackageEvent>): Proposals =>
  fact.data.proposals.reduce(
    (all, id) => changeProposal(all, id, fact, () => ({ packageId: fact.data.packageId })),
    proposals,
  );

/** The proposals that were decided in a package. */
export const inPackage = (proposals: Proposals, packageId: string): Proposal[] =>
  [...proposals.values()].filter((proposal) => proposal.packageId === packageId);

/** The packages by which a question reads as it does: who undoes a part of one says so. */
export const packagesOn = ({ proposals }: { readonly proposals: Proposals }, questionId: string): string[] => [
  ...new Set(
    [...proposals.values()]
      .filter((p) => p.status === 'accepted' && questionsOf(p).includes(questionId))
      .flatMap(({ packageId }) => packageId ?? []),
  ),
];

/** The same, as an event says it. */
export const touching = (text: { readonly proposals: Proposals }, questionId: string): { packages?: string[] } => {
  const packages = packagesOn(text, questionId);
  return packages.length === 0 ? {} : { packages };
};
