import type { TakenMessage } from '#delivery/testing';

/** Quoted-printable, undone. */
export const plain = (raw: string): string =>
  raw.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

/** The header of a mail, as a server that returns it would. */
export const headerOf = (raw: string): string => raw.slice(0, raw.indexOf('\r\n\r\n'));

/** What a mail server says became of a mail at its first address, or at another: a delivery status notification (RFC 3464). */
export const returned = (mail: TakenMessage, action: string, status: string, address = mail.to[0] ?? ''): string =>
  [
    'From: MAILER-DAEMON@mail.example.org',
    'Subject: Undelivered Mail Returned to Sender',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status;',
    ' boundary="=_b1"',
    '',
    'This is a MIME-encapsulated message.',
    '',
    '--=_b1',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'I could not deliver your message.',
    '',
    '--=_b1',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mail.example.org',
    'Arrival-Date: Wed, 4 Jul 2018 10:00:00 +0000',
    '',
    `Final-Recipient: rfc822; ${address}`,
    `Action: ${action}`,
    `Status: ${status}`,
    'Diagnostic-Code: smtp; 550 5.1.1 No such user',
    '',
    '--=_b1',
    'Content-Type: text/rfc822-headers',
    '',
    headerOf(mail.raw),
    '',
    '--=_b1--',
    '',
  ].join('\r\n');
