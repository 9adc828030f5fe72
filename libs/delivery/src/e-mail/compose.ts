import MailComposer from 'nodemailer/lib/mail-composer';
import { Invalid, sha256 } from '#eventsourcing';
import { type Address, type Message, PermanentFailure } from '../channel.js';

/** A message as it goes over the wire. */
export interface Composed {
  readonly bytes: Buffer;
  readonly from: string;
  readonly to: readonly string[];
  /** Addresses that can be none. */
  readonly unusable: number;
}

const OURS = /^(?:to|from|cc|bcc|subject|date|sender|reply-to|message-id|mime-version|content-.*|auto-submitted)$/i;

/** The bytes of a message: the same, whichever channel carries them, and the same again for the same message with a date. */
export const compose = async (message: Message): Promise<Composed> => {
  const to = message.to.filter(isUsable);
  if (to.length === 0) throw new PermanentFailure('none of the addresses can be one');
  const composer = new MailComposer({
    messageId: checkedId(message.messageId),
    from: header(message.from),
    to: to.map(header),
    subject: oneLine(message.subject),
    text: message.text,
    ...(message.html !== undefined && { html: message.html }),
    date: message.date === undefined ? new Date() : new Date(message.date),
    headers: { ...checkedHeaders(message.headers ?? {}), 'Auto-Submitted': 'auto-generated' },
    attachments: (message.attachments ?? []).map(attachment),
    disableFileAccess: true,
    disableUrlAccess: true,
    baseBoundary: sha256(message.messageId).slice(0, 24),
  });
  const bytes = asLines(await composer.compile().build());
  return {
    bytes,
    from: message.from.address,
    to: to.map(({ address }) => address),
    unusable: message.to.length - to.length,
  };
};

/** Mail ends its lines with CR LF everywhere; text that came with other ends would differ between a file and the wire. */
const asLines = (bytes: Buffer): Buffer =>
  Buffer.from(bytes.toString('latin1').replace(/\r\n|\r|\n/g, '\r\n'), 'latin1');

/** Not whether the mailbox exists, only that nothing but one address can be read out of it. */
const isUsable = ({ address }: Address): boolean =>
  /^[^\s\p{C}<>()[\],;:\\"@]{1,64}@[\p{L}\p{M}\p{N}.-]{1,253}$/u.test(address);

const header = ({ name, address }: Address): { name: string; address: string } => ({
  name: oneLine(name ?? ''),
  address,
});

/** No header can be begun from within another one. */
const oneLine = (text: string): string =>
  text
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim();

const attachment = ({ filename, contentType, content }: NonNullable<Message['attachments']>[number]) => ({
  filename: oneLine(filename),
  contentType: oneLine(contentType),
  content: typeof content === 'string' ? content : Buffer.from(content),
});

const checkedId = (id: string): string => {
  if (!/^<[!-;=?A-~]+@[A-Za-z0-9.-]+>$/.test(id))
    throw new Invalid('MESSAGE_ID', 'A message id looks like <facts@domain>.');
  return id;
};

const checkedHeaders = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => {
      if (!/^[A-Za-z][A-Za-z0-9-]*$/.test(name) || OURS.test(name))
        throw new Invalid('MESSAGE_HEADER', `'${name}' cannot be added as a header.`);
      return [name, oneLine(value)];
    }),
  );
