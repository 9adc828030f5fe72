import type { EventStore, Position, RecordedEvent } from '#eventsourcing';
import { corrects, textDecider, type Body, type Text, type TextFact } from '#negotiation';
import { States } from '#negotiation-nest';
import type { Bodies } from '../papers/bodies.js';

/** A fact about a text, with the text around it and the body that it relied on: all that its consequences follow from. */
export interface Happening {
  readonly fact: TextFact;
  readonly position: Position;
  readonly before: Text;
  readonly after: Text;
  readonly body: Body;
  /** What a correction of a slip says did not happen: the whole command. */
  readonly undone?: readonly Happening[];
}

/** How many texts are kept in mind. */
const TEXTS = 200;

/** Reads events of texts in order, each with what it takes to say what follows from it. */
export class Consequences {
  private readonly texts: States<Text>;

  constructor(
    private readonly store: EventStore,
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
      const undone = await this.undoneBy(event);
      happenings.push({ ...happening(event, before, after, body), ...(undone.length > 0 && { undone }) });
    }
    return happenings;
  }

  /** As it was when it was done: the text is folded once more up to there, which slips are rare enough for. */
  private async undoneBy({ stream, revision, ...event }: RecordedEvent): Promise<Happening[]> {
    const revisions = corrects(event);
    if (revisions === undefined) return [];
    const commands = new Set<string>();
    for (const one of revisions)
      for await (const { meta } of this.store.read(stream, one)) {
        commands.add(meta.commandId);
        break;
      }
    const undone: Happening[] = [];
    let text = textDecider.initial(stream);
    for await (const earlier of this.store.read(stream)) {
      if (earlier.revision >= revision) break;
      const before = text;
      text = textDecider.evolve(before, earlier);
      if (commands.has(earlier.meta.commandId))
        undone.push(happening(earlier, before, text, await this.bodies.behind(earlier, text)));
    }
    return undone;
  }

  /** The events come again, and what is kept in mind has seen them. */
  forget(): void {
    this.texts.forget();
  }
}

const happening = (event: RecordedEvent, before: Text, after: Text, body: Body): Happening => ({
  ...{ fact: event as unknown as TextFact, position: event.position },
  ...{ before, after, body },
});
