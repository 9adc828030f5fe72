import { Map } from 'immutable';
import type { FactOf } from '../fact.js';

export type AccessEvent =
  | { type: 'TokensRevoked'; data: { person: string; before: string } }
  | { type: 'PersonForgotten'; data: { person: string } };

/** Whose tokens are worth nothing: those issued before an instant, or all for ever. */
export interface Access {
  readonly id: string;
  readonly revision: number;
  readonly revoked: Map<string, string>;
}

/** Later than any token will ever be issued. */
export const FOR_EVER = '9999-12-31T23:59:59.999Z';

export const noAccess = (id: string): Access => ({ id, revision: -1, revoked: Map() });

export const evolveAccess = (access: Access, { type, data, revision }: FactOf<AccessEvent>): Access => {
  const before = type === 'PersonForgotten' ? FOR_EVER : data.before;
  const earlier = access.revoked.get(data.person) ?? '';
  return { ...access, revision, revoked: access.revoked.set(data.person, before > earlier ? before : earlier) };
};
