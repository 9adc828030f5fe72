import { Refused } from '#eventsourcing';
import { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import { Id } from '../../vocabulary.js';
import { decided, DecisionInput, unchangedSince } from '../decision.js';
import {
  knownProposal,
  knownQuestion,
  nothingPutOn,
  questionBeforeTheRoom,
  readingUnderWay,
  undecided,
} from '../guards.js';
import type { ProposalEvent } from '../proposal/proposal.js';
import type { Text } from '../text.js';
import type { QuestionEvent } from './question.js';

const input = z
  .strictObject({ questionId: Id.optional(), proposalId: Id.optional(), ...DecisionInput })
  .refine((d) => (d.questionId === undefined) !== (d.proposalId === undefined), {
    message: 'name one question or one proposal',
  });
type Input = z.infer<typeof input>;

/** The Chair leaves a question, or a proposal, as it is for the next reading. */
export class CarryOver extends TextCommand<Input> {
  static readonly input = input;
}

export const carryOver = ({ data }: CarryOver, text: Text, act: Act): (QuestionEvent | ProposalEvent)[] =>
  data.proposalId === undefined
    ? [questionCarried(data.questionId ?? '', data, text, act)]
    : [proposalCarried(data.proposalId, data, text, act)];

const questionCarried = (questionId: string, data: Input, text: Text, act: Act): QuestionEvent => {
  unchangedSince(act, text.revision, { question: knownQuestion(text, questionId).touched });
  const { n } = readingUnderWay(text);
  const question = questionBeforeTheRoom(text, questionId);
  nothingPutOn(text, questionId);
  if (question.carriedOver === n)
    throw new Refused('R29', 'ALREADY_CARRIED_OVER', 'The question is carried over already.');
  return { type: 'QuestionCarriedOver', data: { questionId, reading: n, ...decided(act, data) } };
};

const proposalCarried = (proposalId: string, data: Input, text: Text, act: Act): ProposalEvent => {
  const proposal = knownProposal(text, proposalId);
  unchangedSince(act, text.revision, { proposal: proposal.touched });
  const { n } = readingUnderWay(text);
  const { questionId } = undecided(proposal);
  return { type: 'ProposalCarriedOver', data: { proposalId, questionId, reading: n, ...decided(act, data) } };
};
