import { messageId } from '../e-mail/message-id.js';
import { readBounces } from './bounce.js';

const facts = ['proposal-decided.draft.7.p', 'avalon', 'en', 'somebody'];
const header = [`Message-ID: ${messageId(facts, 'np.example.org')}`, `X-Nonpaper-Delivery: ${facts.join('\n ')}`];
const about = { notice: facts[0], recipient: 'avalon', language: 'en', person: 'somebody' };

const recipient = (address: string, action: string, status: string): string =>
  [`Final-Recipient: rfc822;${address}`, `Action: ${action}`, `Status: ${status} (delivery)`].join('\n');

/** As mail servers write it: a report in words, for machines, and what came back. */
const report = (groups: readonly string[], returned = header.join('\n'), type = 'text/rfc822-headers'): string =>
  [
    'From: MAILER-DAEMON@example.org',
    'Content-Type: multipart/report; report-type=delivery-status;\n\tboundary="A/B.example.org"',
    '',
    'Preamble.',
    '--A/B.example.org',
    'Content-Type: text/plain',
    '',
    'It did not arrive.',
    '--A/B.example.org',
    'Content-Description: Delivery report',
    'Content-Type: message/delivery-status',
    '',
    ['Reporting-MTA: dns; mx.example.org', ...groups].join('\n\n'),
    '',
    '--A/B.example.org',
    `Content-Type: ${type}`,
    '',
    returned,
    '',
    '--A/B.example.org--',
  ]
    .join('\n')
    .replace(/\n/g, '\r\n');

const refusal = (message: string): string | undefined => {
  try {
    readBounces(message);
    return undefined;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('a message that came back', () => {
  it('says of which notice, at whose address, and why', () => {
    const { messageId: id, ...bounce } = readBounces(report([recipient('one@example.org', 'failed', '5.1.1')]))[0]!;
    expect(bounce).toEqual({ ...about, address: 'one@example.org', code: '5.1.1', permanent: true });
    expect(id).toMatch(/^<.*@np\.example\.org>$/);
  });

  it('says so of each address, and of those only that have it not, or not yet', () => {
    const groups = [
      recipient('one@example.org', 'failed', '5.2.2'),
      recipient('two@example.org', 'delivered', '2.0.0'),
      recipient('three@example.org', 'delayed', '4.4.1'),
    ];
    expect(readBounces(report(groups)).map(({ address, permanent }) => [address, permanent])).toEqual([
      ['one@example.org', true],
      ['three@example.org', false],
    ]);
  });

  it('is known by its Message-ID where the server kept nothing else, and when all of it is returned', () => {
    const group = [recipient('one@example.org', 'failed', '5.1.1')];
    expect(readBounces(report(group, header[0]))[0]).toMatchObject(about);
    expect(readBounces(report(group, `${header.join('\n')}\n\nDear delegate`, 'message/rfc822'))[0]).toMatchObject(
      about,
    );
  });

  it.each([
    ['a letter', 'Subject: hello\r\n\r\nI am away.', 'BOUNCE_MALFORMED'],
    ['nothing', '', 'BOUNCE_MALFORMED'],
    ['a report of success', report([recipient('one@example.org', 'relayed', '2.0.0')]), 'BOUNCE_OF_NOTHING'],
    [
      'what others sent',
      report([recipient('a@b', 'failed', '5.0.0')], 'Message-ID: <x@example.org>'),
      'BOUNCE_UNKNOWN',
    ],
  ])('is not %s', (_, message, code) => expect(refusal(message)).toBe(code));

  it('is not read for ever, however it is nested', () => {
    const nested = 'Content-Type: multipart/mixed; boundary=b\n\n--b\n'.repeat(2000);
    expect(refusal(nested)).toBe('BOUNCE_MALFORMED');
  });
});
