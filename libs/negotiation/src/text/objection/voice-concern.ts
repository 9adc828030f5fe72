import { Invalid } from '#eventsourcing';
import { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import { Ground, Id, Words } from '../../vocabulary.js';
import { knownProposal, questionSpokenOf, standingQuestion } from '../guards.js';
import { isPending, type Text } from '../text.js';
import type { Objection, ObjectionEvent } from './objection.js';

export const ConcernInput = z.strictObject({
  questionId: Id,
  proposalId: Id.optional(),
  ground: Ground,
  words: Words,
});

/** Anyone who may speak says what is wrong with a wording; it is disposed of and never blocks. */
export class VoiceConcern extends TextCommand<z.infer<typeof ConcernInput>> {
  static readonly input = ConcernInput;
}

export const voiceConcern = ({ data }: VoiceConcern, text: Text, act: Act): ObjectionEvent[] => [
  { type: 'ConcernVoiced', data: raised(data, text, act, questionSpokenOf) },
];

export const raised = (
  data: z.infer<typeof ConcernInput>,
  text: Text,
  act: Act,
  questionOf = standingQuestion,
): Omit<Objection, 'formal' | 'status' | 'spokenAt' | 'entered' | 'touched'> => {
  const question = isProposed(text, data) ? data : questionOf(text, data.questionId);
  if (data.proposalId !== undefined && knownProposal(text, data.proposalId).questionId !== question.questionId)
    throw new Invalid('PROPOSAL_OF_ANOTHER_QUESTION', 'The proposal belongs to another question.', [
      { path: 'data.proposalId', message: 'must be a proposal of the question named' },
    ]);
  return {
    objectionId: act.id(0),
    questionId: question.questionId,
    ...(data.proposalId !== undefined && { proposalId: data.proposalId }),
    by: act.author,
    ground: data.ground,
    words: data.words,
  };
};

/** A question that is only proposed is spoken to by naming its proposal. */
const isProposed = (text: Text, { questionId, proposalId = '' }: z.infer<typeof ConcernInput>): boolean => {
  const proposal = text.proposals.get(proposalId);
  return proposal?.kind === 'addition' && proposal.questionId === questionId && isPending(proposal);
};
