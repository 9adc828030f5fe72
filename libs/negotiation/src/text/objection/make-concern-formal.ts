import { Refused } from '#eventsourcing';
import type { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import type { AgreementEvent } from '../agreement/agreement.js';
import { contesting } from '../agreement/contested.js';
import { knownObjection, standingQuestion } from '../guards.js';
import type { Text } from '../text.js';
import { raisedBy } from './lift-objection.js';
import { AnswerInput, answered, inStatus } from './mark-addressed.js';
import type { ObjectionEvent } from './objection.js';
import { byAParty } from './object-formally.js';
import { oneVoice } from './one-voice.js';

/** A party makes the concern that it voiced a formal objection, with all that follows of one: it blocks agreement (R11). */
export class MakeConcernFormal extends TextCommand<z.infer<typeof AnswerInput>> {
  static readonly input = AnswerInput;
}

export const makeConcernFormal = (
  { data }: MakeConcernFormal,
  text: Text,
  act: Act,
): (ObjectionEvent | AgreementEvent)[] => {
  const concern = raisedBy(act, knownObjection(text, data.objectionId));
  const { objectionId, questionId, formal } = concern;
  if (formal) throw new Refused('R29', 'OBJECTION_FORMAL', 'It is a formal objection already.');
  inStatus(concern, ['live', 'addressed']);
  if (text.questions.has(questionId)) standingQuestion(text, questionId);
  byAParty(act);
  oneVoice(text, act, questionId);
  const contested = contesting(text, act, questionId, objectionId);
  return [{ type: 'ConcernMadeFormal', data: answered(concern, data) }, ...contested];
};
