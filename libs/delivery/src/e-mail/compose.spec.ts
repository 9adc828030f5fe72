import fc from 'fast-check';
import { type Message, PermanentFailure } from '../channel.js';
import { compose } from './compose.js';
import { messageId } from './message-id.js';

const message: Message = {
  messageId: '<n.1@nonpaper.example>',
  from: { address: 'secretariat@nonpaper.example' },
  to: [{ address: 'one@mission.example' }],
  subject: 'Notice',
  text: 'Text.',
  html: '<p>Text.</p>',
  date: '2018-07-05T15:00:00Z',
};
const headersOf = async (changes: Partial<Message>): Promise<string[]> => {
  const [head = ''] = (await compose({ ...message, ...changes })).bytes.toString('utf8').split('\r\n\r\n');
  return head.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
};

describe('composing a message', () => {
  it('gives the same bytes for the same message', async () => {
    expect((await compose(message)).bytes).toEqual((await compose(message)).bytes);
  });

  it('carries its id, its date and that no one need answer', async () => {
    expect(await headersOf({})).toEqual(
      expect.arrayContaining([
        'Message-ID: <n.1@nonpaper.example>',
        'Date: Thu, 05 Jul 2018 15:00:00 +0000',
        'Auto-Submitted: auto-generated',
      ]),
    );
  });

  it('lets no subject, name or file name begin a header', async () => {
    const plain = (await headersOf({ headers: { 'X-Notice': 'n' } })).length;
    const hostile = fc.string({
      unit: fc.constantFrom('\r', '\n', '\0', '\u2028', 'a', 'é', '"', '<', ':', ' ', '\ud800'),
    });
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const evil = `x\r\nBcc: thief@evil.example\r\n${text}`;
        const found = await headersOf({
          subject: evil,
          headers: { 'X-Notice': evil },
          to: [{ name: evil, address: 'one@mission.example' }],
        });
        expect(found.filter((line) => /^bcc/i.test(line))).toEqual([]);
        expect(found).toHaveLength(plain);
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    'a@b.example, c@d.example',
    'a@b.example\r\nRCPT TO:<c@d.example>',
    '<a@b.example>',
    'nobody',
    'a b@c.example',
  ])('does not write to %j', async (address) => {
    const { to, unusable } = await compose({ ...message, to: [{ address }, ...message.to] });
    expect({ to, unusable }).toEqual({ to: ['one@mission.example'], unusable: 1 });
    await expect(compose({ ...message, to: [{ address }] })).rejects.toBeInstanceOf(PermanentFailure);
  });

  it.each(['Bcc', 'Content-Type', 'X: y', 'Message-ID', ''])('takes no extra header %j', async (name) => {
    await expect(compose({ ...message, headers: { [name]: 'x' } })).rejects.toMatchObject({ code: 'MESSAGE_HEADER' });
  });

  it('writes to a domain in any script', async () => {
    expect((await compose({ ...message, to: [{ address: 'юлия@пример.рф' }] })).to).toEqual(['юлия@пример.рф']);
  });

  it('attaches what it is given, under a name in any script', async () => {
    const attachments = [{ filename: 'نص.json', contentType: 'application/json', content: '{"a":1}' }];
    const text = (await compose({ ...message, attachments })).bytes.toString('utf8');
    expect(text).toContain('Content-Type: application/json');
    expect(text).toMatch(/filename\*/);
  });
});

describe('a message id', () => {
  it('is made of facts', () => {
    expect(messageId(['conference-ready', 't1', 'v3', 'fr'], 'np.example')).toBe(
      '<conference-ready.t1.v3.fr@np.example>',
    );
  });

  it('differs where the facts differ, and is always an id', () => {
    const facts = fc.array(fc.string({ unit: fc.constantFrom('.', '%', 'a', 'A', '@', '>', ' ', 'é', '\n') }), {
      minLength: 1,
    });
    fc.assert(
      fc.property(facts, facts, (a, b) => {
        const [one, two] = [messageId(a, 'np.example'), messageId(b, 'np.example')];
        expect(one === two).toBe(JSON.stringify(a) === JSON.stringify(b));
        expect(one).toMatch(/^<[A-Za-z0-9%_~-]+(\.[A-Za-z0-9%_~-]+)*@np\.example>$/);
      }),
    );
  });

  it('stays short', () => {
    expect(messageId(['x'.repeat(2_000)], 'np.example').length).toBeLessThan(100);
  });

  it('needs a domain', () => {
    expect(() => messageId(['n'], 'np.example>\r\nBcc: x')).toThrow(/not a domain/);
  });
});
