import { OrderedMap } from 'immutable';
import type { FactOf } from '../../fact.js';
import type { Question, QuestionEvent, Questions } from './question.js';

/** Puts a new question in its place: after the one it names, else first of its section. */
export const tabledQuestion = (
  questions: Questions,
  { data, revision }: FactOf<Extract<QuestionEvent, { type: 'QuestionTabled' }>>,
): Questions => {
  const { wording, wordingHash: _, tokeniser, by, after, ...rest } = data;
  const first = { wording, tokeniser, by, revision };
  const question: Question = { ...rest, status: 'open', touched: revision, since: revision, wording: { first } };
  return placed(questions, question, after);
};

/** A question put behind another; behind none, first of its section. */
export const placed = (questions: Questions, question: Question, after: string | null): Questions => {
  if (after === questions.keySeq().last(null)) return questions.set(question.questionId, question);
  const entries = [...questions.entries()];
  const index = indexOf(entries, after, question.sectionId);
  return OrderedMap([...entries.slice(0, index), [question.questionId, question], ...entries.slice(index)]);
};

/** Questions taken from where they are and put, one behind the other, in another place. */
export const moved = (
  questions: Questions,
  ids: readonly string[],
  { sectionId, after }: { readonly sectionId: string; readonly after: string | null },
): Questions => {
  let behind = after;
  return ids.reduce((all, id) => {
    const question = questions.get(id);
    if (!question) return all;
    const next = placed(all, { ...question, sectionId }, behind);
    behind = id;
    return next;
  }, questions.deleteAll(ids));
};

const indexOf = (
  entries: readonly (readonly [string, Question])[],
  after: string | null,
  sectionId: string,
): number => {
  if (after !== null) return entries.findIndex(([id]) => id === after) + 1;
  const first = entries.findIndex(([, question]) => question.sectionId === sectionId);
  return first === -1 ? entries.length : first;
};
