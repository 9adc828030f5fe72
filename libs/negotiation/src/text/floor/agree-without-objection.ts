import { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import { Id } from '../../vocabulary.js';
import { decided, DecisionInput } from '../decision.js';
import { agreeable } from '../gate/agree.js';
import type { ObjectionEvent } from '../objection/objection.js';
import type { Text } from '../text.js';
import type { FloorEvent } from './floor.js';
import { gavelOn, putAndSeen } from './gavel.js';
import { silencing } from './silenced.js';

const input = z.strictObject({ putId: Id, ...DecisionInput });

/** The gavel: what was put is agreed without objection; one act decides, disposes and updates. */
export class AgreeWithoutObjection extends TextCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const agreeWithoutObjection = (
  { data }: AgreeWithoutObjection,
  text: Text,
  act: Act,
): (FloorEvent | ObjectionEvent)[] => {
  const { put, question } = putAndSeen(text, data.putId, act);
  agreeable(act, text, question, { gavel: act });
  const fields = decided(act, { mode: 'no-objection', whose: 'group', ...data });
  return [
    ...silencing(text, put, act),
    { type: 'AgreedWithoutObjection', data: { ...fields, ...gavelOn(text, put, question) } },
  ];
};
