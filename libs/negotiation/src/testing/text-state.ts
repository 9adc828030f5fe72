import { spansAt } from '#text';
import { wordingOf } from '../text/edit.js';
import { weaveOf } from '../text/question/wording.js';
import type { Text } from '../text/text.js';
import type { TextState } from '../views/wording/comparison.js';
import type { QuestionTold } from '../views/wording/told.js';

/** A text as it is compared with another state of it, for somebody who sees all. */
export const stateOf = ({ questions, revision }: Text): TextState => ({
  revision,
  questions: [...questions.values()].map((question, place): QuestionTold => {
    const spans = spansAt(weaveOf(question.wording));
    return { ...question, place, wording: wordingOf(question), spans };
  }),
  chainOf: (id) => questions.get(id)?.wording,
});
