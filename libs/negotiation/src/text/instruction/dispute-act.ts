import { Refused } from '#eventsourcing';
import { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import { RevisionString, Words } from '../../vocabulary.js';
import type { Text } from '../text.js';
import { actToAnswer } from './answering.js';
import type { InstructionEvent } from './instruction.js';

const input = z.strictObject({
  revision: RevisionString.describe('of what was recorded; any revision of an act names all of it'),
  words: Words.describe('what is not as it was instructed'),
});

/** The Chair disputes what the secretariat recorded on the Chair's instruction. It stands, marked; the meeting over, what it did is decided anew. */
export class DisputeAct extends TextCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const disputeAct = ({ data }: DisputeAct, text: Text, act: Act): InstructionEvent[] => {
  const { revision, status } = actToAnswer(text, data.revision, act, 'data.revision');
  if (status === 'disputed')
    throw new Refused(
      'R29',
      'ACT_DISPUTED',
      `Revision ${data.revision} is disputed already: correct it, or confirm it.`,
    );
  return [{ type: 'ActDisputed', data: { revision, words: data.words } }];
};
