import type { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import { knownObjection } from '../guards.js';
import type { AgreementEvent } from '../agreement/agreement.js';
import { contesting } from '../agreement/contested.js';
import { putOn, type Text } from '../text.js';
import { raisedBy } from './lift-objection.js';
import { AnswerInput, answered, inStatus } from './mark-addressed.js';
import type { Objection, ObjectionEvent } from './objection.js';

/** Whoever raised it does not find it met, or renews it while a wording is before the room: it is live. */
export class MaintainObjection extends TextCommand<z.infer<typeof AnswerInput>> {
  static readonly input = AnswerInput;
}

export const maintainObjection = (
  { data }: MaintainObjection,
  text: Text,
  act: Act,
): (ObjectionEvent | AgreementEvent)[] => {
  const objection = raisedBy(act, knownObjection(text, data.objectionId));
  const { objectionId, questionId } = objection;
  if (!renewable(text, objection)) inStatus(objection, ['addressed', 'not-maintained']);
  const contested = objection.status === 'not-maintained' ? contesting(text, act, questionId, objectionId) : [];
  return [{ type: 'ObjectionMaintained', data: answered(objection, data) }, ...contested];
};

/** A live one is renewed once for each wording that is put. */
const renewable = (text: Text, { formal, status, questionId, maintained = -1 }: Objection): boolean => {
  const put = putOn(text, questionId);
  return formal && status === 'live' && put !== undefined && maintained < put.entered;
};
