import { Forbidden } from '#eventsourcing';
import type { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import { knownObjection } from '../guards.js';
import type { Text } from '../text.js';
import { AnswerInput, answered, inStatus } from './mark-addressed.js';
import type { Objection, ObjectionEvent } from './objection.js';

/** Whoever raised a concern or an objection takes it back. */
export class LiftObjection extends TextCommand<z.infer<typeof AnswerInput>> {
  static readonly input = AnswerInput;
}

export const liftObjection = ({ data }: LiftObjection, text: Text, act: Act): ObjectionEvent[] => {
  const objection = raisedBy(act, knownObjection(text, data.objectionId));
  inStatus(objection, ['live', 'addressed']);
  return [{ type: 'ObjectionLifted', data: answered(objection, data) }];
};

export const raisedBy = (act: Act, objection: Objection): Objection => {
  if (objection.by !== act.author)
    throw new Forbidden('NOT_YOUR_OBJECTION', 'Only the delegation that raised it lifts or maintains it.');
  return objection;
};
