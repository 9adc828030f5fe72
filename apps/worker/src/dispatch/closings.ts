import type { EventStore, RecordedEvent, Revision } from '#eventsourcing';
import { textDecider, toConfirmNotice, type Meta, type TextFact } from '#negotiation';
import type { NewJob } from '#queue';
import { foldedTo, type Bodies } from '../papers/bodies.js';
import { languageOf, notifyJobs } from './jobs.js';

/** What was recorded of a text between the opening of a meeting and its close. */
interface Recorded {
  readonly instructed: TextFact[];
  last: Revision;
}

/** What the close of a meeting calls for: the Chair is told what was recorded on instruction and is not confirmed. */
export class Closings {
  constructor(
    private readonly store: EventStore,
    private readonly bodies: Bodies,
  ) {}

  /** Follows from the record up to the close alone, and is the same whenever it is asked. */
  async jobs(close: RecordedEvent): Promise<NewJob[]> {
    if (close.type !== 'MeetingClosed') return [];
    const body = await this.bodies.at(close.stream, close.revision);
    const meeting = body.meetings.get((close.data as { meeting: string }).meeting);
    if (!meeting) return [];
    const jobs: NewJob[] = [];
    for (const [stream, { instructed, last }] of await this.recordedDuring(meeting.meeting, close)) {
      if (instructed.length === 0) continue;
      const text = await foldedTo(this.store, textDecider, stream, last);
      const notice = toConfirmNotice(text, meeting, instructed);
      if (notice) jobs.push(...notifyJobs(notice, [languageOf(body)], body.id));
    }
    return jobs;
  }

  private async recordedDuring(meeting: string, close: RecordedEvent): Promise<Map<string, Recorded>> {
    const texts = new Map<string, Recorded>();
    for await (const event of this.between(await this.opening(meeting, close), close)) {
      const { instructedBy, meeting: at } = event.meta as unknown as Meta;
      const text = texts.get(event.stream) ?? { instructed: [], last: 0 };
      if (instructedBy !== undefined && at === meeting) text.instructed.push(event as unknown as TextFact);
      text.last = event.revision;
      texts.set(event.stream, text);
    }
    return texts;
  }

  private async opening(meeting: string, { stream }: RecordedEvent): Promise<number> {
    for await (const { type, data, position } of this.store.read(stream))
      if (type === 'MeetingOpened' && (data as { meeting: string }).meeting === meeting) return position;
    return 0;
  }

  private async *between(from: number, to: RecordedEvent): AsyncGenerator<RecordedEvent> {
    const stop = new AbortController();
    const after = (await this.store.at(from)) ?? 'start';
    for await (const page of this.store.subscribe(after, { prefixes: ['text-'], signal: stop.signal })) {
      yield* page.events.filter(({ position }) => position < to.position);
      if (page.caughtUp || page.checkpoint.position >= to.position) return;
    }
  }
}
