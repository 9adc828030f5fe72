import { z } from 'zod';
import type { Act } from '../act.js';
import { AccessCommand } from '../command.js';
import { ofThisBody } from '../person/of-this-body.js';
import { Id, Slug } from '../vocabulary.js';
import type { Access, AccessEvent } from './access.js';

const input = z.strictObject({ body: Slug.optional().describe('the body whose secretariat says so'), person: Id });

/** Every token issued to a person until now stops working at once. */
export class RevokeTokens extends AccessCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const revokeTokens = ({ data, caller }: RevokeTokens, _: Access, act: Act): AccessEvent[] => {
  ofThisBody(act, data.person);
  return [{ type: 'TokensRevoked', data: { person: data.person, before: caller.receivedAt } }];
};
