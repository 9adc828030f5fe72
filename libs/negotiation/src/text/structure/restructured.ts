import type { FactOf } from '../../fact.js';
import { changeProposal } from '../proposal/proposal.js';
import { changeQuestion, type Question, type Questions } from '../question/question.js';
import { moved, placed } from '../question/tabled.js';
import { mooted, readToo, type Shape, hangingOn } from './shape.js';
import {
  evolveStructureProposals,
  type StructureAccepted,
  type StructureEvent,
  type StructureProposed,
  type Successor,
} from './structure.js';

/** A text once its structure was changed. */
export const restructured = (before: Shape, fact: FactOf<StructureEvent>): Shape =>
  // Only a decision says in what mode it was taken.
  'mode' in fact.data
    ? accepted(before, fact as FactOf<StructureAccepted>)
    : { ...before, proposals: evolveStructureProposals(before.proposals, fact as FactOf<StructureProposed>) };

const accepted = (before: Shape, fact: FactOf<StructureAccepted>): Shape => {
  const { proposalId, questionId, settled } = fact.data;
  const status = settled ? 'accepted-as-amended' : 'accepted';
  const proposals = changeProposal(before.proposals, proposalId, fact, () => ({ status }));
  const shape = { ...before, proposals };
  switch (fact.type) {
    case 'AdditionAccepted':
      return readToo({ ...shape, questions: placed(shape.questions, added(fact, before), fact.data.after) }, [
        questionId,
      ]);
    case 'DeletionAccepted': {
      const gone = { status: 'removed', carriedOver: undefined, ...hangingOn(before, fact.data) } as const;
      const questions = changeQuestion(shape.questions, questionId, fact, () => gone);
      return mooted({ ...shape, questions }, fact.data, fact);
    }
    case 'MoveAccepted': {
      const family = [questionId, ...fact.data.with];
      const told = (id: string) => (id === questionId ? { moved: fact.revision } : {});
      const questions = family.reduce((all, id) => changeQuestion(all, id, fact, () => told(id)), shape.questions);
      return { ...shape, questions: moved(questions, family, fact.data) };
    }
    case 'SplitAccepted':
      return closed(shape, fact, [questionId], 'split', fact.data.parts);
    case 'MergeAccepted':
      return closed(shape, fact, fact.data.questions, 'merged', [fact.data.into]);
  }
};

type Closing = Extract<FactOf<StructureAccepted>, { type: 'SplitAccepted' | 'MergeAccepted' }>;

/** Questions closed, and others opened that come out of them. */
const closed = (
  shape: Shape,
  fact: Closing,
  from: readonly string[],
  status: 'split' | 'merged',
  successors: readonly Successor[],
): Shape => {
  const became = successors.map((successor) => successor.questionId);
  const reading = shape.readings.at(-1)?.n ?? 0;
  const tombstones = from.reduce(
    (all, id) => changeQuestion(all, id, fact, () => ({ status, became, carriedOver: undefined })),
    shape.questions,
  );
  const questions = successors.reduce(
    (all, { after, opening, wordingHash: _, ...facets }) =>
      placed(
        all,
        {
          ...facets,
          ...{ from, status: 'open', touched: fact.revision, since: fact.revision },
          wording: { first: { opening, reading, revision: fact.revision, decision: fact.type } },
        },
        after,
      ),
    tombstones,
  );
  const next = readToo({ ...shape, questions: followedUp(questions, fact, successors.at(-1)) }, became);
  return mooted(next, fact.data, fact);
};

const followedUp = (questions: Questions, fact: Closing, last: Successor | undefined): Questions => {
  const { followUps } = fact.data;
  if (!last || followUps.length === 0) return questions;
  const renamed = followUps.reduce(
    (all, { questionId, of }) =>
      changeQuestion(all, questionId, fact, ({ followUp }) => ({ followUp: followUp && { ...followUp, of } })),
    questions,
  );
  const ids = followUps.map(({ questionId }) => questionId);
  return moved(renamed, ids, { sectionId: last.sectionId, after: last.questionId });
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
