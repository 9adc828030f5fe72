import { Refused } from '#eventsourcing';
import { z } from 'zod';
import type { Act } from '../../act.js';
import { BodyCommand } from '../../command.js';
import { Day, Names, nameIn } from '../../vocabulary.js';
import type { Body, BodyEvent } from '../body.js';
import { registeredBody } from '../guards.js';
import { DelegationKind, nameOn } from './delegation.js';

const input = z.strictObject({ kind: DelegationKind, names: Names, from: Day });

/** A State, organization or entity takes part from a date. */
export class AdmitDelegation extends BodyCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const admitDelegation = ({ data }: AdmitDelegation, body: Body, act: Act): BodyEvent[] => {
  registeredBody(body);
  const name = nameIn(data.names);
  if (body.delegations.some((d) => nameOn(d, data.from) === name))
    throw new Refused('R29', 'DELEGATION_EXISTS', `${name} was admitted already.`);
  return [{ type: 'DelegationAdmitted', data: { delegation: act.id(0), ...data } }];
};
