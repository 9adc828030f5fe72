import { Invalid, Refused } from '#eventsourcing';
import { z } from 'zod';
import { BodyCommand } from '../../command.js';
import { Day, Id } from '../../vocabulary.js';
import type { Body, BodyEvent } from '../body.js';
import { admitted, registeredBody } from '../guards.js';
import { Action, type Delegation } from './delegation.js';

const input = z.strictObject({
  delegation: Id,
  action: Action,
  deposited: Day.describe('date of deposit, or of signature'),
  effective: Day.optional().describe('date of effect, where it is not the one that the settings give'),
});

/** A signature, ratification or the like is recorded with its dates; status follows from these (R7). */
export class RecordTreatyAction extends BodyCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const recordTreatyAction = ({ data }: RecordTreatyAction, body: Body): BodyEvent[] => {
  mayBeParty(admitted(body, data.delegation));
  const { daysToEffect } = registeredBody(body).settings;
  const { delegation, action, deposited } = data;
  if (data.effective !== undefined && data.effective < deposited)
    throw new Invalid('EFFECT_BEFORE_DEPOSIT', 'An action takes effect on its deposit or later.', [
      { path: 'data.effective', message: 'must not be before deposited' },
    ]);
  const effective = action === 'signature' ? null : (data.effective ?? daysAfter(deposited, daysToEffect));
  return [{ type: 'TreatyActionRecorded', data: { delegation, action, deposited, effective } }];
};

const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

const NEVER_PARTIES = new Set(['un-body', 'igo', 'ngo']);

/** R6: whoever cannot join a treaty is not to count as a party by a slip of the pen. */
export const mayBeParty = ({ kind }: Delegation): void => {
  if (NEVER_PARTIES.has(kind))
    throw new Refused('R6', 'NO_TREATY_STATUS', `A delegation of this kind (${kind}) does not join treaties.`);
};
