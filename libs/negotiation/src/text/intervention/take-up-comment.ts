import { NotFound, Refused } from '#eventsourcing';
import type { Edit } from '#text';
import { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import { Id, Words } from '../../vocabulary.js';
import { editOf, isStale, type Wanted } from '../edit.js';
import { questionToSpeakTo, tabledText } from '../guards.js';
import { meant } from '../mistaken.js';
import { mayPropose } from '../proposal/propose-edit.js';
import { saidBy } from '../proposal/said.js';
import { notTheSame } from '../proposal/same-change.js';
import { weaveOf } from '../question/wording.js';
import type { Question } from '../question/question.js';
import type { Text } from '../text.js';
import type { Comment } from './comments.js';
import type { InterventionEvent } from './intervention.js';

const input = z.strictObject({ commentId: Id, rationale: Words.optional() });

/** A delegation makes the wording of a comment its own proposal; whose words they were is remembered. */
export class TakeUpComment extends TextCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const takeUpComment = ({ data }: TakeUpComment, text: Text, act: Act): InterventionEvent[] => {
  const comment = knownComment(text, data.commentId);
  const question = questionToSpeakTo(text, comment.questionId);
  mayPropose(act);
  const edit = suggestedIn(text, comment, question);
  const { commentId, questionId } = comment;
  notTheSame(text, weaveOf(question.wording), { questionId, edit });
  return [
    {
      type: 'CommentTakenUp',
      data: {
        ...{ commentId, proposalId: act.id(0), questionId, by: [act.author], suggestedBy: comment.by, ...edit },
        ...(data.rationale !== undefined && { rationale: data.rationale }),
        ...saidBy(act),
      },
    },
  ];
};

export const knownComment = (text: Text, commentId: string): Comment => {
  tabledText(text);
  const comment = text.comments.get(commentId);
  if (!comment) throw new NotFound('COMMENT_UNKNOWN', `No comment ${commentId} in this text.`);
  return meant(comment);
};

/** The wording that a comment suggests, if it still applies: nothing was promised of it until somebody takes it up. */
export const suggestedIn = (text: Text, { edit, questionId }: Comment, question: Question): Wanted => {
  if (!edit)
    throw new Refused(
      'R29',
      'COMMENT_WITHOUT_WORDING',
      'The comment suggests no wording: there is nothing to take up.',
    );
  if (isStale(text, { questionId, edit }))
    throw new Refused(
      'R28',
      'COMMENT_STALE',
      'What it suggests collides with what was decided since: take up what is left of it in words of your own.',
    );
  return editOf(text, question, hunksOf(edit));
};

const hunksOf = ({ base, tokeniser, hunks }: Edit) => ({ base: String(base), tokeniser, hunks: [...hunks] });
