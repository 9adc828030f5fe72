import { Refused } from '#eventsourcing';
import { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import { Id, Words } from '../../vocabulary.js';
import { decided, DecisionInput } from '../decision.js';
import { blocksAgreement } from '../gate/agree.js';
import type { ObjectionEvent } from '../objection/objection.js';
import type { Text } from '../text.js';
import type { FloorEvent, Overruled, Put } from './floor.js';
import { gavelOn, putAndSeen } from './gavel.js';
import { silencing } from './silenced.js';

const input = z.strictObject({
  putId: Id,
  ...DecisionInput,
  words: Words.describe('the ruling, which every paper names'),
});

/** The Chair declares the wording put agreed notwithstanding formal objections, which stay live and are named for ever (R11). */
export class AgreeNotwithstanding extends TextCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const agreeNotwithstanding = (
  { data }: AgreeNotwithstanding,
  text: Text,
  act: Act,
): (FloorEvent | ObjectionEvent)[] => {
  const { put, question } = putAndSeen(text, data.putId, act);
  const objections = blocksAgreement(text, question, 'by-put').map(({ objection }) => overruled(text, put, objection));
  if (objections.length === 0)
    throw new Refused('R29', 'NO_OBJECTION_LIVE', 'No objection stands against it: agree it without objection.');
  act.insist(false, 'R11', 'OBJECTION_LIVE', `Formal objections stand against it: ${String(objections.length)}.`);
  const fields = decided(act, { mode: 'chairs-responsibility', whose: 'chair', ...data });
  const agreed = { ...fields, ...gavelOn(text, put, question), objections };
  return [...silencing(text, put), { type: 'AgreedNotwithstanding', data: agreed }];
};

const overruled = (text: Text, put: Put, objectionId = ''): Overruled => {
  const objection = text.objections.get(objectionId);
  const absent = put.objections?.some((o) => o.objectionId === objectionId && !o.present) === true;
  return { objectionId, by: objection?.by ?? '', ground: objection?.ground ?? 'other', absent };
};
