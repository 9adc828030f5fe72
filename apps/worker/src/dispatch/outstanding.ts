import type { Checkpoint, Position, RecordedEvent } from '#eventsourcing';
import {
  wayKey,
  type Delivery,
  type DeliveryEvent,
  type DeliveryRecord,
  type Language,
  type LanguageAndWay,
  type Text,
} from '#negotiation';
import type { NewJob } from '#queue';
import { deliveryStream, PAPERS } from '../evidence.js';
import type { Happening } from './consequences.js';
import {
  correctionJobs,
  jobsAfterRendering,
  jobsOf,
  laterJob,
  markedAgain,
  paperKind,
  type NotifyData,
  type RenderData,
  type TakeBackData,
} from './jobs.js';
import { reportJobs } from './reports.js';

/** A job of which the record does not say that it was done, or given up. */
export interface Due {
  readonly job: NewJob;
  /** From where the ledger must be read to find it due again. */
  readonly before: Checkpoint | 'start';
  /** When it was last handed over, in milliseconds since 1970, if nobody has said how that ended. */
  readonly begun?: number | undefined;
  /** Some addresses have it; a job of their own is for the others. */
  readonly partly?: boolean;
  /** Nobody had an address: the queue holds it until somebody has. */
  readonly owed?: boolean;
  /** It was taken back while it was on its way: if it does not arrive, that is the end of it. */
  readonly last?: boolean;
  /** The day of the digest that it waits for. */
  readonly day?: string | undefined;
  /** The life of the queue in which it was asked for again; noted by whoever asks. */
  asked?: string;
  /** What is still to be rendered, and who is told after that. */
  readonly paper?: { readonly missing: readonly string[]; readonly then: readonly NewJob[] };
}

type Said = Extract<DeliveryEvent, { type: 'DeliveryAttempted' | 'DeliveryAccepted' | 'DeliveryFailed' }>;
type Aside = Extract<DeliveryEvent, { type: 'DeliverySetAside' }>['data'];

const PAPER = 'paper';
const TAKE_BACK = 'take-back';

const TAKEN_BACK = new Set(['NoticeWithdrawn', 'NoticeCorrected']);
const HANDED_OVER = new Set(['DeliveryAttempted', 'DeliveryAccepted', 'DeliveryFailed']);

/**
 * What is due and not done, folded from texts and deliveries in the order of the ledger. It is a matter of the record
 * alone: what the queue holds, or has lost, makes no difference to it.
 */
export class Outstanding implements Iterable<Due> {
  private readonly streams = new Map<string, Map<string, Due>>();
  private count = 0;

  /** Up to where the ledger was restored: the one that was lost went on, and may have told people what this one does not know. */
  constructor(private readonly restoredUpTo: Position = 0) {}

  get size(): number {
    return this.count;
  }

  /** The streams in which it will be said what became of it. */
  get where(): string[] {
    return [...this.streams.keys()];
  }

  *[Symbol.iterator](): Generator<Due> {
    for (const dues of this.streams.values()) yield* dues.values();
  }

  /** The very jobs that the dispatcher makes of it; for a paper also those that follow from its rendering. */
  happened(happening: Happening, from: Checkpoint | 'start'): void {
    const { fact, position, after, body } = happening;
    const jobs = this.marked(position, jobsOf(happening));
    const kind = paperKind(fact);
    if (kind === undefined) {
      this.tell(jobs, from);
      return;
    }
    for (const job of jobs) {
      const { text, version } = job.data as RenderData;
      const missing = languagesOf(after.versions, version);
      const paper = { missing, then: this.marked(position, jobsAfterRendering(fact, after, body, missing)) };
      if (missing.length > 0)
        this.put(deliveryStream(`${kind}.${text}.${version}`, PAPERS), PAPER, { job, before: from, paper });
    }
  }

  /** Jobs that follow from an event of something else than a text. */
  followed(position: Position, jobs: readonly NewJob[], from: Checkpoint | 'start'): void {
    this.tell(this.marked(position, jobs), from);
  }

  /** What the record says became of something. */
  said(event: RecordedEvent, from: Checkpoint | 'start'): void {
    this.tell(reportJobs(event), from);
    const { stream, type, data, meta, position } = event;
    if (type === 'PaperRendered') this.rendered(stream, (data as LanguageAndWay).language);
    else if (type === 'NoticeDue') this.only(stream, (data as { ways: readonly LanguageAndWay[] }).ways);
    else if (type === 'DeliverySetAside') this.setAside(stream, data as Aside, Date.parse(meta.recordedAt));
    else if (TAKEN_BACK.has(type)) this.takenBack(stream, type === 'NoticeCorrected');
    else if (HANDED_OVER.has(type)) {
      // Whoever had it in hand when the ledger was lost will not say here how that ended.
      const begun = position > this.restoredUpTo ? Date.parse(meta.recordedAt) : undefined;
      this.handedOver(stream, { type, data } as Said, begun);
    }
  }

  /** A pause of that meeting: what it held may begin. */
  paused(meeting: string): void {
    for (const [stream, dues] of this.streams)
      for (const [key, due] of dues)
        if (due.job.heldBy === meeting) {
          const { notBefore: _, heldBy: __, ...job } = due.job;
          this.put(stream, key, { ...due, job });
        }
  }

  /** Drops what a delivery's own record, read by itself, says is done. */
  compared(stream: string, { due, deliveries, rendered, withdrawn, corrected }: DeliveryRecord): void {
    for (const language of rendered.keys()) this.rendered(stream, language);
    if (withdrawn || corrected.length > 0) this.takenBack(stream, corrected.length > 0);
    const open = [...deliveries.values()].filter(isOpen);
    // Whose way is their own hears of it by an event that is still to be read: what that is made from is kept until then.
    if (due && open.every(({ person }) => person === undefined)) this.only(stream, open);
  }

  /** Who is told of what came out of a backup was perhaps told before. */
  private marked(position: Position, jobs: readonly NewJob[]): readonly NewJob[] {
    return position > this.restoredUpTo ? jobs : jobs.map(markedAgain);
  }

  private tell(jobs: readonly NewJob[], before: Due['before']): void {
    for (const job of jobs) {
      const { notice } = job.data as NotifyData | TakeBackData;
      const key = job.name === 'take-back' ? TAKE_BACK : wayKey((job.data as NotifyData).way);
      this.put(deliveryStream(notice.notice, notice.recipient), key, { job, before });
    }
  }

  /** Who hears it later has a job of their own; the others, if there are any, the one that there was. */
  private setAside(stream: string, aside: Aside, recordedAt: number): void {
    const due = this.streams.get(stream)?.get(wayKey(aside));
    if (!due) return;
    for (const one of aside.persons) {
      const job = laterJob(due.job.data as NotifyData, one, recordedAt);
      const { before } = due;
      this.put(stream, wayKey({ ...aside, person: one.person }), { job, before, day: one.day });
    }
    if (aside.left === 0) this.drop(stream, wayKey(aside));
  }

  /** Nobody is told the first any more; where somebody was, another notice corrects it. */
  private takenBack(stream: string, corrected: boolean): void {
    const dues = this.streams.get(stream);
    const takeBack = dues?.get(TAKE_BACK);
    for (const [key, due] of [...(dues ?? [])])
      if (due.begun === undefined) this.drop(stream, key);
      else this.put(stream, key, { ...due, last: true });
    if (takeBack && corrected) this.tell(correctionJobs(takeBack.job.data as TakeBackData), takeBack.before);
  }

  private rendered(stream: string, language: string): void {
    const due = this.streams.get(stream)?.get(PAPER);
    if (!due?.paper) return;
    const missing = due.paper.missing.filter((one) => one !== language);
    if (missing.length > 0) this.put(stream, PAPER, { ...due, paper: { ...due.paper, missing } });
    else {
      this.drop(stream, PAPER);
      this.tell(due.paper.then, due.before);
    }
  }

  private handedOver(stream: string, { type, data }: Said, begun: number | undefined): void {
    const due = this.streams.get(stream)?.get(wayKey(data));
    if (!due) return;
    if (type === 'DeliveryAccepted') this.drop(stream, wayKey(data));
    else if (type === 'DeliveryAttempted') this.put(stream, wayKey(data), { ...due, begun, owed: false });
    else this.failed(stream, data, due);
  }

  private failed(
    stream: string,
    data: LanguageAndWay & { readonly code: string; readonly permanent: boolean },
    due: Due,
  ): void {
    const { code, permanent } = data;
    const owed = code === 'NO_ADDRESS';
    if (due.last === true || (permanent && !owed)) this.drop(stream, wayKey(data));
    else
      this.put(stream, wayKey(data), {
        ...due,
        ...{ begun: undefined, owed, partly: due.partly === true || code === 'DEFERRED' },
      });
  }

  /** Other ways than these are not, or no longer, to be gone. */
  private only(stream: string, ways: readonly LanguageAndWay[]): void {
    const open = new Set([...ways.map(wayKey), TAKE_BACK]);
    for (const key of [...(this.streams.get(stream)?.keys() ?? [])]) if (!open.has(key)) this.drop(stream, key);
  }

  private put(stream: string, key: string, due: Due): void {
    const dues = this.streams.get(stream) ?? new Map<string, Due>();
    this.streams.set(stream, dues);
    if (!dues.has(key)) this.count += 1;
    dues.set(key, due);
  }

  private drop(stream: string, key: string): void {
    const dues = this.streams.get(stream);
    if (!dues?.delete(key)) return;
    this.count -= 1;
    if (dues.size === 0) this.streams.delete(stream);
  }
}

const OPEN = new Set<string>(['due', 'attempted', 'failed']);

const isOpen = ({ status, code }: Delivery): boolean =>
  OPEN.has(status) || (status === 'given-up' && code === 'NO_ADDRESS');

const languagesOf = (versions: Text['versions'], version: string): Language[] =>
  versions.find(({ versionId }) => versionId === version)?.languages.map(({ language }) => language) ?? [];
