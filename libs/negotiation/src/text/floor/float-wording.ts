import { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import { Id } from '../../vocabulary.js';
import { EditInput, editOf } from '../edit.js';
import { questionBeforeTheRoom } from '../guards.js';
import { weaveOf } from '../question/wording.js';
import { wordingWith } from '#text';
import type { Text } from '../text.js';
import type { FloorEvent } from './floor.js';

const input = z.strictObject({ questionId: Id, edit: EditInput });

/** The Chair shows the room a wording, undecided; it lapses with the reading. */
export class FloatWording extends TextCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const floatWording = ({ data, given }: FloatWording, text: Text, act: Act): FloorEvent[] => {
  const question = questionBeforeTheRoom(text, data.questionId);
  const edit = editOf(text, question, data.edit);
  const wording = wordingWith(weaveOf(question.wording), edit);
  const language = given.language ?? text.tabled?.originalLanguage ?? 'en';
  return [
    {
      type: 'WordingFloated',
      data: { floatId: act.id(0), questionId: question.questionId, ...edit, wording, language },
    },
  ];
};
