import { messageId, noticeMessage, type Address, type Attachment, type Message } from '#delivery';
import { nameOn, type Body, type Notice } from '#negotiation';
import type { NotifyData } from '../dispatch/jobs.js';

/** Who says it, and where more is to be read. */
export interface Letterhead {
  readonly from: Address;
  readonly publicUrl?: string | undefined;
}

/** The same for the same notice, recipient and language, so that a message sent twice is recognised as one. */
export const idOf = ({ notice, way }: NotifyData, { address }: Address): string =>
  messageId([notice.notice, notice.recipient, way.language], address.slice(address.lastIndexOf('@') + 1));

/** A notice as the e-mail that carries it. */
export const messageFor = (
  data: NotifyData,
  body: Body,
  to: readonly Address[],
  attachments: readonly Attachment[],
  { from, publicUrl }: Letterhead,
): Message => {
  const { notice, way } = data;
  const { language } = way;
  const link = publicUrl === undefined ? {} : { link: linkTo(notice, publicUrl) };
  const recipientName = nameOf(body, notice.recipient, language);
  const { title, lines } = notice;
  return {
    messageId: idOf(data, from),
    from,
    to,
    ...noticeMessage({ recipientName, title, lines, language, ...link }),
    attachments,
  };
};

const linkTo = ({ text }: Notice, publicUrl: string): string => `${publicUrl.replace(/\/+$/, '')}/texts/${text}`;

const nameOf = ({ delegations }: Body, recipient: string, language: NotifyData['way']['language']): string => {
  const delegation = delegations.get(recipient);
  return delegation ? nameOn(delegation, new Date().toISOString(), language) : recipient;
};
