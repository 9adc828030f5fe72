import { Invalid } from '#eventsourcing';
import { factsIn } from '../e-mail/message-id.js';
import { fieldsOf, partOf, partsOf, type Part } from './mime.js';

/** What a mail server says became of one address. */
export interface Bounce {
  /** The message that came back, and what of ours it carried, if it was returned with its header. */
  readonly messageId: string;
  readonly notice: string;
  readonly recipient: string;
  readonly language: string;
  readonly person?: string;
  readonly address: string;
  /** RFC 3463, such as 5.1.1. */
  readonly code: string;
  readonly permanent: boolean;
}

/**
 * Reads a delivery status notification (RFC 3464) about a notice of ours. `Invalid('BOUNCE_MALFORMED')` where it is no such report,
 * `Invalid('BOUNCE_UNKNOWN')` where it is about something else, `Invalid('BOUNCE_OF_NOTHING')` where everything arrived.
 */
export const readBounces = (message: string): Bounce[] => {
  const report = partsOf(partOf(message));
  const status = report.find(({ type }) => type === 'message/delivery-status');
  const returned = report.find(({ type }) => type === 'message/rfc822' || type === 'text/rfc822-headers');
  if (!status || !returned)
    throw new Invalid('BOUNCE_MALFORMED', 'That is no delivery status notification (RFC 3464) with what it returns.');
  const about = aboutOf(returned);
  const failed = recipientsIn(status.body).filter(({ action }) => action === 'failed' || action === 'delayed');
  if (failed.length === 0) throw new Invalid('BOUNCE_OF_NOTHING', 'It reports nothing that did not arrive.');
  return failed.map(({ action, address, code }) => ({ ...about, address, code, permanent: action === 'failed' }));
};

type About = Pick<Bounce, 'messageId' | 'notice' | 'recipient' | 'language' | 'person'>;

/** By the header that each notice carries; where a server drops it, by the Message-ID, which is made from the same facts. */
const aboutOf = ({ body }: Part): About => {
  const fields = fieldsOf(body);
  const messageId = fields.get('message-id') ?? '';
  const facts = fields.get('x-nonpaper-delivery')?.split(' ') ?? factsIn(messageId) ?? [];
  const [notice, recipient, language, person] = facts;
  if (notice === undefined || recipient === undefined || language === undefined)
    throw new Invalid('BOUNCE_UNKNOWN', 'What came back is no notice of this service.');
  return { messageId, notice, recipient, language, ...(person !== undefined && { person }) };
};

interface Reported {
  readonly action: string;
  readonly address: string;
  readonly code: string;
}

/** The report has a group of fields about the message, and then one for each recipient. */
const recipientsIn = (report: string): Reported[] =>
  report
    .split(/\n[ \t]*\n/)
    .map((group) => fieldsOf(group))
    .filter((fields) => fields.has('final-recipient'))
    .map((fields) => ({
      action: (fields.get('action') ?? '').toLowerCase(),
      address: addressIn(fields.get('original-recipient') ?? fields.get('final-recipient') ?? ''),
      code: /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(fields.get('status') ?? '')?.[0] ?? '5.0.0',
    }));

/** `rfc822; delegate@example.org` */
const addressIn = (field: string): string => field.replace(/^[^;]*;/, '').replace(/[<>\s]/g, '');
