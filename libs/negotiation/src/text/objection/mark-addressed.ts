import { Refused } from '#eventsourcing';
import { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import { Id, Words } from '../../vocabulary.js';
import { knownObjection } from '../guards.js';
import type { Text } from '../text.js';
import type { Objection, ObjectionEvent } from './objection.js';

export const AnswerInput = z.strictObject({ objectionId: Id, words: Words.optional() });
type AnswerInput = z.infer<typeof AnswerInput>;

/** The Chair holds a concern or an objection to be met; whoever raised it then lifts or maintains it. */
export class MarkAddressed extends TextCommand<AnswerInput> {
  static readonly input = AnswerInput;
}

export const markAddressed = ({ data }: MarkAddressed, text: Text, _: Act): ObjectionEvent[] => {
  const objection = inStatus(knownObjection(text, data.objectionId), ['live']);
  return [{ type: 'ObjectionAddressed', data: answered(objection, data) }];
};

export const inStatus = (objection: Objection, statuses: readonly Objection['status'][]): Objection => {
  if (!statuses.includes(objection.status))
    throw new Refused(
      'R29',
      'OBJECTION_NOT_LIVE',
      `It is ${objection.status}; this needs it to be ${statuses.join(' or ')}.`,
    );
  return objection;
};

export const answered = ({ objectionId, questionId }: Objection, { words }: AnswerInput) => ({
  objectionId,
  questionId,
  ...(words !== undefined && { words }),
});
