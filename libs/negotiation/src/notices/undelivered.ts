import type { Notice } from '../delivery/delivery.js';
import type { Report } from '../delivery/ways.js';
import { SECRETARIAT } from './offices.js';

/** What a notice tells of another that did not arrive: if it does not arrive itself, nothing more is said. */
const REPORTS: ReadonlySet<string> = new Set(['bounced', 'undelivered']);

export const isReport = (kind: string): boolean => REPORTS.has(kind);

const MEND: Readonly<Record<string, string>> = {
  NO_ADDRESS:
    'No address is known there. Describe a delegate with an address, or appoint one: what is still owed goes then by itself.',
  REFUSED: 'The mail server refused it for good. Correct the addresses.',
  SOME_REFUSED: 'The mail server refused some of the addresses for good; the others have it. Correct those.',
  REFUSED_FOR_NOW:
    'The mail server puts it off again and again. Correct the addresses, or have the mail server seen to.',
};

/**
 * The secretariat hears that a notice has not arrived where somebody must mend something: once for each recipient and day, which
 * is why it is known by these alone, whatever the notice and the text.
 */
export const undeliveredNotice = ({ body, about }: Report, code: string, recordedAt: string): Notice | undefined => {
  if (isReport(about.kind)) return undefined;
  return {
    notice: `undelivered.${body}.${about.recipient}.${recordedAt.slice(0, 10)}`,
    kind: 'undelivered',
    recipient: SECRETARIAT,
    text: about.text,
    title: `A notice to ${about.name} could not be delivered`,
    lines: [
      about.title,
      `${MEND[code] ?? 'It was given up.'} (${code})`,
      'It is in the inbox meanwhile. This is told once a day, whatever else cannot be delivered there.',
    ],
  };
};
