import { questionsOf } from '../text/proposal/kinds.js';
import type { Text, TextFact } from '../text/text.js';
import type { Tidings } from './tidings.js';
import { titleOf } from './title.js';

/** Who must hear that a question is open again, or waits for their capital. */
export const heardOfAgreement = (fact: TextFact, after: Text): Tidings[] => {
  switch (fact.type) {
    case 'QuestionReopened':
      return [again('question-reopened', 'reopened', fact.data, after)];
    case 'QuestionReinstated':
      return [again('question-reinstated', 'put back into the text', fact.data, after)];
    case 'QuestionAgreedAdReferendum': {
      const { questionId, subjectTo } = fact.data;
      const title = `Agreed ad referendum, subject to what your capital says: ${titleOf(after, questionId)}`;
      const lines = ['Tell the Chair when it is heard, or ask that the question be reopened.'];
      return [{ kind: 'agreed-ad-referendum', about: questionId, to: subjectTo, question: questionId, title, lines }];
    }
    default:
      return [];
  }
};

const again = (
  kind: string,
  what: string,
  { questionId, words }: { readonly questionId: string; readonly words?: string | undefined },
  text: Text,
): Tidings => ({
  kind,
  about: questionId,
  to: [
    ...[...text.proposals.values()].filter((p) => questionsOf(p).includes(questionId)).flatMap(({ by }) => by),
    ...[...text.objections.values()].filter((o) => o.questionId === questionId).map(({ by }) => by),
    ...(text.questions.get(questionId)?.reopeningAsked ?? []).map(({ by }) => by),
  ],
  question: questionId,
  title: `A question that you spoke to was ${what}: ${titleOf(text, questionId)}`,
  lines: words === undefined ? [] : [words],
});
