import type { Question } from '../question/question.js';
import type { Reading } from '../reading/reading.js';
import { putOn, type Text } from '../text.js';
import { pendingPut, undecidedProposal } from './agree.js';
import type { Blocker } from './gate.js';
import { toSettle } from './ways.js';

/** R13: what stands in the way of closing a reading. */
export const blocksClosing = (text: Text, reading: Reading): Blocker[] => [
  ...reading.scope.flatMap((id) => questionUndisposed(text, text.questions.get(id), reading)),
  ...[...text.proposals.values()]
    .filter((proposal) => proposal.status === 'tabled')
    .map((proposal) => undecidedProposal('R13', text, proposal, true)),
  ...reading.scope.flatMap((id) => {
    const put = putOn(text, id);
    return put ? [pendingPut(id, put)] : [];
  }),
];

const questionUndisposed = (text: Text, question: Question | undefined, reading: Reading): Blocker[] =>
  question?.status !== 'open' || question.carriedOver === reading.n
    ? []
    : [
        {
          rule: 'R13',
          code: 'QUESTION_NOT_DISPOSED',
          message: 'A question in scope is neither settled nor carried over.',
          question: question.questionId,
          who: ['chair'],
          by: toSettle(text, question.questionId, 'CarryOver'),
          overridable: true,
          since: question.since,
        },
      ];
