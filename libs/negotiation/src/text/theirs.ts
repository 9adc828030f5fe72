import { questionsOf } from './proposal/kinds.js';
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

/** A thing, or its id, as events list them. */
type Listed = string | { readonly questionId?: string; readonly proposalId?: string };

/** Every question that an event is about, alone or among others: in the history of each it is a line. */
export const questionsConcerned = (text: Text, data: NamingQuestion & Readonly<Record<string, unknown>>): string[] => {
  const listed = (field: string): string[] =>
    Array.isArray(data[field]) ? (data[field] as readonly Listed[]).map(idIn) : [];
  const { proposals: restored = [] } = (data.restored ?? {}) as { readonly proposals?: readonly Listed[] };
  const ids = [data.proposalId ?? '', ...OF_PROPOSALS.flatMap(listed), ...restored.map(idIn)];
  const on = ids.flatMap((id) => text.proposals.get(id) ?? []);
  const one = questionNamed(text, data);
  return [
    ...new Set([
      ...(one === undefined ? [] : [one]),
      ...(isListed(data.into) ? [idIn(data.into)] : []),
      ...OF_QUESTIONS.flatMap(listed),
      // A certified version has a list of this name too, of what was gone long before.
      ...('added' in data ? listed('removed') : []),
      ...on.flatMap(questionsOf),
    ]),
  ];
};

const OF_PROPOSALS = ['proposals', 'takenUp', 'carriedOver'];
const OF_QUESTIONS = ['scope', 'added', 'questions', 'parts', 'followUps', 'with'];

const isListed = (value: unknown): value is Listed => typeof value === 'object' && value !== null;

const idIn = (one: Listed): string => (typeof one === 'string' ? one : (one.questionId ?? one.proposalId ?? ''));
