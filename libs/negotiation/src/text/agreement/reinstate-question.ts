import { Invalid, Refused } from '#eventsourcing';
import { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import { Id } from '../../vocabulary.js';
import { decided, DecisionInput, unchangedSince } from '../decision.js';
import { knownQuestion } from '../guards.js';
import type { Restorable } from '../question/question.js';
import { openReading, type Text } from '../text.js';
import type { AgreementEvent } from './agreement.js';

const input = z.strictObject({ questionId: Id, ...DecisionInput });

/** The Chair puts back a question that was taken out, with what had become moot by that as it stood. */
export class ReinstateQuestion extends TextCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const reinstateQuestion = ({ data }: ReinstateQuestion, text: Text, act: Act): AgreementEvent[] => {
  const { questionId } = data;
  const question = knownQuestion(text, questionId);
  unchangedSince(act, text.revision, { question: question.touched });
  if (question.status !== 'removed')
    throw new Refused(
      'R29',
      'QUESTION_NOT_REMOVED',
      `The question is ${question.status}: only one taken out is put back.`,
    );
  if (data.reason === undefined)
    throw new Invalid('REASON_MISSING', 'A question is reinstated for a reason.', [
      { path: 'data.reason', message: 'must be given' },
    ]);
  const reading = openReading(text)?.n;
  const fields = { ...(reading !== undefined && { reading }), ...decided(act, data) };
  return [{ type: 'QuestionReinstated', data: { questionId, ...stillMoot(text, question.mootedBy), ...fields } }];
};

/** What fell with it and was not dealt with otherwise since. */
const stillMoot = (
  { proposals, objections }: Text,
  hung: Restorable = { proposals: [], objections: [] },
): Restorable => ({
  proposals: hung.proposals.filter(({ proposalId }) => proposals.get(proposalId)?.status === 'moot'),
  objections: hung.objections.filter(({ objectionId }) => objections.get(objectionId)?.status === 'moot'),
});
