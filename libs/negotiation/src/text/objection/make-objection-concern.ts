import { Refused } from '#eventsourcing';
import type { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import { knownObjection } from '../guards.js';
import type { Text } from '../text.js';
import { raisedBy } from './lift-objection.js';
import { AnswerInput, answered, inStatus } from './mark-addressed.js';
import type { Objection, ObjectionEvent } from './objection.js';

/** Whoever raised a formal objection lets it stand as a concern: it is on the record, and blocks no more. */
export class MakeObjectionConcern extends TextCommand<z.infer<typeof AnswerInput>> {
  static readonly input = AnswerInput;
}

export const makeObjectionConcern = ({ data }: MakeObjectionConcern, text: Text, act: Act): ObjectionEvent[] => {
  const objection = formalOne(raisedBy(act, knownObjection(text, data.objectionId)));
  inStatus(objection, ['live', 'addressed', 'not-maintained']);
  return [{ type: 'ObjectionMadeConcern', data: answered(objection, data) }];
};

export const formalOne = (objection: Objection): Objection => {
  if (!objection.formal)
    throw new Refused('R29', 'OBJECTION_NOT_FORMAL', 'It is a concern, not a formal objection: it blocks nothing.');
  return objection;
};
