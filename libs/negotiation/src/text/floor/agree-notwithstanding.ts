import { Refused } from '#eventsourcing';
import { z } from 'zod';
import type { Act } from '../../act.js';
import { absence } from '../../body/presence/presence.js';
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
  const objections = blocksAgreement(text, question, { gavel: act }).map(({ objection }) =>
    overruled(text, put, act, objection),
  );
  if (objections.length === 0)
    throw new Refused('R29', 'NO_OBJECTION_LIVE', 'No objection stands against it: agree it without objection.');
  const over = objections.map(({ by }) => by);
  act.insist(false, 'R11', 'OBJECTION_LIVE', `Formal objections stand against it: ${String(objections.length)}.`, over);
  const fields = decided(act, { mode: 'chairs-responsibility', whose: 'chair', ...data });
  const agreed = { ...fields, ...gavelOn(text, put, question), objections };
  return [...silencing(text, put, act), { type: 'AgreedNotwithstanding', data: agreed }];
};

const overruled = (text: Text, { occurredAt }: Put, { body }: Act, objectionId = ''): Overruled => {
  const { by = '', ground = 'other' } = text.objections.get(objectionId) ?? {};
  return { objectionId, by, ground, ...absence(body, by, occurredAt) };
};
