import type { FactOf } from '../../fact.js';
import { changeProposal } from '../proposal/proposal.js';
import { changeQuestion, type Question } from '../question/question.js';
import { moved, placed } from '../question/tabled.js';
import { mooted, readToo, type Shape } from './shape.js';
import {
  evolveStructureProposals,
  type StructureAccepted,
  type StructureEvent,
  type StructureProposed,
} from './structure.js';

/** A text once its structure was changed. */
export const restructured = (before: Shape, fact: FactOf<StructureEvent>): Shape =>
  // Only a decision says in what mode it was taken.
  'mode' in fact.data
    ? accepted(before, fact as FactOf<StructureAccepted>)
    : { ...before, proposals: evolveStructureProposals(before.proposals, fact as FactOf<StructureProposed>) };

const accepted = (before: Shape, fact: FactOf<StructureAccepted>): Shape => {
  const { proposalId, questionId } = fact.data;
  const proposals = changeProposal(before.proposals, proposalId, fact, () => ({ status: 'accepted' }));
  const shape = { ...before, proposals };
  switch (fact.type) {
    case 'AdditionAccepted':
      return readToo({ ...shape, questions: placed(shape.questions, added(fact, before), fact.data.after) }, [
        questionId,
      ]);
    case 'DeletionAccepted': {
      const gone = { status: 'removed', carriedOver: undefined } as const;
      const questions = changeQuestion(shape.questions, questionId, fact, () => gone);
      return mooted({ ...shape, questions }, fact.data, fact);
    }
    case 'MoveAccepted': {
      const questions = changeQuestion(shape.questions, questionId, fact, () => ({}));
      return { ...shape, questions: moved(questions, [questionId, ...fact.data.with], fact.data) };
    }
    default:
      return shape;
  }
};

const added = (
  { type, data, revision }: Extract<FactOf<StructureAccepted>, { type: 'AdditionAccepted' }>,
  { readings }: Shape,
): Question => {
  const { questionId, sectionId, wording, tokeniser, by, proposalId, answer, articles, guidance, followUp } = data;
  const reading = readings.at(-1)?.n ?? 0;
  const first = { wording, tokeniser, by, revision, reading, decision: type, proposal: proposalId };
  return {
    ...{ questionId, sectionId, answer, articles, guidance, followUp },
    ...{ status: 'open', touched: revision, since: revision, wording: { first } },
  };
};
