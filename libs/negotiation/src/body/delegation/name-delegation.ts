import { z } from 'zod';
import { BodyCommand } from '../../command.js';
import { Day, Id, Names } from '../../vocabulary.js';
import type { Body, BodyEvent } from '../body.js';
import { admitted } from '../guards.js';

const input = z.strictObject({ delegation: Id, names: Names, from: Day });

/** A delegation is called otherwise from a date on; earlier papers keep the earlier name. */
export class NameDelegation extends BodyCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const nameDelegation = ({ data }: NameDelegation, body: Body): BodyEvent[] => {
  admitted(body, data.delegation);
  return [{ type: 'DelegationNamed', data }];
};
