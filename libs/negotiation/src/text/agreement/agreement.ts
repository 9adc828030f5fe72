import type { Author } from '#text';
import type { FactOf } from '../../fact.js';
import type { DecisionFields } from '../decision.js';
import { changeObjection } from '../objection/objection.js';
import { changeProposal } from '../proposal/proposal.js';
import { UNSETTLED } from '../question/disposed.js';
import { changeQuestion, type Contested, type Question, type Restorable } from '../question/question.js';
import { readToo, type Shape } from '../structure/shape.js';

/** What happens to an agreement, and to a removal, once it is there. */
export type AgreementEvent =
  | { type: 'AgreementContested'; data: Contested & { questionId: string } }
  | { type: 'ReopeningAsked'; data: { questionId: string; by: Author; words: string } }
  | {
      type: 'QuestionAgreedAdReferendum';
      data: DecisionFields & { questionId: string; wordingHash: string; subjectTo: readonly string[] };
    }
  | {
      type: 'QuestionReopened';
      data: DecisionFields & {
        questionId: string;
        reading?: number | undefined;
        /** Of which it undoes a part. */
        packages?: readonly string[] | undefined;
      };
    }
  | {
      type: 'QuestionReinstated';
      data: DecisionFields & Restorable & { questionId: string; reading?: number | undefined };
    };

export const AGREEMENT_TYPES = [
  'AgreementContested',
  'ReopeningAsked',
  'QuestionAgreedAdReferendum',
  'QuestionReopened',
  'QuestionReinstated',
] as const satisfies readonly AgreementEvent['type'][];

const KNOWN = new Set<string>(AGREEMENT_TYPES);

export const isOfAgreement = <F extends { readonly type: string }>(
  fact: F,
): fact is Extract<F, { readonly type: AgreementEvent['type'] }> => KNOWN.has(fact.type);

/** A text once something happened to the agreement of a question, or to its removal. */
export const agreementMoved = (shape: Shape, fact: FactOf<AgreementEvent>): Shape => {
  const { questionId } = fact.data;
  const questions = changeQuestion(shape.questions, questionId, fact, (question) => moved(question, fact));
  const next =
    fact.type === 'QuestionReinstated' ? restored({ ...shape, questions }, fact.data, fact) : { ...shape, questions };
  const read = 'reading' in fact.data && fact.data.reading !== undefined;
  return read ? readToo(next, [questionId]) : next;
};

/** What had become moot stands as it stood. */
const restored = (shape: Shape, { proposals, objections }: Restorable, fact: { readonly revision: number }): Shape => ({
  ...shape,
  proposals: proposals.reduce(
    (all, { proposalId, status }) => changeProposal(all, proposalId, fact, () => ({ status })),
    shape.proposals,
  ),
  objections: objections.reduce(
    (all, { objectionId, status }) => changeObjection(all, objectionId, fact.revision, status),
    shape.objections,
  ),
});

const moved = (question: Question, fact: FactOf<AgreementEvent>): Partial<Question> => {
  switch (fact.type) {
    case 'AgreementContested': {
      const { questionId: _, ...contested } = fact.data;
      return { contestedAfterwards: [...(question.contestedAfterwards ?? []), contested] };
    }
    case 'ReopeningAsked': {
      const { by, words } = fact.data;
      return { reopeningAsked: [...(question.reopeningAsked ?? []), { by, words }] };
    }
    case 'QuestionAgreedAdReferendum':
      return { ...UNSETTLED, status: 'ad-referendum', agreedAt: fact.meta.occurredAt, subjectTo: fact.data.subjectTo };
    case 'QuestionReopened':
    case 'QuestionReinstated':
      return { ...UNSETTLED, status: 'open', mootedBy: undefined };
  }
};
