import type { OrderedMap } from 'immutable';
import type { Applied, Author, Edit, Hunk, HunkCredits } from '#text';
import type { FactOf } from '../../fact.js';
import type { DecisionFields } from '../decision.js';
import { redraft } from '../sub-amendment/redraft.js';
import type { Proposal, ProposalStatus, Tabled } from './kinds.js';
import { asSaid, howSaid, type Said } from './said.js';
import { weightier } from './weight.js';

export type { EditProposal, Proposal, ProposalStatus, StructureProposal } from './kinds.js';

interface Wanted extends Said {
  readonly base: number;
  readonly tokeniser: number;
  readonly hunks: readonly Hunk[];
  readonly wordingHash: string;
}

/** `credits` where words of it came in by sub-amendments. */
type Restated = Wanted & { readonly proposalId: string; readonly credits?: readonly HunkCredits[] | undefined };
type Decided = DecisionFields & { readonly proposalId: string; readonly questionId: string };
type Worded = Decided & { readonly applied: Applied; readonly wordingHash: string };

export type ProposalEvent =
  | {
      type: 'EditProposed';
      data: Wanted & { proposalId: string; questionId: string; by: Author[]; rationale?: string | undefined };
    }
  | { type: 'ProposalCoSponsored'; data: { proposalId: string; by: Author } }
  | { type: 'ProposalRevised'; data: Restated & { rationale?: string | undefined } }
  | { type: 'ProposalConfirmed'; data: Restated }
  | { type: 'ProposalWithdrawn'; data: { proposalId: string; words?: string | undefined } }
  | { type: 'ProposalAccepted'; data: Worded }
  | { type: 'ProposalAcceptedAsAmended'; data: Worded & Edit }
  | { type: 'ProposalReflectedInBrackets'; data: Worded }
  | { type: 'ProposalNotRetained'; data: Decided }
  | { type: 'ProposalDeferred'; data: Decided }
  | { type: 'ProposalCarriedOver'; data: Decided & { reading: number } };

export type Proposals = OrderedMap<string, Proposal>;

const OUTCOMES = {
  ProposalWithdrawn: 'withdrawn',
  ProposalAccepted: 'accepted',
  ProposalAcceptedAsAmended: 'accepted-as-amended',
  ProposalReflectedInBrackets: 'in-brackets',
  ProposalNotRetained: 'not-retained',
  ProposalDeferred: 'deferred',
  ProposalCarriedOver: 'carried-over',
} as const satisfies Partial<Record<ProposalEvent['type'], ProposalStatus>>;

export const evolveProposals = (proposals: Proposals, fact: FactOf<ProposalEvent>): Proposals => {
  switch (fact.type) {
    case 'EditProposed': {
      const { proposalId, questionId, by, rationale } = fact.data;
      const { capacity } = fact.meta;
      const [entered, touched] = [fact.revision, fact.revision];
      const edit = editOf(fact.data);
      const tabled = {
        proposalId,
        questionId,
        by,
        rationale,
        capacity,
        kind: 'edit',
        edit,
        status: 'tabled',
        entered,
        touched,
        ...asSaid(fact),
      } as const;
      return proposals.set(proposalId, tabled);
    }
    case 'ProposalCoSponsored':
      return changeProposal(proposals, fact.data.proposalId, fact, (proposal) => joined(proposal, fact));
    case 'ProposalRevised': {
      const { rationale } = fact.data;
      const revised = restated(proposals, fact);
      return changeProposal(revised, fact.data.proposalId, fact, (p) => ({
        ...howSaid(fact),
        rationale: rationale ?? p.rationale,
      }));
    }
    case 'ProposalConfirmed':
      return changeProposal(restated(proposals, fact), fact.data.proposalId, fact, () => howSaid(fact));
    default:
      return changeProposal(proposals, fact.data.proposalId, fact, () => ({ status: OUTCOMES[fact.type] }));
  }
};

const joined = (
  { by, capacity }: Proposal,
  { data, meta }: FactOf<Extract<ProposalEvent, { type: 'ProposalCoSponsored' }>>,
): Partial<Tabled> => ({ by: [...by, data.by], capacity: weightier(capacity, meta.capacity) });

export const editOf = ({ base, tokeniser, hunks }: Omit<Wanted, 'wordingHash'>): Edit => ({
  base,
  tokeniser,
  hunks: [...hunks],
});

/** The same proposal in other words. */
export const restated = (proposals: Proposals, { data, revision }: { data: Restated; revision: number }): Proposals => {
  const { proposalId, credits } = data;
  const proposal = proposals.get(proposalId);
  return proposal?.kind === 'sub-amendment'
    ? proposals.set(proposalId, { ...proposal, amendment: editOf(data) })
    : redraft(proposals, proposalId, revision, editOf(data), credits);
};

export const changeProposal = (
  proposals: Proposals,
  proposalId: string,
  fact: { readonly revision: number },
  change: (proposal: Proposal) => Partial<Tabled>,
): Proposals => {
  const proposal = proposals.get(proposalId);
  return proposal ? proposals.set(proposalId, { ...proposal, ...change(proposal), touched: fact.revision }) : proposals;
};
