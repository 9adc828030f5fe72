import { sha256 } from '#eventsourcing';
import { z } from 'zod';
import type { Act } from '../../act.js';
import { admitted } from '../../body/guards.js';
import { TextCommand } from '../../command.js';
import { distinct, Id } from '../../vocabulary.js';
import { decided, DecisionInput, unchangedSince } from '../decision.js';
import { wordingOf } from '../edit.js';
import { agreeable } from '../gate/agree.js';
import { knownQuestion, questionBeforeTheRoom } from '../guards.js';
import type { Text } from '../text.js';
import type { AgreementEvent } from './agreement.js';

const input = z.strictObject({
  questionId: Id,
  subjectTo: z
    .array(Id)
    .min(1)
    .max(300)
    .refine(distinct, 'must all differ')
    .describe('delegations that ask their capitals'),
  ...DecisionInput,
});

/** Delegates agree a question as it stands, subject to what their capitals say. */
export class AgreeAdReferendum extends TextCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const agreeAdReferendum = ({ data }: AgreeAdReferendum, text: Text, act: Act): AgreementEvent[] => {
  const { questionId, subjectTo } = data;
  unchangedSince(act, text.revision, { question: knownQuestion(text, questionId).touched });
  const question = questionBeforeTheRoom(text, questionId);
  subjectTo.forEach((delegation) => admitted(act.body, delegation));
  agreeable(act, text, question, 'as-it-stands');
  const wordingHash = sha256(wordingOf(question));
  const fields = decided(act, { mode: 'consensus', whose: 'group', ...data });
  return [{ type: 'QuestionAgreedAdReferendum', data: { questionId, wordingHash, subjectTo, ...fields } }];
};
