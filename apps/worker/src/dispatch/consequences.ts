import type { EventStore, Position, RecordedEvent } from '#eventsourcing';
import { textDecider, type Body, type Text, type TextFact } from '#negotiation';
import { States } from '#negotiation-nest';
import type { Bodies } from '../papers/bodies.js';

/** A fact about a text, with the text around it and the body that it relied on: all that its consequences follow from. */
export interface Happening {
  readonly fact: TextFact;
  readonly position: Position;
  readonly before: Text;
  readonly after: Text;
  readonly body: Body;
}

/** How many texts are kept in mind. */
const TEXTS = 200;

/** Reads events of texts in order, each with what it takes to say what follows from it. */
export class Consequences {
  private readonly texts: States<Text>;

  constructor(
    store: EventStore,
    private readonly bodies: Bodies,
  ) {
    this.texts = new States(store, textDecider, TEXTS);
  }

  /** At most a hundred or so at a time: they may all be about different texts. */
  async of(events: readonly RecordedEvent[]): Promise<Happening[]> {
    await this.texts.prepare(events);
    const happenings: Happening[] = [];
    for (const event of events) {
      const { before, after } = this.texts.step(event);
      if (!textDecider.knows(event.type)) continue;
      const body = await this.bodies.behind(event, after);
      happenings.push({ fact: event as unknown as TextFact, position: event.position, before, after, body });
    }
    return happenings;
  }

  /** The events come again, and what is kept in mind has seen them. */
  forget(): void {
    this.texts.forget();
  }
}
