import type { Edit } from '#text';
import type { NewQuestion, Place } from '../../text/proposal/kinds.js';
import type { Proposal } from '../../text/proposal/proposal.js';
import type { Question } from '../../text/question/question.js';

/** A proposal as its row tells it; only one that changes wording has an edit, and only an edit of the question's own is laid over it. */
export interface ProposalTold extends Pick<
  Proposal,
  'proposalId' | 'questionId' | 'by' | 'capacity' | 'rationale' | 'entered' | 'status'
> {
  readonly edit?: Edit;
  readonly stale: boolean;
  /** The proposal that it would amend. */
  readonly amends?: string;
  /** Stated against what that one would have the question read. */
  readonly amendment?: Edit;
  /** Of a merger, all that it is about. */
  readonly questions?: readonly string[];
  readonly kind?: string;
  /** Of a move, where to; a new question says where in what it would be. */
  readonly place?: Place;
  readonly addition?: NewQuestion;
}

/** The questions that a proposal is about, as its row tells it: it is told beside each of them. */
export const questionsTold = ({ questionId, questions }: About): readonly string[] => questions ?? [questionId];

/** The questions by which a proposal says where something is to be read, or what it follows up. */
export const placedBy = ({ place, addition }: Placing): readonly string[] =>
  [place?.after, addition?.after, addition?.followUp?.of].filter((id) => typeof id === 'string');

type Placing = Pick<ProposalTold, 'proposalId' | 'place' | 'addition'>;
type About = Pick<ProposalTold, 'questionId' | 'questions'>;

/** A question as its row tells it, under the number it has among the others. */
export interface QuestionTold extends Pick<Question, 'questionId' | 'sectionId' | 'status' | 'from' | 'became'> {
  readonly number?: string;
  readonly place: number;
  readonly wording: string;
  readonly spans?: readonly { readonly id: string }[];
}

/** Whether a question is part of the text, and no tombstone. */
export const isStanding = ({ status }: Pick<QuestionTold, 'status'>): boolean => STANDING.has(status);

const STANDING = new Set<string>(['open', 'deferred', 'ad-referendum', 'agreed']);

/** A proposal that changes the wording of its question. */
export type Worded = ProposalTold & { readonly edit: Edit };

export const isWorded = (proposal: ProposalTold): proposal is Worded =>
  proposal.edit !== undefined && proposal.amends === undefined;

/** Proposals of wordings that nobody has decided: those that compete. */
export const competing = (proposals: readonly ProposalTold[]): Worded[] =>
  proposals.filter(isWorded).filter(({ status }) => status === 'tabled');
