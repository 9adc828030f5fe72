import type { Text } from '../text/text.js';
import { numberOf } from '../text/version/numbering.js';

/** A question as its delegations know it: by number in the text as it stands. */
export const titleOf = (text: Text, questionId: string): string => {
  const number = numberOf(text, questionId);
  if (number !== undefined) return `question ${number}`;
  const status = text.questions.get(questionId)?.status;
  if (status === undefined) return 'a new question';
  return status === 'removed' ? 'a question that was taken out' : `a question that was ${status}`;
};
