import type { Author, Edit, Hunk, HunkCredits } from '#text';
import type { FactOf } from '../../fact.js';
import type { DecisionFields } from '../decision.js';
import type { SubAmendment } from '../proposal/kinds.js';
import { changeProposal, type Proposals } from '../proposal/proposal.js';
import { asSaid, type Said } from '../proposal/said.js';
import { askedFor, type Changes } from '../proposal/changes.js';
import { redraft, withEdit } from './redraft.js';

interface About {
  readonly proposalId: string;
  /** The proposal whose wording it amends. */
  readonly amends: string;
  readonly questionId: string;
}

/** The amended proposal's edit as it is from now on, and whose each run of it is. */
interface TakenIn extends Edit {
  readonly credits: readonly HunkCredits[];
  readonly wordingHash: string;
}

export type SubAmendmentEvent =
  | {
      type: 'SubAmendmentProposed';
      data: About &
        Said & {
          by: Author[];
          base: number;
          tokeniser: number;
          hunks: readonly Hunk[];
          wordingHash: string;
          rationale?: string | undefined;
        };
    }
  | { type: 'SubAmendmentTaken'; data: About & TakenIn & { words?: string | undefined } }
  | { type: 'SubAmendmentAccepted'; data: About & TakenIn & DecisionFields & { settled?: true | undefined } }
  | { type: 'SubAmendmentsFell'; data: { amends: string; questionId: string; proposals: string[] } };

/** The state that these events change: the proposals, and what changes were ever asked for. */
interface Shares {
  readonly proposals: Proposals;
  readonly changes: Changes;
}

const KNOWN: ReadonlySet<string> = new Set<SubAmendmentEvent['type']>([
  'SubAmendmentProposed',
  'SubAmendmentTaken',
  'SubAmendmentAccepted',
  'SubAmendmentsFell',
]);

export const isOfASubAmendment = <F extends { readonly type: string }>(
  fact: F,
): fact is Extract<F, { readonly type: SubAmendmentEvent['type'] }> => KNOWN.has(fact.type);

export const subAmendmentMoved = ({ proposals, changes }: Shares, fact: FactOf<SubAmendmentEvent>): Shares => {
  const moved = evolve(proposals, fact);
  if (fact.type === 'SubAmendmentsFell') return { proposals: moved, changes };
  const asking = fact.type === 'SubAmendmentProposed' ? fact.data.proposalId : fact.data.amends;
  return { proposals: moved, changes: askedFor(changes, asking, fact.data) };
};

const evolve = (proposals: Proposals, fact: FactOf<SubAmendmentEvent>): Proposals => {
  switch (fact.type) {
    case 'SubAmendmentProposed':
      return proposed(proposals, fact);
    case 'SubAmendmentsFell':
      return fact.data.proposals.reduce(
        (all, id) => changeProposal(all, id, fact, () => ({ status: 'moot' })),
        proposals,
      );
    default: {
      const { proposalId, amends, base, tokeniser, hunks, credits } = fact.data;
      const redrafted = redraft(proposals, amends, fact.revision, { base, tokeniser, hunks }, credits);
      const taken = changeProposal(redrafted, amends, fact, () => ({}));
      const status = 'settled' in fact.data && fact.data.settled ? 'accepted-as-amended' : 'accepted';
      return changeProposal(taken, proposalId, fact, () => ({ status }));
    }
  }
};

const proposed = (
  proposals: Proposals,
  fact: FactOf<Extract<SubAmendmentEvent, { type: 'SubAmendmentProposed' }>>,
): Proposals => {
  const { data, meta, revision } = fact;
  const { proposalId, amends, questionId, by, rationale, base, tokeniser, hunks } = data;
  const sub: SubAmendment = {
    ...{ proposalId, amends, questionId, by, rationale },
    kind: 'sub-amendment',
    capacity: meta.capacity,
    amendment: { base, tokeniser, hunks: [...hunks] },
    status: 'tabled',
    entered: revision,
    touched: revision,
    ...asSaid(fact),
  };
  return withEdit(proposals.set(proposalId, sub), amends, ({ subs = [] }) => ({ subs: [...subs, proposalId] }));
};
