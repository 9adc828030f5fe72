import { Invalid, Refused } from '#eventsourcing';
import { InboxChannel, type Attachment, type Channel } from '#delivery';
import { streamOf, wayKey, type Delivery, type DeliveryRecord } from '#negotiation';
import type { Ledgers } from '#negotiation-nest';
import { Permanent, type Job, type JobProducer } from '#queue';
import type { NotifyData, PaperKind } from '../dispatch/jobs.js';
import type { Evidence, Step } from '../evidence.js';
import type { Bodies } from '../papers/bodies.js';
import type { Papers } from '../papers/papers.js';
import { addresseesOf, type Addressee } from './addressees.js';
import { handOver } from './hand-over.js';
import { idOf, messageFor, type Letterhead } from './message.js';
import { acceptStep, dueStep, failStep } from './steps.js';

export interface NotifyingParts extends Letterhead {
  readonly people: Ledgers['person'];
  readonly bodies: Bodies;
  readonly evidence: Evidence;
  readonly papers: Papers;
  readonly queue: JobProducer;
  readonly mail: Channel;
}

const inbox = new InboxChannel();

/** Tells one recipient one thing in one way, once: what was delivered is on record, and is not delivered again. */
export class Notifying {
  constructor(private readonly parts: NotifyingParts) {}

  async notify({ data: given }: Job, signal: AbortSignal): Promise<void> {
    const data = given as NotifyData;
    const { deliveries } = await this.due(data);
    const delivery = deliveries.get(wayKey(data.way));
    if (!delivery)
      throw new Permanent(`${data.notice.notice} is not due in ${data.way.language} by ${data.way.channel}`);
    if (delivery.status === 'delivered') return;
    if (data.way.channel === 'inbox') await this.putInInbox(data);
    else await this.send(data, delivery, signal);
  }

  private async due(data: NotifyData): Promise<DeliveryRecord> {
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

  private async send(data: NotifyData, delivery: Delivery, signal: AbortSignal): Promise<void> {
    if (data.rest?.of === delivery.attempts && delivery.status === 'attempted')
      throw new Error('the attempt that left these over is not on record as ended yet');
    const { people, bodies, mail, queue, evidence } = this.parts;
    const body = await bodies.now(streamOf('body', data.body));
    const all = await addresseesOf(people, body, data.notice.recipient, new Date().toISOString());
    const addressees = all.filter(wanted(data));
    if (addressees.length === 0) return this.unreachable(data, delivery);
    const to = addressees.map((one) => one.to);
    const message = messageFor(data, body, to, await this.attachments(data), this.parts);
    await handOver({ data, message, addressees, attempt: delivery.attempts + 1 }, { mail, queue, evidence }, signal);
  }

  /** For the secretariat to see and to mend; until then there is nothing to try. */
  private async unreachable(data: NotifyData, { status, attempts }: Delivery): Promise<void> {
    if (status === 'given-up') return;
    await this.record(data, failStep(data, idOf(data, this.parts.from), 'NO_ADDRESS', attempts));
  }

  private async attachments({ notice, way }: NotifyData): Promise<Attachment[]> {
    const { papers } = this.parts;
    if (!isPaper(notice.kind) || notice.version === undefined) return [];
    const frozen = await papers.frozen(notice.kind, notice.text, notice.version);
    const content = await papers.html(frozen, way.language);
    const name = (frozen.version.symbol ?? notice.text).replace(/[^A-Za-z0-9.-]+/g, '-');
    return [{ filename: `${name}.${way.language}.html`, contentType: 'text/html; charset=utf-8', content }];
  }

  private async record({ notice: { notice, recipient } }: NotifyData, step: Step): Promise<void> {
    await this.parts.evidence.record(notice, recipient, step);
  }
}

const isPaper = (kind: string): kind is PaperKind => kind === 'conference-ready' || kind === 'version-issued';

const wanted =
  ({ rest }: NotifyData) =>
  (one: Addressee): boolean =>
    rest?.addresses.some(({ person, n }) => person === one.person && n === one.n) ?? true;

/** Another worker, or a version that words it otherwise, has declared it due meanwhile. */
const isSaidAlready = (error: unknown): boolean =>
  (error instanceof Refused && error.code === 'NOTICE_DUE_ALREADY') ||
  (error instanceof Invalid && error.code === 'IDEMPOTENCY_KEY_REUSED');
