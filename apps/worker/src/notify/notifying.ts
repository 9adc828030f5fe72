import { Invalid, Refused } from '#eventsourcing';
import { InboxChannel } from '#delivery';
import { wayKey, type Delivery, type DeliveryRecord } from '#negotiation';
import { Permanent, type Job } from '#queue';
import type { NotifyData } from '../dispatch/jobs.js';
import type { Step } from '../evidence.js';
import type { Digests } from './digests.js';
import { isTakenBack } from './hand-over.js';
import { idOf } from './message.js';
import type { Mailing, MailingParts } from './mailing.js';
import { acceptStep, dueStep } from './steps.js';

const inbox = new InboxChannel();

/** Tells one recipient one thing in one way, once: what was delivered is on record, and is not delivered again. */
export class Notifying {
  constructor(
    private readonly parts: Pick<MailingParts, 'evidence' | 'from'>,
    private readonly mailing: Mailing,
    private readonly digests: Digests,
  ) {}

  async notify({ data: given }: Job, signal: AbortSignal): Promise<void> {
    const data = given as NotifyData;
    const record = await this.due(data);
    const delivery = record.deliveries.get(wayKey(data.way));
    if (!delivery)
      throw new Permanent(`${data.notice.notice} is not due in ${data.way.language} by ${data.way.channel}`);
    if (isOver(delivery, record)) return;
    try {
      if (data.way.channel === 'inbox') await this.putInInbox(data);
      else if (delivery.until === 'digest' && (await this.digests.gather(data, delivery))) return;
      else await this.mailing.send(data, delivery, signal);
    } catch (error) {
      if (!isTakenBack(error)) throw error;
    }
  }

  async due(data: Pick<NotifyData, 'notice' | 'ways' | 'way'>): Promise<DeliveryRecord> {
    const { notice, recipient } = data.notice;
    const known = await this.parts.evidence.of(notice, recipient);
    if (known.due) return known;
    try {
      await this.record(data, dueStep(data));
    } catch (error) {
      if (!isSaidAlready(error)) throw error;
    }
    return this.parts.evidence.of(notice, recipient);
  }

  /** To record it is to deliver it: there is nothing to try, and nothing that can happen twice. */
  private async putInInbox(data: NotifyData): Promise<void> {
    await this.record(data, acceptStep(data, idOf(data, this.parts.from), await inbox.deliver(), 0));
  }

  private async record({ notice: { notice, recipient } }: Pick<NotifyData, 'notice'>, step: Step): Promise<void> {
    await this.parts.evidence.record(notice, recipient, step);
  }
}

const OVER = new Set<string>(['delivered', 'bounced', 'withdrawn', 'declined']);

/** What was given up may be tried again once somebody has mended what was wrong, unless they have it from their inbox. */
const isOver = ({ status }: Delivery, { acknowledged }: DeliveryRecord): boolean =>
  OVER.has(status) || (status === 'given-up' && acknowledged.length > 0);

/** Another worker, or a version that words it otherwise, has declared it due meanwhile. */
const isSaidAlready = (error: unknown): boolean =>
  (error instanceof Refused && error.code === 'NOTICE_DUE_ALREADY') ||
  (error instanceof Invalid && error.code === 'IDEMPOTENCY_KEY_REUSED');
