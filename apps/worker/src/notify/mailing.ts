import { Refused } from '#eventsourcing';
import type { Attachment, Channel } from '#delivery';
import {
  choicesOf,
  meetingUnderWay,
  streamOf,
  wayKey,
  type Body,
  type Delivery,
  type DeliveryRecord,
  type HourOfDay,
  type SetAside,
} from '#negotiation';
import type { Ledgers } from '#negotiation-nest';
import type { Clock, JobProducer } from '#queue';
import { laterJob, notifyJob, type NotifyData, type PaperKind } from '../dispatch/jobs.js';
import type { Evidence } from '../evidence.js';
import type { Bodies } from '../papers/bodies.js';
import type { Papers } from '../papers/papers.js';
import { addresseesOf, byPerson, type Addressee } from './addressees.js';
import { handOver } from './hand-over.js';
import { idOf, messageFor, type Letterhead } from './message.js';
import { owing } from './owing.js';
import { reportOf } from './report.js';
import { failStep, setAsideStep } from './steps.js';

export interface MailingParts extends Letterhead {
  readonly people: Ledgers['person'];
  readonly bodies: Bodies;
  readonly evidence: Evidence;
  readonly papers: Papers;
  readonly queue: JobProducer;
  readonly mail: Channel;
  readonly clock: Clock;
  readonly digestAt: HourOfDay;
}

/** Writes to the people of a recipient, each by themselves, when they choose to be written to. */
export class Mailing {
  constructor(private readonly parts: MailingParts) {}

  async send(data: NotifyData, delivery: Delivery, signal: AbortSignal): Promise<void> {
    if (data.rest?.of === delivery.attempts && delivery.status === 'attempted')
      throw new Error('the attempt that left these over is not on record as ended yet');
    const { bodies, mail, queue, evidence, from } = this.parts;
    const body = await bodies.now(streamOf('body', data.body));
    const all = await this.addressees(data, body);
    const addressees = await this.leftOf(all, data, delivery, body);
    if (addressees === undefined) return;
    if (addressees.length === 0) return this.unreachable(data, delivery, body);
    const attachments = await this.attachments(data);
    const messages = byPerson(addressees).map((own) => messageFor(data, body, own, attachments, this.parts));
    const sending = { data, messageId: idOf(data, from), messages, addressees, attempt: delivery.attempts + 1 };
    await handOver({ ...sending, report: reportOf(data.notice, body) }, { mail, queue, evidence }, signal);
  }

  private async addressees(data: NotifyData, body: Body): Promise<Addressee[]> {
    const { people, clock } = this.parts;
    const now = new Date(clock.now()).toISOString();
    return (await addresseesOf(people, body, data.notice.recipient, now)).filter(wanted(data));
  }

  /** Those who are written to now; the others are seen to. None at all where nobody is left by their own choice. */
  private async leftOf(
    all: readonly Addressee[],
    data: NotifyData,
    delivery: Delivery,
    body: Body,
  ): Promise<readonly Addressee[] | undefined> {
    if (data.way.person !== undefined || data.rest) return all;
    const record = await this.chosen(all, data, delivery, body);
    const { aside, status } = record.deliveries.get(wayKey(data.way)) ?? delivery;
    if (aside === undefined) return all;
    await this.later(record, data, body);
    return status === 'set-aside' || status === 'declined'
      ? undefined
      : all.filter((one) => !aside.includes(one.person));
  }

  /** What each of them chose is asked once, and holds for this notice. */
  private async chosen(
    all: readonly Addressee[],
    data: NotifyData,
    { aside, attempts }: Delivery,
    body: Body,
  ): Promise<DeliveryRecord> {
    const { evidence, clock, digestAt } = this.parts;
    const { notice, recipient, kind } = data.notice;
    if (aside === undefined && attempts === 0) {
      const people = byPerson(all).flatMap(([one]) => (one ? [{ id: one.person, preferences: one.preferences }] : []));
      const choices = choicesOf(people, kind, body, new Date(clock.now()).toISOString(), digestAt);
      if (choices.left < people.length) await this.setAside(data, choices);
    }
    return evidence.of(notice, recipient);
  }

  private async setAside(data: NotifyData, choices: ReturnType<typeof choicesOf>): Promise<void> {
    const { notice, recipient } = data.notice;
    try {
      await this.parts.evidence.record(notice, recipient, setAsideStep(data, choices));
    } catch (error) {
      if (!(error instanceof Refused && error.code === 'SET_ASIDE_ALREADY')) throw error;
    }
  }

  /** A pause that came meanwhile has let go of what it knew of; so it is asked once more. */
  private async later({ deliveries }: DeliveryRecord, data: NotifyData, body: Body): Promise<void> {
    const { queue, clock, bodies } = this.parts;
    const now = clock.now();
    const meeting = meetingUnderWay(body, new Date(now).toISOString());
    const own = [...deliveries.values()].filter(
      ({ person, language, status }) => person !== undefined && language === data.way.language && status === 'due',
    );
    const jobs = own.map(({ person = '', until = 'pause' }) => {
      const aside: SetAside = { person, until, meeting };
      return laterJob(data, aside, meeting === undefined ? now - NO_PAUSE_TO_COME : now);
    });
    await queue.add(jobs);
    if (meeting === undefined) return;
    const after = await bodies.now(streamOf('body', data.body));
    if (meetingUnderWay(after, new Date(clock.now()).toISOString()) !== meeting) await queue.release(meeting);
  }

  /** For the secretariat to see and to mend; until then there is nothing to try. */
  private async unreachable(data: NotifyData, { status, attempts }: Delivery, body: Body): Promise<void> {
    const { evidence, from, bodies } = this.parts;
    const { notice, recipient } = data.notice;
    const failed = failStep(data, idOf(data, from), 'NO_ADDRESS', attempts, reportOf(data.notice, body));
    if (status !== 'given-up') await evidence.record(notice, recipient, failed);
    await owing(notifyJob(data), this.parts, async () => {
      const meanwhile = await this.addressees(data, await bodies.now(streamOf('body', data.body)));
      return meanwhile.length > 0;
    });
  }

  private async attachments({ notice, way }: NotifyData): Promise<Attachment[]> {
    const { papers } = this.parts;
    if (!isPaper(notice.kind) || notice.version === undefined) return [];
    const frozen = await papers.frozen(notice.kind, notice.text, notice.version);
    const content = await papers.html(frozen, way.language);
    const name = (frozen.version.symbol ?? notice.text).replace(/[^A-Za-z0-9.-]+/g, '-');
    return [{ filename: `${name}.${way.language}.html`, contentType: 'text/html; charset=utf-8', content }];
  }
}

/** Longer than anything is held. */
const NO_PAUSE_TO_COME = 86_400_000;

const isPaper = (kind: string): kind is PaperKind => kind === 'conference-ready' || kind === 'version-issued';

const wanted =
  ({ rest, way }: NotifyData) =>
  (one: Addressee): boolean =>
    (way.person === undefined || way.person === one.person) &&
    (rest?.addresses.some(({ person, n }) => person === one.person && n === one.n) ?? true);
