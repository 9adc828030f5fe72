import {
  messageId,
  noticeMessage,
  type Address,
  type Attachment,
  type Links,
  type Message,
  type Notice as NoticeSaid,
} from '#delivery';
import { mayDecline, nameOn, officeOf, type Body, type Notice } from '#negotiation';
import type { NotifyData } from '../dispatch/jobs.js';
import type { Addressee } from './addressees.js';

/** Who says it, and where more is to be read. */
export interface Letterhead {
  readonly from: Address;
  readonly publicUrl?: string | undefined;
  /** Makes links that need no other proof; none where no key is set. */
  readonly links?: Links | undefined;
}

type About = Pick<NotifyData, 'notice' | 'way'>;

/** The same for the same notice, recipient and language, so that a message sent twice is recognised as one. */
export const idOf = ({ notice, way }: About, { address }: Address, person = way.person): string =>
  messageId(
    [notice.notice, notice.recipient, way.language, ...(person === undefined ? [] : [person])],
    address.slice(address.lastIndexOf('@') + 1),
  );

/** A notice as the e-mail that carries it to one person, at all their addresses. */
export const messageFor = (
  data: About,
  body: Body,
  addressees: readonly Addressee[],
  attachments: readonly Attachment[],
  letterhead: Letterhead,
): Message => {
  const { notice, way } = data;
  const { from, publicUrl } = letterhead;
  const person = addressees[0]?.person ?? '';
  const link = publicUrl === undefined ? {} : { link: linkTo(notice, publicUrl) };
  const recipientName = nameOf(body, notice.recipient, way.language, addressees[0]?.to.name);
  const { title, lines } = notice;
  const offered = offers(notice, person, letterhead);
  return {
    messageId: idOf(data, from, person),
    from,
    to: addressees.map(({ to }) => to),
    ...noticeMessage({ recipientName, title, lines, language: way.language, ...link, further: offered.further }),
    headers: {
      'X-Nonpaper-Delivery': `${notice.notice} ${notice.recipient} ${way.language} ${person}`,
      ...offered.headers,
    },
    attachments,
  };
};

interface Offers {
  readonly further: NoticeSaid['further'] & object;
  readonly headers: Readonly<Record<string, string>>;
}

/** To acknowledge it; and, of what may be declined, to have no more of it: in one click of the mail program too (RFC 8058). */
const offers = ({ notice, kind, recipient }: Notice, person: string, { links }: Letterhead): Offers => {
  if (!links || officeOf(recipient)) return { further: [], headers: {} };
  const acknowledge = { says: 'Acknowledge it', link: links.urlOf({ to: 'acknowledge', notice, recipient, person }) };
  if (!mayDecline(kind)) return { further: [acknowledge], headers: {} };
  const decline = links.urlOf({ to: 'decline', person, kind });
  return {
    further: [acknowledge, { says: 'No more notices of this kind', link: decline }],
    headers: { 'List-Unsubscribe': `<${decline}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
  };
};

const linkTo = ({ text }: Notice, publicUrl: string): string => `${publicUrl.replace(/\/+$/, '')}/texts/${text}`;

const nameOf = (
  { delegations }: Body,
  recipient: string,
  language: NotifyData['way']['language'],
  own: string | undefined,
): string => {
  const office = officeOf(recipient);
  if (office) return office.name;
  const delegation = delegations.get(recipient);
  return delegation ? nameOn(delegation, new Date().toISOString(), language) : (own ?? recipient);
};
