import type { Answer } from '../text/question/question.js';
import type { Text, TextFact } from '../text/text.js';
import type { Tidings } from './tidings.js';
import { titleOf } from './title.js';

/** Whose words a redraft answers hears it. */
export const redrafted = (fact: TextFact, after: Text): Tidings[] => {
  if (fact.type !== 'QuestionRedrafted') return [];
  const { questionId, reading, answers, words } = fact.data;
  const to = answers.flatMap((answer) => authorsOf(answer, after));
  const title = `The Chair redrafted ${titleOf(after, questionId)} after reading ${String(reading)}, in answer to what you said`;
  const lines = words === undefined ? [] : [words];
  return [{ kind: 'question-redrafted', about: questionId, to, question: questionId, title, lines }];
};

const authorsOf = (answer: Answer, text: Text): readonly string[] => {
  if ('proposalId' in answer) return text.proposals.get(answer.proposalId)?.by ?? [];
  if ('objectionId' in answer) return [text.objections.get(answer.objectionId)?.by ?? ''];
  return [text.comments.get(answer.commentId)?.by ?? ''];
};
