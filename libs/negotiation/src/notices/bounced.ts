import { sha256 } from '#eventsourcing';
import type { Notice } from '../delivery/delivery.js';
import type { Bounced } from '../delivery/ways.js';
import { SECRETARIAT } from './offices.js';
import { isReport } from './undelivered.js';

/** The secretariat hears that a notice came back, unless that notice told it of another that did not arrive. */
export const bouncedNotice = (
  { about, person, code, permanent }: { about: Bounced; person?: string | undefined; code: string; permanent: boolean },
  revision: number,
): Notice | undefined => {
  if (isReport(about.kind)) return undefined;
  const which = sha256(`${about.notice}~${about.recipient}`).slice(0, 16);
  return {
    notice: `bounced.${about.text}.${which}.${String(revision)}`,
    kind: 'bounced',
    recipient: SECRETARIAT,
    text: about.text,
    title: `A notice to ${about.name} ${permanent ? 'came back' : 'is delayed'}`,
    lines: [
      about.title,
      permanent
        ? `The mail server of an address says that it cannot be delivered (${code}). Correct the address; it is in the inbox meanwhile.`
        : `The mail server of an address goes on trying (${code}).`,
      ...(person === undefined
        ? []
        : [`It is an address of person ${person}; others of the same recipient have mails of their own.`]),
    ],
  };
};
