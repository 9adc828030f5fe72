import { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import { distinct, RevisionString } from '../../vocabulary.js';
import type { Text } from '../text.js';
import { actToAnswer } from './answering.js';
import type { InstructionEvent } from './instruction.js';

const input = z.strictObject({
  revisions: z
    .array(RevisionString)
    .min(1)
    .max(1000)
    .refine(distinct, 'must not name one twice')
    .describe('of what was recorded; any revision of an act names all of it'),
});

/** The Chair confirms what the secretariat recorded on the Chair's instruction: all of these acts, or none. */
export class ConfirmActs extends TextCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const confirmActs = ({ data }: ConfirmActs, text: Text, act: Act): InstructionEvent[] => {
  const acts = data.revisions.map((revision, i) => actToAnswer(text, revision, act, `data.revisions.${String(i)}`));
  return [{ type: 'ActsConfirmed', data: { revisions: [...new Set(acts.map(({ revision }) => revision))] } }];
};
