import { Refused } from '#eventsourcing';
import { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import { Id, Words } from '../../vocabulary.js';
import { EditInput, editOf } from '../edit.js';
import { standingQuestion } from '../guards.js';
import type { Question } from '../question/question.js';
import type { Text } from '../text.js';
import type { InterventionEvent } from './intervention.js';

const input = z
  .strictObject({
    questionId: Id,
    words: Words.optional(),
    edit: EditInput.optional().describe('a wording that somebody may take up'),
  })
  .refine((d) => d.words !== undefined || d.edit !== undefined, { message: 'say words, a wording, or both' });
type Input = z.infer<typeof input>;

/** Anybody who may speak says something of a question, perhaps with a wording: a party or the Chair may take it up. */
export class MakeComment extends TextCommand<Input> {
  static readonly input = input;
}

export const makeComment = ({ data, given }: MakeComment, text: Text, act: Act): InterventionEvent[] => {
  const question = standingQuestion(text, data.questionId);
  return [
    {
      type: 'CommentMade',
      data: {
        ...{ commentId: act.id(0), questionId: question.questionId, by: act.author },
        ...(data.words !== undefined && { words: data.words }),
        ...worded(data, text, question, act),
        ...(given.form === 'oral' && { form: given.form }),
      },
    },
  ];
};

/** Non-governmental organizations speak on the text and do not draft it. */
const worded = ({ edit }: Input, text: Text, question: Question, act: Act) => {
  if (!edit) return {};
  if (act.standing.capacity === 'ngo')
    throw new Refused(
      'R6',
      'WORDING_NOT_YOURS',
      'A non-governmental organization comments in words, not in a wording.',
    );
  return editOf(text, question, edit);
};
