import { Invalid } from '#eventsourcing';
import { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import { Id, Words } from '../../vocabulary.js';
import { questionToSpeakTo } from '../guards.js';
import type { Place } from '../proposal/kinds.js';
import { mayPropose } from '../proposal/propose-edit.js';
import { saidBy } from '../proposal/said.js';
import type { Question } from '../question/question.js';
import type { Text } from '../text.js';
import { before, followersOf } from './order.js';
import { besideWhatItFollowsUp, knownPlace, misplaced, PlaceInput } from './place.js';
import { notTheSameShape } from './same-shape.js';
import type { StructureProposed } from './structure.js';

const input = z.strictObject({ questionId: Id, ...PlaceInput, rationale: Words.optional() });

/** A delegation proposes that a question be read elsewhere in the text. */
export class ProposeMove extends TextCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const proposeMove = ({ data }: ProposeMove, text: Text, act: Act): StructureProposed[] => {
  const question = questionToSpeakTo(text, data.questionId);
  mayPropose(act);
  const place = knownPlace(text, data);
  elsewhere(text, question, place);
  besideWhatItFollowsUp(text, place, question.followUp?.of);
  notTheSameShape(text, { kind: 'move', questionId: data.questionId, place });
  return [{ type: 'MoveProposed', data: { proposalId: act.id(0), by: [act.author], ...data, ...saidBy(act) } }];
};

/** A question is moved to where it is not yet, and not into what follows it up. */
export const elsewhere = (text: Text, question: Question, { sectionId, after }: Place): void => {
  const { questionId } = question;
  const family = [questionId, ...followersOf(text, [questionId]).map((q) => q.questionId)];
  if (after !== null && family.includes(after))
    throw misplaced('A question is not read behind itself, nor behind what follows it up.', 'must be another question');
  if (question.sectionId === sectionId && before(text, question) === after)
    throw new Invalid('CHANGES_NOTHING', 'The question is read there already.');
};
