import { noticeMessage } from './notice.js';

const notice = {
  recipientName: 'Freedonia',
  title: 'The text is Conference-ready',
  lines: ['It has 31 questions.', 'One stands in brackets.'],
  link: 'https://np.example/texts/q?version=3&language=fr',
};

describe('a notice', () => {
  it('says everything in plain text', () => {
    expect(noticeMessage(notice)).toMatchObject({
      subject: 'The text is Conference-ready',
      text: `Freedonia

The text is Conference-ready

It has 31 questions.

One stands in brackets.

https://np.example/texts/q?version=3&language=fr
`,
    });
  });

  it('says the same in HTML, escaped', () => {
    const { html } = noticeMessage({ ...notice, lines: ['<img src=x onerror=alert(1)>'], language: 'fr' });
    expect(html).toContain('<html lang="fr">');
    expect(html).toContain('<p dir="auto">&lt;img src=x onerror=alert(1)&gt;</p>');
    expect(html).toContain('href="https://np.example/texts/q?version=3&amp;language=fr"');
  });

  it('keeps its subject on one line', () => {
    expect(noticeMessage({ ...notice, title: 'One\r\nBcc: x' }).subject).toBe('One Bcc: x');
  });

  it.each(['javascript:alert(1)', 'nowhere'])('does not link to %j', (link) => {
    const { text, html } = noticeMessage({ ...notice, link });
    expect(text + html).not.toContain(link);
  });
});
