import { Invalid, sha256 } from '#eventsourcing';
import { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import { Id } from '../../vocabulary.js';
import { decided, DecisionInput, unchangedSince } from '../decision.js';
import { wordingOf } from '../edit.js';
import { agreeable } from '../gate/agree.js';
import { knownQuestion, nothingPutOn, questionBeforeTheRoom, settleable } from '../guards.js';
import { mootWith } from '../structure/moot.js';
import type { Text } from '../text.js';
import type { QuestionEvent } from './question.js';

const input = z.strictObject({
  questionId: Id,
  outcome: z.enum(['agreed', 'deferred', 'removed']),
  ...DecisionInput,
});

/** The Chair settles a question as it stands, puts it off, or takes it out. */
export class DisposeOfQuestion extends TextCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const disposeOfQuestion = ({ data }: DisposeOfQuestion, text: Text, act: Act): QuestionEvent[] => {
  const { questionId } = data;
  unchangedSince(act, text.revision, { question: knownQuestion(text, questionId).touched });
  if (data.outcome === 'agreed') {
    const question = settleable(text, questionId);
    agreeable(act, text, question, 'as-it-stands');
    const wordingHash = sha256(wordingOf(question));
    return [{ type: 'QuestionAgreed', data: { questionId, wordingHash, ...decided(act, data) } }];
  }
  questionBeforeTheRoom(text, questionId);
  nothingPutOn(text, questionId);
  if (data.outcome === 'deferred') return [{ type: 'QuestionDeferred', data: { questionId, ...decided(act, data) } }];
  if (data.reason === undefined)
    throw new Invalid('REASON_MISSING', 'A question is taken out for a reason.', [
      { path: 'data.reason', message: 'must be given when the outcome is removed' },
    ]);
  const gone = { questionId, ...mootWith(text, [questionId]) };
  return [{ type: 'QuestionRemoved', data: { ...gone, ...decided(act, data) } }];
};
