import { setImmediate as turn } from 'node:timers/promises';
import type { Checkpoint, EventPage, EventStore, RecordedEvent } from '#eventsourcing';
import { pausedBy } from '#negotiation';
import type { Clock, JobProducer, NewJob } from '#queue';
import { pause } from '../clock.js';
import type { Bodies } from '../papers/bodies.js';
import type { Pursuer, Readiness } from '../pursuit.js';
import { Closings } from './closings.js';
import { Consequences } from './consequences.js';
import { ADDRESS, jobsOf } from './jobs.js';
import { standsIn } from './reading.js';
import type { Reconciliation } from './reconciliation.js';
import { reportJobs } from './reports.js';
import type { Rounds } from './rounds.js';

export interface DispatcherParts {
  readonly store: EventStore;
  readonly queue: JobProducer;
  readonly bodies: Bodies;
  readonly clock: Clock;
  readonly reconciliation: Pick<Reconciliation, 'holds'>;
  readonly rounds: Pick<Rounds, 'pass'>;
  /** How long nobody else dispatches once this one has begun, unless it says so again; in milliseconds. */
  readonly leaseMs: number;
}

/** How many events are turned into jobs before others get their turn, and so how many texts they can be about. */
const SLICE = 100;

/** Events that came to nothing and may be read again after a restart: each saving of the checkpoint waits for the disk. */
const UNSAVED = 2000;

/**
 * Turns events into jobs; its checkpoint moves once the queue has them, so that none is lost and asking again is harmless.
 * One at a time does so, for as long as it holds the lease and the queue is the one it began with.
 */
export class Dispatcher implements Pursuer {
  readonly name = 'dispatcher';
  readonly prefixes = ['text-', 'body-', 'delivery-', 'person-'];
  waiting: Readiness = { ready: false, reason: 'starting' };
  private readonly consequences: Consequences;
  private readonly closings: Closings;
  private turnOfOurs = new AbortController();
  private epoch: string | undefined;
  private handled: Checkpoint | undefined;
  private unsaved = 0;

  constructor(private readonly parts: DispatcherParts) {
    this.consequences = new Consequences(parts.store, parts.bodies);
    this.closings = new Closings(parts.store, parts.bodies);
  }

  get untilThen(): AbortSignal {
    return this.turnOfOurs.signal;
  }

  /** Waits for the lease. What was handled here before counts for nothing: others may have gone on, or the queue lost it. */
  async from(
    signal: AbortSignal,
    elsewhere: (checkpoint: Checkpoint | 'start') => void,
  ): Promise<Checkpoint | 'start'> {
    this.leave('begins again');
    await this.standBy(signal, elsewhere);
    const ours = (this.turnOfOurs = new AbortController());
    this.epoch = this.handled = undefined;
    this.unsaved = 0;
    this.consequences.forget();
    void this.keep(ours.signal, signal);
    try {
      return await this.takeUp();
    } catch (error) {
      this.leave(error);
      throw error;
    }
  }

  /** A page may hold nothing for us and still move the checkpoint on; that is saved in time. */
  async handle({ events, checkpoint }: EventPage): Promise<void> {
    try {
      let asked = false;
      for (const part of partedByPauses(events)) asked = (await this.dispatch(part)) || asked;
      this.handled = checkpoint;
      this.unsaved += events.length;
      if (!asked && this.unsaved < UNSAVED) return;
      await this.save();
      await this.look();
    } catch (error) {
      this.consequences.forget(); // the page comes again, and these have seen it
      throw error;
    }
  }

  /** Leaves off when the queue is not the one it was: what it held is gone. */
  async look(): Promise<void> {
    if (this.epoch === undefined || this.untilThen.aborted) return;
    if ((await this.parts.queue.epoch()) !== this.epoch) this.leave('the queue has lost what it held');
  }

  /** Lets another take over at once: a lease of a moment is none. */
  yield(): void {
    this.leave('it goes');
    this.parts.queue.lease('dispatch', 1).catch(() => undefined);
  }

  private leave(reason: unknown): void {
    this.turnOfOurs.abort(reason);
  }

  private async standBy(signal: AbortSignal, elsewhere: (checkpoint: Checkpoint | 'start') => void): Promise<void> {
    const { queue, leaseMs, clock } = this.parts;
    while (!(await queue.lease('dispatch', leaseMs))) {
      this.waiting = { ready: true, reason: 'standing by: another worker dispatches' };
      elsewhere(await queue.checkpoint(this.name));
      await pause(clock, leaseMs / 3, signal);
      signal.throwIfAborted();
    }
  }

  private async takeUp(): Promise<Checkpoint | 'start'> {
    const { queue, store, reconciliation, rounds } = this.parts;
    const epoch = await queue.epoch();
    const saved = await queue.checkpoint(this.name);
    if ((await standsIn(store, saved)) && (await reconciliation.holds(epoch))) {
      this.epoch = epoch;
      return saved;
    }
    this.waiting = { ready: true, reason: 'reconciling: the queue does not know what was dispatched of this ledger' };
    const pass = await rounds.pass();
    await queue.saveCheckpoint(this.name, pass.head);
    this.epoch = pass.epoch;
    return pass.head;
  }

  /** Renews the lease in good time, sees whether the queue is still the same, and says how far it came. */
  private async keep(ours: AbortSignal, stop: AbortSignal): Promise<void> {
    const { queue, leaseMs, clock } = this.parts;
    const over = AbortSignal.any([ours, stop]);
    const isOver = (): boolean => over.aborted;
    const next = async (): Promise<boolean> => pause(clock, leaseMs / 3, over).then(() => !isOver());
    while (await next())
      try {
        if (!(await queue.lease('dispatch', leaseMs))) this.leave('another worker dispatches');
        await this.look();
        if (!isOver()) await this.save();
      } catch (error) {
        if (!isOver()) this.leave(error);
      }
  }

  private async save(): Promise<void> {
    const { handled } = this;
    if (handled === undefined) return;
    this.handled = undefined;
    this.unsaved = 0;
    await this.parts.queue.saveCheckpoint(this.name, handled);
  }

  private async jobs(events: readonly RecordedEvent[]): Promise<NewJob[]> {
    const jobs: NewJob[] = [];
    for (let from = 0; from < events.length; from += SLICE) {
      const slice = events.slice(from, from + SLICE);
      const happenings = await this.consequences.of(slice.filter(({ stream }) => stream.startsWith('text-')));
      jobs.push(...happenings.flatMap(jobsOf), ...slice.flatMap(reportJobs));
      for (const event of slice) jobs.push(...(await this.closings.jobs(event)));
      await turn();
    }
    return jobs;
  }

  /** Whether there was anything to ask for. In a pause, what was held is told; where somebody has an address, what waited for one. */
  private async dispatch(part: readonly RecordedEvent[]): Promise<boolean> {
    const { queue } = this.parts;
    const jobs = await this.jobs(part);
    if (jobs.length > 0) await queue.add(jobs);
    const last = part.at(-1);
    const meeting = last && pausedBy(last);
    if (meeting !== undefined) await queue.release(meeting);
    if (part.some(bringsAddress)) await queue.release(ADDRESS);
    return jobs.length > 0;
  }
}

/** Whether somebody may be reached by it who was not. */
const bringsAddress = ({ type, data }: RecordedEvent): boolean =>
  type === 'Appointed' ||
  (type === 'PersonDescribed' && (data as { addresses: readonly string[] }).addresses.length > 0);

/** Each part ends with a pause, but for the last: what comes after a pause is held until the next. */
const partedByPauses = (events: readonly RecordedEvent[]): RecordedEvent[][] => {
  const parts: RecordedEvent[][] = [[]];
  for (const event of events) {
    parts.at(-1)?.push(event);
    if (pausedBy(event) !== undefined) parts.push([]);
  }
  return parts;
};
