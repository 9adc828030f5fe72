import { canonical } from '#eventsourcing';
import { shapeOf } from '../../text/structure/same-shape.js';
import { cutsIn } from '../../text/structure/parting.js';
import type { Proposal } from '../../text/proposal/proposal.js';
import type { Chain } from '../../text/question/wording.js';
import { questionsTold, type ProposalTold } from './told.js';

const DISPLACES = { deletion: 'question-gone', split: 'question-split', merge: 'question-merged' } as const;

/** What becomes of the question of two proposals if `proposal` is accepted, so that the other has it no longer, or elsewhere. */
export interface Displacement {
  readonly kind: (typeof DISPLACES)[keyof typeof DISPLACES] | 'question-moved' | 'place-lost';
  readonly proposal: string;
}

/** How two proposals on one question collide because of what one of them makes of it; a move does that to other moves only. */
export const displacements = (a: ProposalTold, b: ProposalTold): Displacement[] =>
  [displacedBy(a, b), displacedBy(b, a)].flat();

const displacedBy = ({ kind = '', proposalId }: ProposalTold, other: ProposalTold): Displacement[] => {
  if (kind in DISPLACES) return [{ kind: DISPLACES[kind as keyof typeof DISPLACES], proposal: proposalId }];
  return kind === 'move' && other.kind === 'move' ? [{ kind: 'question-moved', proposal: proposalId }] : [];
};

/**
 * How a proposal takes its place from another that is on no question of its: from what was to be read behind its question,
 * where that moves to another section, and from what was to follow it up, where it is no more.
 */
export const unplaced = (one: ProposalTold, other: ProposalTold): Displacement[] =>
  parts(one, other) || orphans(one, other) ? [{ kind: 'place-lost', proposal: one.proposalId }] : [];

const parts = ({ place: to }: ProposalTold, { place, addition }: ProposalTold): boolean =>
  to !== undefined && to.sectionId !== (place ?? addition)?.sectionId;

const orphans = (one: ProposalTold, { addition }: ProposalTold): boolean =>
  (one.kind ?? '') in DISPLACES && questionsTold(one).includes(addition?.followUp?.of ?? '');

/** Whether two proposals would make one shape of the text; a row tells the whole of a proposal. */
export const sameShape = (chain: Chain, a: ProposalTold, b: ProposalTold): boolean => {
  const [one, other] = [a, b].map((told) => shapeOf(told as unknown as Proposal, (split) => cutsIn(chain, split)));
  return a.kind === b.kind && canonical(one) === canonical(other);
};
