import { Refused } from '#eventsourcing';
import { PermanentFailure, TransientFailure, type Message, type Receipt } from '#delivery';
import {
  digestOf,
  streamOf,
  wayKey,
  type Delivery,
  type DeliveryRecord,
  type Gathered,
  type LanguageAndWay,
  type Notice,
  type Report,
} from '#negotiation';
import { Permanent, type Job } from '#queue';
import { digestJob, type DigestData, type NotifyData } from '../dispatch/jobs.js';
import { addressesOf } from './addressees.js';
import type { MailingParts } from './mailing.js';
import { idOf, messageFor } from './message.js';
import { owing } from './owing.js';
import { needsMending, reportOf } from './report.js';
import { acceptStep, attemptStep, dueStep, failStep, gatherStep, type FailureCode, type StepData } from './steps.js';

/** What a digest is, as its own delivery: of one person, in one language, by e-mail. */
type Digest = StepData & { readonly notice: Notice; readonly way: LanguageAndWay; readonly audience: string };

/** A digest about to be handed over, with all that it tells. */
interface Sending {
  readonly digest: Digest;
  readonly items: readonly Gathered[];
  readonly attempt: number;
  /** Whose it is, where the secretariat is to hear of it. */
  readonly report: Report;
}

/** One mail for a person and a day gathers what waited; its own delivery is on record like any other, and what came of it with each notice. */
export class Digests {
  constructor(private readonly parts: MailingParts) {}

  /** False where that digest has gone out without it: then it is to be told by itself. */
  async gather({ notice, way, body, again }: NotifyData, { day = '', person = '' }: Delivery): Promise<boolean> {
    const { evidence, queue, digestAt } = this.parts;
    const item: Gathered = { ...itemOf(notice), language: way.language };
    try {
      await evidence.record(nameOf(day), person, gatherStep(item));
    } catch (error) {
      if (!(error instanceof Refused && error.code === 'DIGEST_CLOSED')) throw error;
      return false;
    }
    await queue.add([digestJob({ body, person, day, ...(again && { again }) }, digestAt)]);
    return true;
  }

  async send({ data }: Job, signal: AbortSignal): Promise<void> {
    const { person, day } = data as DigestData;
    const record = await this.stillWanted(person, day);
    const notice = digestOf(person, day, record);
    const first = record.gathered[0];
    if (!notice || !first) return;
    const way: LanguageAndWay = { language: first.language, channel: 'e-mail' };
    const digest: Digest = { notice, way, ways: [way], audience: first.recipient };
    if (!record.due) await this.parts.evidence.record(notice.notice, person, dueStep(digest));
    await this.deliver(data as DigestData, digest, record.gathered, signal);
  }

  /** What was taken back, or is done, meanwhile is not told; nor is it where nobody had an address until now. */
  private async stillWanted(person: string, day: string): Promise<DeliveryRecord> {
    const record = await this.parts.evidence.of(nameOf(day), person);
    if (record.due && !record.deliveries.some(isGivenUp)) return record;
    const open = await Promise.all(record.gathered.map((item) => this.isOpen(item, person)));
    return { ...record, gathered: record.gathered.filter((_, n) => open[n]) };
  }

  private async isOpen({ notice, recipient, language }: Gathered, person: string): Promise<boolean> {
    const { deliveries, acknowledged } = await this.parts.evidence.of(notice, recipient);
    const delivery = deliveries.get(wayKey({ language, channel: 'e-mail', person }));
    if (delivery && isGivenUp(delivery)) return acknowledged.length === 0;
    return delivery?.status === 'due';
  }

  private async deliver(
    data: DigestData,
    digest: Digest,
    items: readonly Gathered[],
    signal: AbortSignal,
  ): Promise<void> {
    const { body: bodyId, person, again } = data;
    const { evidence, people, bodies, from } = this.parts;
    const { notice, way } = digest;
    const known = await evidence.of(notice.notice, person);
    const delivery = known.deliveries.get(wayKey(way));
    if (!delivery) throw new Permanent(`${notice.notice} is not due to be sent by e-mail`);
    const told = isGivenUp(delivery) ? notice : (known.due ?? notice);
    if (delivery.status === 'delivered' || delivery.status === 'bounced')
      return this.settle(items, person, idOf(digest, from), undefined);
    const addressees = await addressesOf(people, person);
    const attempt = delivery.attempts + 1;
    const body = await bodies.now(streamOf('body', bodyId));
    const report = reportOf(told, body, digest.audience);
    if (addressees.length === 0) {
      await this.failed(digest, items, 'NO_ADDRESS', delivery.attempts, report);
      return owing(
        digestJob(data, this.parts.digestAt),
        this.parts,
        async () => (await addressesOf(people, person)).length > 0,
      );
    }
    const message = messageFor({ notice: told, way }, body, addressees, [], this.parts);
    const begun = attemptStep(digest, message.messageId, addressees.length, attempt, again === true);
    if ((await evidence.record(notice.notice, person, begun)).repeated)
      throw new Error('another worker is handing this over');
    const receipt = await this.handOver(message, { digest, items, attempt, report }, signal);
    await evidence.record(notice.notice, person, acceptStep(digest, message.messageId, receipt, attempt, report));
    await this.settle(items, person, message.messageId, undefined);
  }

  private async handOver(
    message: Message,
    { digest, items, attempt, report }: Sending,
    signal: AbortSignal,
  ): Promise<Receipt> {
    const code = 'REFUSED_FOR_NOW';
    const late = needsMending(code, attempt) ? report : undefined;
    try {
      return await this.parts.mail.deliver(message, signal);
    } catch (error) {
      if (error instanceof PermanentFailure) await this.failed(digest, items, 'REFUSED', attempt, report);
      else if (error instanceof TransientFailure && !error.perhapsDelivered)
        await this.record(digest, failStep(digest, message.messageId, code, attempt, late));
      throw error instanceof PermanentFailure ? new Permanent(error.message, { cause: error }) : error;
    }
  }

  private async failed(
    digest: Digest,
    items: readonly Gathered[],
    code: FailureCode,
    attempt: number,
    report: Report,
  ): Promise<void> {
    const id = idOf(digest, this.parts.from);
    await this.record(digest, failStep(digest, id, code, attempt, report));
    await this.settle(items, digest.notice.recipient, id, code);
  }

  /** What became of the digest became of everything in it; a repeat finds it on record. */
  private async settle(
    items: readonly Gathered[],
    person: string,
    messageId: string,
    code: FailureCode | undefined,
  ): Promise<void> {
    for (const item of items) {
      const { language, ...notice } = item;
      const way: LanguageAndWay = { language, channel: 'e-mail', person };
      const data: StepData = { notice, way, ways: [way] };
      const { deliveries } = await this.parts.evidence.of(notice.notice, notice.recipient);
      const status = deliveries.get(wayKey(way))?.status;
      // What was given up with it has arrived with it, once somebody had mended what was wrong.
      if (status !== 'due' && !(status === 'given-up' && code === undefined)) continue;
      const step = code === undefined ? acceptStep(data, messageId, TAKEN, 1) : failStep(data, messageId, code, 1);
      await this.parts.evidence.record(notice.notice, notice.recipient, step);
    }
  }

  private async record({ notice }: Digest, step: Parameters<MailingParts['evidence']['record']>[2]): Promise<void> {
    await this.parts.evidence.record(notice.notice, notice.recipient, step);
  }
}

const isGivenUp = ({ status }: Delivery): boolean => status === 'given-up';

const TAKEN: Receipt = { accepted: 1, rejected: { count: 0, permanent: 0 }, deferred: [] };

const nameOf = (day: string): string => `digest.${day}`;

const itemOf = ({ version: _, corrects: __, ...notice }: Notice): Omit<Gathered, 'language'> => notice;
