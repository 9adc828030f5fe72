import { Refused } from '#eventsourcing';
import { z } from 'zod';
import { AccessCommand } from '../command.js';
import { Id } from '../vocabulary.js';
import { FOR_EVER, type Access, type AccessEvent } from './access.js';

const input = z.strictObject({ person: Id });

/** A person is forgotten: name and addresses are deleted, tokens are worthless for ever. */
export class ForgetPerson extends AccessCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const forgetPerson = ({ data }: ForgetPerson, access: Access): AccessEvent[] => {
  if (access.revoked.get(data.person) === FOR_EVER)
    throw new Refused('R29', 'PERSON_FORGOTTEN', 'That person was forgotten already.');
  return [{ type: 'PersonForgotten', data: { person: data.person } }];
};
