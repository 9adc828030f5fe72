import type { Checkpoint } from '#eventsourcing';
import { digestOn, type HourOfDay } from '#negotiation';
import type { Ledgers } from '#negotiation-nest';
import type { Clock, JobQueue, NewJob } from '#queue';
import type { Bodies } from '../papers/bodies.js';
import { jobAgain, plainId } from './jobs.js';
import type { Due } from './outstanding.js';
import { Reading, standsIn } from './reading.js';

export interface ReconciliationParts {
  readonly ledgers: Ledgers;
  readonly queue: JobQueue;
  readonly bodies: Bodies;
  readonly clock: Clock;
  /** How long a message may be on its way while nobody says how that ended; two minutes unless told. */
  readonly inHandMs?: number | undefined;
  /** When digests go out. */
  readonly digestAt: HourOfDay;
}

/** What a pass found and did. */
export interface Pass {
  /** The life of the queue that it holds for, and up to where. */
  readonly epoch: string;
  readonly head: Checkpoint;
  /** The queue had lost what it held, or held what belongs to another ledger. */
  readonly lost: boolean;
  /** Jobs that were asked for again because the queue had lost them or wrongly believed them done. */
  readonly drove: number;
  /** Jobs of which the next pass will know more: on their way, or just asked for; not those that wait for their time. */
  readonly open: readonly Due[];
}

/** The queue as found when a pass began. */
interface Found {
  readonly epoch: string;
  readonly lost: boolean;
  readonly idle: boolean;
  readonly parked: ReadonlySet<string>;
  /** More are parked than the queue lists. */
  readonly uncounted: boolean;
}

const IN_HAND_MS = 120_000;
/** The queue lists no more than so many parked jobs. */
const LISTED = 1000;
const AT_ONCE = 1000;

/**
 * Asks the queue for what the record says is due and not done, whatever the queue may have lost. Asking for a job that it
 * has changes nothing; what is parked is left to whoever looks after the queue; what was delivered is not due.
 */
export class Reconciliation {
  private reading: Reading | undefined;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly parts: ReconciliationParts) {}

  /** Whether all that was due when this life of the queue began was asked for in it. */
  async holds(epoch: string): Promise<boolean> {
    const { ledgers, queue } = this.parts;
    return standsIn(ledgers.store, await queue.checkpoint(markOf(epoch)));
  }

  /** One pass over what was recorded since the last one; one at a time. */
  pass(signal: AbortSignal): Promise<Pass> {
    const pass = this.turn.then(() => this.untilItHolds(signal));
    this.turn = pass.catch(() => undefined);
    return pass;
  }

  /** A queue that was emptied meanwhile has lost what was just asked for. */
  private async untilItHolds(signal: AbortSignal): Promise<Pass> {
    const { queue } = this.parts;
    for (;;) {
      signal.throwIfAborted();
      const pass = await this.once(signal);
      if ((await queue.epoch()) === pass.epoch) return pass;
    }
  }

  private async once(signal: AbortSignal): Promise<Pass> {
    const { ledgers, queue, bodies } = this.parts;
    const found = await this.look();
    const from = found.lost ? 'start' : await queue.checkpoint(markOf(found.epoch));
    this.reading ??= new Reading(ledgers, bodies, from);
    const head = await this.reading.on(signal);
    const asked = await this.ask(found);
    await queue.saveCheckpoint(markOf(found.epoch), this.reading.mark);
    return { epoch: found.epoch, head, lost: found.lost, ...asked };
  }

  /** Before reading: what the queue has done by now is on record by then. */
  private async look(): Promise<Found> {
    const { queue } = this.parts;
    const epoch = await queue.epoch();
    const lost = !(await this.holds(epoch));
    const { waiting, active, delayed } = await queue.counts();
    const parked = (await queue.parked()).map(({ id }) => plainId(id));
    const idle = waiting + active + delayed === 0;
    return { epoch, lost, idle, parked: new Set(parked), uncounted: parked.length >= LISTED };
  }

  private async ask(found: Found): Promise<Pick<Pass, 'drove' | 'open'>> {
    const dues = this.unparked(found);
    const believedDone = dues.filter((due) => this.isBelievedDone(due, found));
    const open = dues.filter((due) => !this.isBelievedDone(due, found));
    const asked = open.filter((due) => !this.isInHand(due));
    // Who was put off, or has no address, has a job of their own.
    const wanted = asked.filter(({ partly, owed }) => found.lost || !(partly === true || owed === true));
    const { ledgerId } = this.parts.ledgers.store;
    await this.add([...wanted.map(({ job }) => job), ...believedDone.map(({ job }) => jobAgain(job, ledgerId))]);
    for (const due of asked) due.asked = found.epoch;
    return {
      open: open.filter((due) => !this.isHeld(due) && due.owed !== true),
      drove: believedDone.length + (found.lost ? wanted.length : 0),
    };
  }

  /** What is parked is not asked for: that would try it again. Nor is anything if it cannot be told what is. */
  private unparked({ parked, uncounted, lost }: Found): Due[] {
    if (uncounted && !lost) return [];
    return [...(this.reading?.outstanding ?? [])].filter(({ job }) => !parked.has(job.id));
  }

  /** The queue was asked for it and has nothing left to do: so it holds it done, and the record does not. */
  private isBelievedDone(due: Due, { epoch, idle }: Found): boolean {
    return idle && due.asked === epoch && due.owed !== true && !this.isInHand(due) && !this.isHeld(due);
  }

  private async add(jobs: readonly NewJob[]): Promise<void> {
    for (let from = 0; from < jobs.length; from += AT_ONCE)
      await this.parts.queue.add(jobs.slice(from, from + AT_ONCE));
  }

  /** It waits for its time: a pause, or the digest of a day and what that takes. */
  private isHeld({ job, day }: Due): boolean {
    const { clock, digestAt, inHandMs = IN_HAND_MS } = this.parts;
    const until = day === undefined ? (job.notBefore ?? 0) : digestOn(day, digestAt) + inHandMs;
    return until > clock.now();
  }

  private isInHand({ begun }: Due): boolean {
    const { clock, inHandMs = IN_HAND_MS } = this.parts;
    return begun !== undefined && clock.now() - begun < inHandMs;
  }
}

/** A mark is of one life of the queue: what saves it too late saves it where nobody looks. */
const markOf = (epoch: string): string => `reconciled.${epoch}`;
