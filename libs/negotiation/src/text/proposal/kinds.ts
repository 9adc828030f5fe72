import type { Author, Edit, HunkCredits } from '#text';
import type { Capacity } from '../../vocabulary.js';
import type { Mistaken } from '../mistaken.js';
import type { Facets } from '../question/facets.js';
import type { HowSaid } from './said.js';

export type ProposalStatus =
  | 'tabled'
  | 'accepted'
  | 'accepted-as-amended'
  | 'in-brackets'
  | 'not-retained'
  | 'deferred'
  | 'withdrawn'
  | 'carried-over'
  | 'moot'
  | Mistaken;

/** What every proposal is, whatever it is for. */
export interface Tabled extends HowSaid {
  readonly proposalId: string;
  /** The question it is about: of a merger the first, of a new question the one it will be. */
  readonly questionId: string;
  readonly by: readonly Author[];
  /** What it counts for: the weightiest that one of its sponsors had when it proposed or joined. */
  readonly capacity: Capacity;
  readonly rationale?: string | undefined;
  /** Revision of the event that entered it. */
  readonly entered: number;
  readonly status: ProposalStatus;
  /** The package that it was decided in. */
  readonly packageId?: string | undefined;
  /** Revision of the last event that changed it: its ETag. */
  readonly touched: number;
}

/** A proposed edit of a question's wording. */
export interface EditProposal extends Tabled {
  readonly kind: 'edit';
  readonly edit: Edit;
  /** Whose the words of the edit are, hunk by hunk, where sub-amendments were taken into it. */
  readonly credits?: readonly HunkCredits[] | undefined;
  /** What it was before it was redrafted, oldest first. */
  readonly earlier?: readonly { readonly edit: Edit; readonly until: number }[] | undefined;
  /** Ids of all that was ever proposed to amend it. */
  readonly subs?: readonly string[];
  /** What was wanted of it before it had words, and the revision at which it got them. */
  readonly idea?: { readonly words: string; readonly worded: number } | undefined;
  /** The comment that it took up, and whose words they were: the wording is its sponsors' all the same. */
  readonly suggested?: { readonly commentId: string; readonly by: Author } | undefined;
}

/** What a delegation wants of a question, wording to follow: it is decided only once it has words. */
export interface IdeaProposal extends Tabled {
  readonly kind: 'idea';
  readonly words: string;
}

/** A proposed edit of what another proposal would have a question read. */
export interface SubAmendment extends Tabled {
  readonly kind: 'sub-amendment';
  readonly amends: string;
  /** Stated against the wording that the amended proposal gave at its base, a revision of the text. */
  readonly amendment: Edit;
}

/** Where a question is read: in which section, and after which question there; null is first. */
export interface Place {
  readonly sectionId: string;
  readonly after: string | null;
}

/** A question's first words, and what it has beside them. */
export interface NewQuestion extends Facets, Place {
  readonly wording: string;
  readonly wordingHash: string;
  readonly tokeniser: number;
}

export interface AdditionProposal extends Tabled {
  readonly kind: 'addition';
  readonly addition: NewQuestion;
}

export interface DeletionProposal extends Tabled {
  readonly kind: 'deletion';
}

export interface MoveProposal extends Tabled {
  readonly kind: 'move';
  readonly place: Place;
}

/** Cuts are indices of words in the wording at `base`; the question is cut before each. */
export interface SplitProposal extends Tabled {
  readonly kind: 'split';
  readonly base: number;
  readonly tokeniser: number;
  readonly cuts: readonly number[];
}

/** Joints are runs with explicit leads, put between one wording and the next. */
export interface MergeProposal extends Tabled {
  readonly kind: 'merge';
  readonly base: number;
  readonly tokeniser: number;
  readonly questions: readonly string[];
  readonly joints: readonly string[];
}

export type StructureProposal = AdditionProposal | DeletionProposal | MoveProposal | SplitProposal | MergeProposal;

/** What a delegation proposes: other words, an idea of them, or another shape of the text. */
export type Proposal = EditProposal | SubAmendment | IdeaProposal | StructureProposal;

/** The questions it is about. */
export const questionsOf = (proposal: Proposal): readonly string[] =>
  proposal.kind === 'merge' ? proposal.questions : [proposal.questionId];
