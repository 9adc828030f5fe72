import { setImmediate as turn } from 'node:timers/promises';
import type { Checkpoint, EventPage, EventStore, RecordedEvent } from '#eventsourcing';
import { textDecider, type Text, type TextFact } from '#negotiation';
import { States } from '#negotiation-nest';
import type { JobProducer, NewJob } from '#queue';
import type { Bodies } from '../papers/bodies.js';
import type { Pursuer } from '../pursuit.js';
import { jobsOf } from './jobs.js';

/** How many events are turned into jobs before others get their turn, and so how many texts they can be about. */
const SLICE = 100;
const TEXTS = 200;

/** Events that came to nothing and may be read again after a restart: each saving of the checkpoint waits for the disk. */
const UNSAVED = 2000;

/** Turns events into jobs; its checkpoint moves once the queue has them, so that none is lost and asking again is harmless. */
export class Dispatcher implements Pursuer {
  readonly name = 'dispatcher';
  readonly prefixes = ['text-'];
  private readonly texts: States<Text>;
  private unsaved = 0;

  constructor(
    store: EventStore,
    private readonly queue: JobProducer,
    private readonly bodies: Bodies,
  ) {
    this.texts = new States(store, textDecider, TEXTS);
  }

  from(): Promise<Checkpoint | 'start'> {
    return this.queue.checkpoint(this.name);
  }

  async handle({ events, checkpoint }: EventPage): Promise<void> {
    if (events.length === 0) return; // the worker's own evidence moves the ledger on; nothing is lost by reading it again
    try {
      const jobs = await this.jobs(events);
      this.unsaved += events.length;
      if (jobs.length === 0 && this.unsaved < UNSAVED) return;
      await this.queue.add(jobs);
      await this.queue.saveCheckpoint(this.name, checkpoint);
      this.unsaved = 0;
    } catch (error) {
      this.texts.forget(); // the page comes again, and these have seen it
      throw error;
    }
  }

  private async jobs(events: readonly RecordedEvent[]): Promise<NewJob[]> {
    const jobs: NewJob[] = [];
    for (let from = 0; from < events.length; from += SLICE) {
      const slice = events.slice(from, from + SLICE);
      await this.texts.prepare(slice);
      for (const event of slice) jobs.push(...(await this.jobsOf(event)));
      await turn();
    }
    return jobs;
  }

  private async jobsOf(event: RecordedEvent): Promise<NewJob[]> {
    const { before, after } = this.texts.step(event);
    if (!textDecider.knows(event.type)) return [];
    return jobsOf(event as unknown as TextFact, before, after, await this.bodies.behind(event, after));
  }
}
