import { Invalid, sha256 } from '#eventsourcing';
import { TOKENISER, wordingWith, type Edit } from '#text';
import { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import { Id } from '../../vocabulary.js';
import { unchangedSince } from '../decision.js';
import { EditInput, editOf, notStale } from '../edit.js';
import { knownFloat, knownProposal, nothingPutOn, questionBeforeTheRoom, undecided } from '../guards.js';
import type { Question } from '../question/question.js';
import { weaveOf } from '../question/wording.js';
import type { Text } from '../text.js';
import type { FloorEvent } from './floor.js';

const input = z
  .strictObject({
    questionId: Id,
    floatId: Id.optional().describe('put the wording that was floated'),
    proposalId: Id.optional().describe('put the wording of a proposal, or other words that answer it'),
    edit: EditInput.optional().describe('put these words'),
  })
  .refine((d) => d.floatId === undefined || d.edit === undefined, {
    message: 'put either what was floated or other words',
    path: ['edit'],
  });
type Input = z.infer<typeof input>;

/** The Chair puts exact words to the room; with nothing named, the wording as it stands. */
export class PutWording extends TextCommand<Input> {
  static readonly input = input;
}

export const putWording = ({ data, given }: PutWording, text: Text, act: Act): FloorEvent[] => {
  const touched = text.questions.get(data.questionId)?.touched ?? 0;
  unchangedSince(act, text.revision, { question: touched });
  const question = questionBeforeTheRoom(text, data.questionId);
  nothingPutOn(text, question.questionId);
  const edit = editToPut(data, text, question);
  if (edit.hunks.length > 0) notStale(text, { questionId: question.questionId, edit });
  const wording = wordingWith(weaveOf(question.wording), edit);
  return [
    {
      type: 'WordingPut',
      data: {
        putId: act.id(0),
        questionId: question.questionId,
        ...(data.floatId !== undefined && { floatId: data.floatId }),
        ...(data.proposalId !== undefined && { proposalId: data.proposalId }),
        ...edit,
        wording,
        wordingHash: sha256(wording),
        language: given.language ?? text.tabled?.originalLanguage ?? 'en',
        seen: act.seen(),
      },
    },
  ];
};

const editToPut = (data: Input, text: Text, question: Question): Edit => {
  const proposal = data.proposalId === undefined ? undefined : undecided(knownProposal(text, data.proposalId));
  if (proposal && proposal.questionId !== question.questionId) throw elsewhere('proposalId');
  if (data.floatId !== undefined) return floated(data.floatId, text, question);
  if (data.edit) {
    const { wordingHash: _, ...edit } = editOf(text, question, data.edit);
    return edit;
  }
  return proposal?.edit ?? { base: text.revision, tokeniser: TOKENISER, hunks: [] };
};

const floated = (floatId: string, text: Text, question: Question): Edit => {
  const float = knownFloat(text, floatId);
  if (float.questionId !== question.questionId) throw elsewhere('floatId');
  return float.edit;
};

const elsewhere = (path: string): Invalid =>
  new Invalid('OF_ANOTHER_QUESTION', 'What is to be put belongs to another question.', [
    { path: `data.${path}`, message: 'must belong to the question named' },
  ]);
