import type { OrderedMap } from 'immutable';
import type { Edit, HunkCredits } from '#text';
import type { EditProposal, Proposal } from '../proposal/kinds.js';

type Proposals = OrderedMap<string, Proposal>;

/** A proposal's edit is another from this revision on; what it was before is kept, since others may amend that. */
export const redraft = (
  proposals: Proposals,
  proposalId: string,
  until: number,
  edit: Edit,
  credits: readonly HunkCredits[] | undefined,
): Proposals =>
  withEdit(proposals, proposalId, ({ edit: before, earlier = [] }) => ({
    edit,
    credits,
    earlier: [...earlier, { edit: before, until }],
  }));

export const withEdit = (
  proposals: Proposals,
  proposalId: string,
  change: (proposal: EditProposal) => Partial<EditProposal>,
): Proposals => {
  const proposal = proposals.get(proposalId);
  return proposal?.kind === 'edit' ? proposals.set(proposalId, { ...proposal, ...change(proposal) }) : proposals;
};
