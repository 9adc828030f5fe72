import { Refused } from '#eventsourcing';
import { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import { Id } from '../../vocabulary.js';
import { EditInput, editOf } from '../edit.js';
import { knownProposal, pending, proposedBy, standingQuestion } from '../guards.js';
import { saidBy } from '../proposal/said.js';
import { notTheSame } from '../proposal/same-change.js';
import { weaveOf } from '../question/wording.js';
import type { Text } from '../text.js';
import type { InterventionEvent } from './intervention.js';

const input = z.strictObject({ proposalId: Id, edit: EditInput });

/** The wording that was to follow is here: an idea becomes an edit, also while it is put off. */
export class WordIdea extends TextCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const wordIdea = ({ data }: WordIdea, text: Text, act: Act): InterventionEvent[] => {
  const idea = pending(knownProposal(text, data.proposalId));
  proposedBy(act, idea);
  const { proposalId } = idea;
  if (idea.kind !== 'idea')
    throw new Refused('R29', 'NOT_AN_IDEA', 'The proposal has its wording: its proposer revises it.');
  const question = standingQuestion(text, idea.questionId);
  const edit = editOf(text, question, data.edit);
  notTheSame(text, weaveOf(question.wording), { questionId: question.questionId, edit });
  return [{ type: 'IdeaWorded', data: { proposalId, ...edit, ...saidBy(act) } }];
};
