import { Refused } from '#eventsourcing';
import { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import { Id, Words } from '../../vocabulary.js';
import { questionSpokenOf } from '../guards.js';
import type { Text } from '../text.js';
import type { AgreementEvent } from './agreement.js';
import { notCertified } from './contested.js';

const input = z.strictObject({ questionId: Id, words: Words });

/** A delegation asks the Chair to reopen a question that is settled, or to put back one that was taken out; it is shown to the Chair, and nothing else follows of itself. */
export class AskToReopen extends TextCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const askToReopen = ({ data }: AskToReopen, text: Text, act: Act): AgreementEvent[] => {
  const { questionId, status, reopeningAsked = [] } = questionSpokenOf(text, data.questionId);
  if (status === 'open') throw new Refused('R29', 'QUESTION_OPEN', 'The question is open: propose, or object.');
  notCertified(text);
  if (reopeningAsked.some(({ by }) => by === act.author))
    throw new Refused('R29', 'REOPENING_ASKED', 'You asked for that already; the Chair has it before them.');
  return [{ type: 'ReopeningAsked', data: { questionId, by: act.author, words: data.words } }];
};
