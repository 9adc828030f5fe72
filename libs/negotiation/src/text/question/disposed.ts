import type { FactOf } from '../../fact.js';
import { mooted, type Shape } from '../structure/shape.js';
import { changeQuestion, type Question, type QuestionEvent } from './question.js';

export const SETTLED = { status: 'agreed', carriedOver: undefined } as const;

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
      return to(SETTLED);
    case 'QuestionDeferred':
      return to({ status: 'deferred', carriedOver: undefined });
    case 'QuestionCarriedOver':
      return to({ carriedOver: fact.data.reading });
    case 'QuestionRemoved':
      return mooted(to({ status: 'removed', carriedOver: undefined }), fact.data, fact);
  }
};
