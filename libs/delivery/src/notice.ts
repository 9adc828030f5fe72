import { type Html, markup, when } from './paper/html.js';

/** What a recipient is told. */
export interface Notice {
  readonly recipientName: string;
  readonly title: string;
  readonly lines: readonly string[];
  /** A BCP 47 tag; English unless given. */
  readonly language?: string;
  /** Where to read more; http or https. */
  readonly link?: string;
  /** What else can be done, each with an http or https link. */
  readonly further?: readonly Further[];
}

export interface Further {
  readonly says: string;
  readonly link: string;
}

export interface NoticeText {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** A notice as an e-mail: plain text first, complete by itself; the HTML says the same and nothing more. */
export const noticeMessage = (notice: Notice): NoticeText => {
  const { title, lines } = notice;
  const recipient = oneLine(notice.recipientName);
  const address = notice.link !== undefined && isWeb(notice.link) ? notice.link : undefined;
  const further = (notice.further ?? []).filter((one) => isWeb(one.link));
  const paragraphs = [
    ...[recipient, title, ...lines, ...(address === undefined ? [] : [address])],
    ...further.map(({ says, link: to }) => `${says}:\n${to}`),
  ];
  return {
    subject: oneLine(title),
    text: `${paragraphs.join('\n\n')}\n`,
    html: page({ ...notice, recipientName: recipient, further }, address).html,
  };
};

const page = ({ recipientName, title, lines, language = 'en', further = [] }: Notice, address?: string): Html =>
  markup`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <title>${title}</title>
      </head>
      <body style="font: 16px/1.5 Georgia, serif; max-width: 40em">
        <p dir="auto">${recipientName}</p>
        <h1 dir="auto" style="font-size: 1.25em">${title}</h1>
        ${lines.map(paragraph)}${when(address, link)}${further.map(offer)}
      </body>
    </html> `;

const paragraph = (line: string): Html => markup`<p dir="auto">${line}</p> `;

const offer = ({ says, link: to }: Further): Html => markup`<p><a href="${to}">${says}</a></p> `;

const link = (address: string): Html => markup`<p><a href="${address}">${address}</a></p>`;

const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();

const isWeb = (link: string): boolean => URL.canParse(link) && /^https?:$/.test(new URL(link).protocol);
