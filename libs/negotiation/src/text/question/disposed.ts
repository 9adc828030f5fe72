import type { FactOf } from '../../fact.js';
import { hangingOn, mooted, type Shape } from '../structure/shape.js';
import { changeQuestion, type Question, type QuestionEvent } from './question.js';

/** What an agreement makes of a question; whatever was said of an earlier one is over. */
export const settled = ({ meta }: { readonly meta: { readonly occurredAt: string } }): Partial<Question> => ({
  ...UNSETTLED,
  status: 'agreed',
  agreedAt: meta.occurredAt,
});

/** What agreement had made of a question, taken away. */
export const UNSETTLED = {
  carriedOver: undefined,
  agreedAt: undefined,
  notwithstanding: undefined,
  subjectTo: undefined,
  contestedAfterwards: undefined,
  reopeningAsked: undefined,
} as const;

export type Disposition = Extract<
  QuestionEvent,
  { type: 'QuestionAgreed' | 'QuestionDeferred' | 'QuestionRemoved' | 'QuestionCarriedOver' }
>;

/** A text once one of its questions was disposed of. */
export const disposed = (shape: Shape, fact: FactOf<Disposition>): Shape => {
  const to = (change: Partial<Question>): Shape => ({
    ...shape,
    questions: changeQuestion(shape.questions, fact.data.questionId, fact, () => change),
  });
  switch (fact.type) {
    case 'QuestionAgreed':
      return to(settled(fact));
    case 'QuestionDeferred':
      return to({ status: 'deferred', carriedOver: undefined });
    case 'QuestionCarriedOver':
      return to({ carriedOver: fact.data.reading });
    case 'QuestionRemoved':
      return mooted(to({ ...UNSETTLED, status: 'removed', ...hangingOn(shape, fact.data) }), fact.data, fact);
  }
};
