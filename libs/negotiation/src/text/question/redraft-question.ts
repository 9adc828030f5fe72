import { Invalid, Refused } from '#eventsourcing';
import { answering } from '#text';
import { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import { Id } from '../../vocabulary.js';
import { decided, DecisionInput, unchangedSince } from '../decision.js';
import { EditInput, editOf, notStale } from '../edit.js';
import { knownObjection, knownProposal, knownQuestion, standingQuestion } from '../guards.js';
import { knownComment } from '../intervention/take-up-comment.js';
import { touching } from '../package/package.js';
import { sponsored, worded } from '../proposal/deciding.js';
import { questionsOf } from '../proposal/kinds.js';
import type { Reading } from '../reading/reading.js';
import type { Text } from '../text.js';
import type { Answer, Question, QuestionEvent } from './question.js';
import { weaveOf } from './wording.js';

const input = z.strictObject({
  questionId: Id,
  edit: EditInput,
  answers: z
    .array(
      z.union([
        z.strictObject({ proposalId: Id }),
        z.strictObject({ objectionId: Id }),
        z.strictObject({ commentId: Id }),
      ]),
    )
    .min(1, 'a redraft answers something that was said')
    .max(100)
    .describe('the proposals, concerns, objections and comments that the change answers'),
  ...DecisionInput,
});

/** Between the close of a reading and its revision the Chair redrafts a question, saying what that answers. */
export class RedraftQuestion extends TextCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const redraftQuestion = ({ data }: RedraftQuestion, text: Text, act: Act): QuestionEvent[] => {
  const { questionId, answers } = data;
  unchangedSince(act, text.revision, { question: knownQuestion(text, questionId).touched });
  const reading = readingClosed(text);
  const question = redraftable(text, questionId, reading);
  for (const answer of answers) isAbout(questionId, questionsAnswered(text, answer));
  const { wordingHash: _, ...edit } = editOf(text, question, data.edit);
  notStale(text, { questionId, edit });
  const weave = weaveOf(question.wording);
  const applied = answering(weave, editsAnswered(text, answers), edit);
  const redraft = { questionId, reading: reading.n, ...edit, ...worded(weave, applied), answers };
  return [{ type: 'QuestionRedrafted', data: { ...redraft, ...touching(text, questionId), ...decided(act, data) } }];
};

const readingClosed = (text: Text): Reading => {
  const reading = text.readings.at(-1);
  if (reading?.status === 'closed') return reading;
  const standing = reading ? `Reading ${String(reading.n)} is ${reading.status}` : 'No reading was opened yet';
  throw new Refused('R29', 'READING_NOT_CLOSED', `${standing}: the Chair redrafts between its close and its revision.`);
};

const redraftable = (text: Text, questionId: string, { n, scope }: Reading): Question => {
  const question = standingQuestion(text, questionId);
  if (!scope.includes(questionId))
    throw new Refused('R29', 'OUT_OF_SCOPE', `The question was not in the scope of reading ${String(n)}.`);
  if (question.status === 'agreed' || question.status === 'ad-referendum')
    throw new Refused('R29', 'QUESTION_AGREED', `The question is ${question.status}: its wording stands.`);
  return question;
};

const questionsAnswered = (text: Text, answer: Answer): readonly string[] => {
  if ('proposalId' in answer) return questionsOf(knownProposal(text, answer.proposalId));
  if ('objectionId' in answer) return [knownObjection(text, answer.objectionId).questionId];
  return [knownComment(text, answer.commentId).questionId];
};

const isAbout = (questionId: string, questions: readonly string[]): void => {
  if (!questions.includes(questionId))
    throw new Invalid('OF_ANOTHER_QUESTION', 'What it is to answer was said of another question.', [
      { path: 'data.answers', message: 'must belong to the question named' },
    ]);
};

/** Words that were asked for are credited to whose they were; all others are the Chair's. */
const editsAnswered = (text: Text, answers: readonly Answer[]): Parameters<typeof answering>[1] =>
  answers.flatMap((answer) => {
    const proposal = 'proposalId' in answer ? text.proposals.get(answer.proposalId) : undefined;
    return proposal?.kind === 'edit' ? [{ edit: proposal.edit, ...sponsored(proposal) }] : [];
  });
