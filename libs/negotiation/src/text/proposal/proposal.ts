import type { OrderedMap } from 'immutable';
import type { Applied, Author, Edit, Hunk } from '#text';
import type { FactOf } from '../../fact.js';
import type { Capacity } from '../../vocabulary.js';
import type { DecisionFields } from '../decision.js';

export type ProposalStatus =
  | 'tabled'
  | 'accepted'
  | 'accepted-as-amended'
  | 'in-brackets'
  | 'not-retained'
  | 'deferred'
  | 'withdrawn'
  | 'carried-over'
  | 'moot';

/** A delegation's proposed edit of a question's wording. */
export interface Proposal {
  readonly proposalId: string;
  readonly questionId: string;
  readonly by: readonly Author[];
  readonly capacity: Capacity;
  readonly edit: Edit;
  readonly rationale?: string | undefined;
  /** Revision of the event that entered it. */
  readonly entered: number;
  readonly status: ProposalStatus;
  /** Revision of the last event that changed it: its ETag. */
  readonly touched: number;
}

interface Wanted {
  readonly base: number;
  readonly tokeniser: number;
  readonly hunks: readonly Hunk[];
  readonly wordingHash: string;
}

type Decided = DecisionFields & { readonly proposalId: string; readonly questionId: string };
type Worded = Decided & { readonly applied: Applied; readonly wordingHash: string };

export type ProposalEvent =
  | {
      type: 'EditProposed';
      data: Wanted & { proposalId: string; questionId: string; by: Author[]; rationale?: string | undefined };
    }
  | { type: 'ProposalCoSponsored'; data: { proposalId: string; by: Author } }
  | { type: 'ProposalRevised'; data: Wanted & { proposalId: string; rationale?: string | undefined } }
  | { type: 'ProposalConfirmed'; data: Wanted & { proposalId: string } }
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
        edit,
        status: 'tabled',
        entered,
        touched,
      } as const;
      return proposals.set(proposalId, tabled);
    }
    case 'ProposalCoSponsored':
      return changeProposal(proposals, fact.data.proposalId, fact, ({ by }) => ({ by: [...by, fact.data.by] }));
    case 'ProposalRevised': {
      const { rationale } = fact.data;
      return changeProposal(proposals, fact.data.proposalId, fact, (p) => ({
        edit: editOf(fact.data),
        rationale: rationale ?? p.rationale,
      }));
    }
    case 'ProposalConfirmed':
      return changeProposal(proposals, fact.data.proposalId, fact, () => ({ edit: editOf(fact.data) }));
    default:
      return changeProposal(proposals, fact.data.proposalId, fact, () => ({ status: OUTCOMES[fact.type] }));
  }
};

const editOf = ({ base, tokeniser, hunks }: Omit<Wanted, 'wordingHash'>): Edit => ({
  base,
  tokeniser,
  hunks: [...hunks],
});

export const changeProposal = (
  proposals: Proposals,
  proposalId: string,
  fact: { readonly revision: number },
  change: (proposal: Proposal) => Partial<Proposal>,
): Proposals => {
  const proposal = proposals.get(proposalId);
  return proposal ? proposals.set(proposalId, { ...proposal, ...change(proposal), touched: fact.revision }) : proposals;
};
