import { Invalid } from '#eventsourcing';
import { wordingWith } from '#text';
import { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import { Id } from '../../vocabulary.js';
import { EditInput, editOf, type Wanted } from '../edit.js';
import { questionBeforeTheRoom } from '../guards.js';
import { knownComment, suggestedIn } from '../intervention/take-up-comment.js';
import type { Question } from '../question/question.js';
import { weaveOf } from '../question/wording.js';
import type { Text } from '../text.js';
import type { FloorEvent } from './floor.js';

const input = z
  .strictObject({
    questionId: Id,
    edit: EditInput.optional().describe('show these words'),
    commentId: Id.optional().describe('show the wording that a comment suggests'),
  })
  .refine((d) => (d.edit === undefined) !== (d.commentId === undefined), {
    message: 'say what to show: words, or a comment',
  });
type Input = z.infer<typeof input>;

/** The Chair shows the room a wording, undecided; it lapses with the reading. */
export class FloatWording extends TextCommand<Input> {
  static readonly input = input;
}

export const floatWording = ({ data, given }: FloatWording, text: Text, act: Act): FloorEvent[] => {
  const question = questionBeforeTheRoom(text, data.questionId);
  const edit = toShow(data, text, question);
  const wording = wordingWith(weaveOf(question.wording), edit);
  const language = given.language ?? text.tabled?.originalLanguage ?? 'en';
  const { questionId } = question;
  const from = data.commentId === undefined ? {} : { commentId: data.commentId };
  return [{ type: 'WordingFloated', data: { floatId: act.id(0), questionId, ...from, ...edit, wording, language } }];
};

const toShow = ({ edit, commentId, questionId }: Input, text: Text, question: Question): Wanted => {
  if (edit) return editOf(text, question, edit);
  const comment = knownComment(text, commentId ?? '');
  if (comment.questionId !== questionId)
    throw new Invalid('OF_ANOTHER_QUESTION', 'What is to be shown was said of another question.', [
      { path: 'data.commentId', message: 'must be a comment on the question named' },
    ]);
  return suggestedIn(text, comment, question);
};
