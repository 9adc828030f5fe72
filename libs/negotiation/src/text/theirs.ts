import type { Theirs } from './remark/remark.js';
import type { Text } from './text.js';

/** What names one of them, as events do. */
export interface NamingTheirs {
  readonly objectionId?: string | undefined;
  readonly reservationId?: string | undefined;
  readonly proposalId?: string | undefined;
  readonly commentId?: string | undefined;
}

/** What is named first, where an event names an objection and the proposal that it is against. */
export const theirs = (text: Text, named: NamingTheirs): Theirs | undefined => {
  const objection = text.objections.get(named.objectionId ?? '');
  if (objection) return { what: objection.formal ? 'objection' : 'concern', by: [objection.by] };
  const reservation = text.reservations.get(named.reservationId ?? '');
  if (reservation) return { what: 'reservation', by: [reservation.by] };
  const proposal = text.proposals.get(named.proposalId ?? '');
  if (proposal) return { what: 'proposal', by: proposal.by };
  const comment = text.comments.get(named.commentId ?? '');
  return comment && { what: 'comment', by: [comment.by] };
};

/** What names a question, or something on one. */
export interface NamingQuestion {
  readonly questionId?: string;
  readonly proposalId?: string;
  readonly putId?: string;
}

/** The question that an event is about, where it is about one. */
export const questionNamed = (
  { proposals, puts }: Text,
  { questionId, proposalId = '', putId = '' }: NamingQuestion,
): string | undefined => questionId ?? proposals.get(proposalId)?.questionId ?? puts.get(putId)?.questionId;
