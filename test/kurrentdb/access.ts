import { type Metadata } from '@grpc/grpc-js';
import { accessDenied, unauthenticated } from './refusal.js';

/** The one who may come in. */
export interface User {
  readonly name: string;
  readonly password: string;
}

/** Throws unless the call comes from the user; without a user everyone may come in. */
export const admit = (user: User | undefined, metadata: Metadata): void => {
  if (!user) return;
  const [given] = metadata.get('authorization');
  if (given === undefined) throw accessDenied();
  const wanted = Buffer.from(`${user.name}:${user.password}`).toString('base64');
  if (String(given).replace(/^basic /i, '') !== wanted) throw unauthenticated();
};
