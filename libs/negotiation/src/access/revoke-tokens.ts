import { z } from 'zod';
import { AccessCommand } from '../command.js';
import { Id } from '../vocabulary.js';
import type { Access, AccessEvent } from './access.js';

const input = z.strictObject({ person: Id });

/** Every token issued to a person until now stops working at once. */
export class RevokeTokens extends AccessCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const revokeTokens = ({ data, caller }: RevokeTokens, _: Access): AccessEvent[] => {
  return [{ type: 'TokensRevoked', data: { person: data.person, before: caller.receivedAt } }];
};
