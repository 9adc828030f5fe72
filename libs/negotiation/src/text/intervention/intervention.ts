import type { Author, Edit } from '#text';
import type { FactOf } from '../../fact.js';
import { askedFor, type Changes } from '../proposal/changes.js';
import type { HunkCredits } from '#text';
import type { EditProposal, IdeaProposal } from '../proposal/kinds.js';
import { changeProposal, editOf, restated, type Proposals } from '../proposal/proposal.js';
import { asSaid, howSaid, type Said } from '../proposal/said.js';
import { commented, type Comments } from './comments.js';

/** An edit as an event tells it, with the hash of the wording that it gives at its base. */
interface Worded extends Edit {
  readonly wordingHash: string;
}

/** What is said in the room before there is a wording to decide on, and what it comes to. */
export type InterventionEvent =
  | { type: 'TranscriptConfirmed'; data: { proposalId: string } }
  | { type: 'TranscriptDisputed'; data: { proposalId: string; words: string } }
  | {
      type: 'TranscriptCorrected';
      data: Worded & {
        proposalId: string;
        credits?: readonly HunkCredits[] | undefined;
        words?: string | undefined;
      };
    }
  | { type: 'IdeaRaised'; data: Said & { proposalId: string; questionId: string; by: Author[]; words: string } }
  | { type: 'IdeaWorded'; data: Worded & Said & { proposalId: string } }
  | {
      type: 'CommentMade';
      data: Partial<Worded> & {
        commentId: string;
        questionId: string;
        by: Author;
        words?: string | undefined;
        form?: 'oral' | undefined;
      };
    }
  | {
      type: 'CommentTakenUp';
      data: Worded &
        Said & {
          commentId: string;
          proposalId: string;
          questionId: string;
          by: Author[];
          suggestedBy: Author;
          rationale?: string | undefined;
        };
    };

export const INTERVENTION_TYPES = [
  'TranscriptConfirmed',
  'TranscriptDisputed',
  'TranscriptCorrected',
  'IdeaRaised',
  'IdeaWorded',
  'CommentMade',
  'CommentTakenUp',
] as const satisfies readonly InterventionEvent['type'][];

const KNOWN = new Set<string>(INTERVENTION_TYPES);

export const isAnIntervention = <F extends { readonly type: string }>(
  fact: F,
): fact is Extract<F, { readonly type: InterventionEvent['type'] }> => KNOWN.has(fact.type);

/** What of a text an intervention touches. */
interface Shares {
  readonly proposals: Proposals;
  readonly changes: Changes;
  readonly comments: Comments;
}

/** A text once somebody spoke, or stood by what was written down of it. */
export const intervened = ({ proposals, changes, comments }: Shares, fact: FactOf<InterventionEvent>): Shares => ({
  proposals: proposed(proposals, fact),
  changes:
    'proposalId' in fact.data && 'hunks' in fact.data ? askedFor(changes, fact.data.proposalId, fact.data) : changes,
  comments: commented(comments, fact),
});

const proposed = (proposals: Proposals, fact: FactOf<InterventionEvent>): Proposals => {
  switch (fact.type) {
    case 'TranscriptConfirmed':
      return changeProposal(proposals, fact.data.proposalId, fact, () => STOOD_BY);
    case 'TranscriptDisputed':
      return changeProposal(proposals, fact.data.proposalId, fact, () => ({ disputed: fact.data.words }));
    case 'TranscriptCorrected':
      return changeProposal(restated(proposals, fact), fact.data.proposalId, fact, () => STOOD_BY);
    case 'IdeaRaised':
      return proposals.set(fact.data.proposalId, raised(fact));
    case 'IdeaWorded':
      return worded(proposals, fact);
    case 'CommentMade':
      return proposals;
    case 'CommentTakenUp':
      return proposals.set(fact.data.proposalId, takenUp(fact));
  }
};

const STOOD_BY = { unconfirmed: undefined, disputed: undefined };

type Of<T extends InterventionEvent['type']> = FactOf<Extract<InterventionEvent, { type: T }>>;

const raised = (fact: Of<'IdeaRaised'>): IdeaProposal => {
  const { proposalId, questionId, by, words } = fact.data;
  const { capacity } = fact.meta;
  return {
    ...{ proposalId, questionId, by, capacity, kind: 'idea', words, status: 'tabled' },
    ...{ entered: fact.revision, touched: fact.revision },
    ...asSaid(fact),
  };
};

/** From here on it is an edit like any other, and remembers what was wanted. */
const worded = (proposals: Proposals, fact: Of<'IdeaWorded'>): Proposals => {
  const idea = proposals.get(fact.data.proposalId);
  if (idea?.kind !== 'idea') return proposals;
  const { words, ...tabled } = idea;
  const edit: EditProposal = {
    ...tabled,
    ...{ kind: 'edit', edit: editOf(fact.data), idea: { words, worded: fact.revision } },
    touched: fact.revision,
    ...howSaid(fact),
  };
  return proposals.set(edit.proposalId, edit);
};

const takenUp = (fact: Of<'CommentTakenUp'>): EditProposal => {
  const { proposalId, questionId, by, rationale, commentId, suggestedBy } = fact.data;
  return {
    ...{ proposalId, questionId, by, rationale, capacity: fact.meta.capacity },
    ...{ kind: 'edit', edit: editOf(fact.data), suggested: { commentId, by: suggestedBy } },
    ...{ status: 'tabled', entered: fact.revision, touched: fact.revision },
    ...asSaid(fact),
  };
};
