import type { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import { knownObjection } from '../guards.js';
import type { Text } from '../text.js';
import { raisedBy } from './lift-objection.js';
import { AnswerInput, answered, inStatus } from './mark-addressed.js';
import type { ObjectionEvent } from './objection.js';

/** Whoever raised it does not find it met: it is live again. */
export class MaintainObjection extends TextCommand<z.infer<typeof AnswerInput>> {
  static readonly input = AnswerInput;
}

export const maintainObjection = ({ data }: MaintainObjection, text: Text, act: Act): ObjectionEvent[] => {
  const objection = raisedBy(act, knownObjection(text, data.objectionId));
  inStatus(objection, ['addressed']);
  return [{ type: 'ObjectionMaintained', data: answered(objection, data) }];
};
