import { reservationsOn } from '../text/reservation/reservation.js';
import { objectionsOn, proposalsOn } from '../text/hanging.js';
import type { Text, TextFact } from '../text/text.js';
import type { Tidings } from './tidings.js';
import { titleOf } from './title.js';

/** Who must hear that a question is open again, or waits for their capital, or does so no more. */
export const heardOfAgreement = (fact: TextFact, before: Text, after: Text): Tidings[] => {
  switch (fact.type) {
    case 'QuestionReopened':
      return [again('question-reopened', 'reopened', fact.data, before, after)];
    case 'QuestionReinstated':
      return [again('question-reinstated', 'put back into the text', fact.data, before, after)];
    case 'QuestionAgreedAdReferendum': {
      const { questionId, subjectTo } = fact.data;
      const title = `Agreed ad referendum, subject to what your capital says: ${titleOf(after, questionId)}`;
      const lines = ['Tell the Chair when it is heard, or ask that the question be reopened.'];
      return [{ kind: 'agreed-ad-referendum', about: questionId, to: subjectTo, question: questionId, title, lines }];
    }
    case 'QuestionAgreed':
      return capitalHeard(fact.data.questionId, before, after);
    default:
      return [];
  }
};

/** What waited for a capital is agreed; who comes after this one need not ask. */
const capitalHeard = (questionId: string, before: Text, after: Text): Tidings[] => {
  const waited = before.questions.get(questionId)?.subjectTo ?? [];
  const title = `Agreed, no longer subject to what your capital says: ${titleOf(after, questionId)}`;
  const told = { kind: 'capital-heard', about: questionId, to: waited, question: questionId, title, lines: [] };
  return waited.length === 0 ? [] : [told];
};

const again = (
  kind: string,
  what: string,
  { questionId, words }: { readonly questionId: string; readonly words?: string | undefined },
  before: Text,
  text: Text,
): Tidings => ({
  kind,
  about: questionId,
  to: [
    ...proposalsOn(text, questionId).flatMap(({ by }) => by),
    ...objectionsOn(text, questionId).map(({ by }) => by),
    ...reservationsOn(text.reservations.values(), questionId).map(({ by }) => by),
    ...(before.questions.get(questionId)?.subjectTo ?? []),
    ...(text.questions.get(questionId)?.reopeningAsked ?? []).map(({ by }) => by),
  ],
  question: questionId,
  title: `A question that you spoke to was ${what}: ${titleOf(text, questionId)}`,
  lines: words === undefined ? [] : [words],
});
