import { setImmediate as turn } from 'node:timers/promises';
import type { Checkpoint, EventPage, EventStore, RecordedEvent } from '#eventsourcing';
import { pausedBy, textDecider } from '#negotiation';
import type { Ledgers } from '#negotiation-nest';
import type { Bodies } from '../papers/bodies.js';
import { Closings } from './closings.js';
import { Consequences, type Happening } from './consequences.js';
import { Outstanding } from './outstanding.js';
import { reportStreams } from './reports.js';

/** Events taken in before others get their turn, and so how many texts they can be about. */
const SLICE = 100;
/** Once so many are due at the place reached, what later events say of them is looked up at once: memory is bounded by what is due now. */
const MANY = 20_000;

/** Reads the ledger from where it was left, and knows what is due and not done as of there. */
export class Reading {
  readonly outstanding: Outstanding;
  private readonly consequences: Consequences;
  private readonly closings: Closings;
  private tooMany: number;
  /** Before the first event that only a newer version knows: what follows from it is for that one to say. */
  private unknown: Checkpoint | 'start' | undefined;

  constructor(
    private readonly ledgers: Ledgers,
    bodies: Bodies,
    private place: Checkpoint | 'start',
    private readonly many = MANY,
  ) {
    this.consequences = new Consequences(ledgers.store, bodies);
    this.closings = new Closings(ledgers.store, bodies);
    this.outstanding = new Outstanding(ledgers.store.restored?.upTo);
    this.tooMany = many;
  }

  /** Reads to the end as of now, at least, and says how far it came. */
  async on(signal: AbortSignal): Promise<Checkpoint> {
    const { store } = this.ledgers;
    const head = await store.head();
    for await (const page of store.subscribe(this.place, { prefixes: ['text-', 'delivery-', 'body-'], signal })) {
      await this.take(page);
      this.place = page.checkpoint;
      if (page.caughtUp || page.checkpoint.position >= head.position) return page.checkpoint;
    }
    throw new Error('stopped while it read');
  }

  /** Before this place nothing is due: whoever begins here will find all of it, also what this version does not know. */
  get mark(): Checkpoint {
    const start = { ledgerId: this.ledgers.store.ledgerId, position: 0, hash: '' };
    const places = [this.place, this.unknown ?? this.place, ...[...this.outstanding].map(({ before }) => before)];
    return places.map((place) => (place === 'start' ? start : place)).reduce(earlier);
  }

  private async take({ events }: EventPage): Promise<void> {
    for (let from = 0; from < events.length; from += SLICE) {
      const slice = events.slice(from, from + SLICE);
      const happened = await this.happenings(slice.filter(({ stream }) => stream.startsWith('text-')));
      for (const event of slice) {
        const happening = happened.get(event.position);
        if (happening) this.outstanding.happened(happening, this.place);
        if (event.stream.startsWith('delivery-')) await this.said(event);
        this.outstanding.followed(event.position, await this.closings.jobs(event), this.place);
        const meeting = pausedBy(event);
        if (meeting !== undefined) this.outstanding.paused(meeting);
      }
      await turn();
    }
    if (this.outstanding.size > this.tooMany) await this.lookAhead();
  }

  /** One report is made of all that fails in a day: it may have been delivered before what is read here. */
  private async said(event: RecordedEvent): Promise<void> {
    this.outstanding.said(event, this.place);
    for (const stream of reportStreams(event)) await this.compare(stream);
  }

  /** By where they are in the ledger: a pause lets go of what was before it, and of nothing after. */
  private async happenings(events: EventPage['events']): Promise<ReadonlyMap<number, Happening>> {
    if (events.some(({ type }) => !textDecider.knows(type))) this.unknown ??= this.place;
    try {
      const all = await this.consequences.of(events);
      return new Map(all.map((happening) => [happening.position, happening]));
    } catch (error) {
      this.consequences.forget();
      throw error;
    }
  }

  private async lookAhead(): Promise<void> {
    for (const stream of this.outstanding.where) await this.compare(stream);
    this.tooMany = Math.max(this.many, 2 * this.outstanding.size);
  }

  private async compare(stream: string): Promise<void> {
    const { state } = await this.ledgers.delivery.load(stream);
    this.outstanding.compared(stream, state);
  }
}

const earlier = (a: Checkpoint, b: Checkpoint): Checkpoint => (b.position < a.position ? b : a);

/** Whether the checkpoint is a place in this very ledger: not of another, nor of what this one was before it was restored. */
export const standsIn = async (store: EventStore, checkpoint: Checkpoint | 'start'): Promise<boolean> => {
  if (checkpoint === 'start' || checkpoint.ledgerId !== store.ledgerId) return false;
  const known = checkpoint.position === 0 ? { hash: '' } : await store.at(checkpoint.position);
  return known?.hash === checkpoint.hash;
};
