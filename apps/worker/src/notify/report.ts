import { nameOn, officeOf, type Body, type Notice, type Report } from '#negotiation';
import { languageOf } from '../dispatch/jobs.js';
import type { FailureCode } from './steps.js';

/** The first six tries take a quarter of an hour at most; after that somebody should see to it, while it is tried on. */
const TOO_OFTEN = 7;

/** Whether a failure is for somebody to mend: time alone will not. */
export const needsMending = (code: FailureCode, attempt: number): boolean =>
  code === 'REFUSED_FOR_NOW' ? attempt >= TOO_OFTEN : code !== 'DEFERRED';

/** Whose notice it is of which the secretariat is to hear; a digest is of one reader, in a delegation or an office. */
export const reportOf = ({ notice, kind, recipient, text, title }: Notice, body: Body, reader?: string): Report => ({
  body: body.id,
  language: languageOf(body),
  about: {
    ...{ notice, kind, recipient, text, title },
    name: reader === undefined ? nameOf(body, recipient) : `a reader in ${nameOf(body, reader)}`,
  },
});

const nameOf = (body: Body, recipient: string): string => {
  const office = officeOf(recipient);
  if (office) return `the ${office.name}`;
  const delegation = body.delegations.get(recipient);
  return delegation ? nameOn(delegation, new Date().toISOString()) : recipient;
};
