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

/** The packages by which questions read as they do: who goes on from a part of one, or undoes it, says so. */
export const packagesOn = (
  { proposals }: { readonly proposals: Proposals },
  questions: readonly string[],
): string[] => [
  ...new Set(
    [...proposals.values()]
      .filter((p) => p.status === 'accepted' && questionsOf(p).some((id) => questions.includes(id)))
      .flatMap(({ packageId }) => packageId ?? []),
  ),
];

/** The same, as an event says it. */
export interface Touching {
  readonly packages?: readonly string[] | undefined;
}

export const touching = (text: { readonly proposals: Proposals }, ...questions: string[]): Touching => {
  const packages = packagesOn(text, questions);
  return packages.length === 0 ? {} : { packages };
};
