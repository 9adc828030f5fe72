import { Invalid, Refused } from '#eventsourcing';
import { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import { Id } from '../../vocabulary.js';
import { decided, DecisionInput, unchangedSince } from '../decision.js';
import { knownQuestion, standingQuestion } from '../guards.js';
import { touching } from '../package/package.js';
import { openReading, type Text } from '../text.js';
import type { AgreementEvent } from './agreement.js';

const input = z.strictObject({ questionId: Id, ...DecisionInput });

/** The Chair reopens a question that was agreed, agreed ad referendum or put off; an open reading reads it again. */
export class ReopenQuestion extends TextCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const reopenQuestion = ({ data }: ReopenQuestion, text: Text, act: Act): AgreementEvent[] => {
  const { questionId } = data;
  unchangedSince(act, text.revision, { question: knownQuestion(text, questionId).touched });
  if (standingQuestion(text, questionId).status === 'open')
    throw new Refused('R29', 'QUESTION_OPEN', 'The question is open already.');
  if (data.reason === undefined)
    throw new Invalid('REASON_MISSING', 'A question is reopened for a reason.', [
      { path: 'data.reason', message: 'must be given' },
    ]);
  const reading = openReading(text)?.n;
  return [
    {
      type: 'QuestionReopened',
      data: {
        questionId,
        ...(reading !== undefined && { reading }),
        ...touching(text, questionId),
        ...decided(act, data),
      },
    },
  ];
};
