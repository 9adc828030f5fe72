import { bytesOf, type Position, type RecordedEvent } from '#eventsourcing';

/** Enough for some groups of appends; more would be carried along by every garbage collection. */
const KEPT_BYTES = 256 * 1024;
const PAGE = 512;

/** The events just appended: a subscriber at the head gets these, and nothing is read back. */
export class Recent {
  private events: RecordedEvent[] = [];
  private bytes = 0;

  /** `before` is the position before the first event kept. */
  constructor(private before: Position) {}

  add(events: readonly RecordedEvent[]): void {
    for (const event of events) {
      this.events.push(event);
      this.bytes += bytesOf(event);
    }
    if (this.bytes > KEPT_BYTES) this.letGo();
  }

  /** The older half goes at once, so that letting go costs little per event. */
  private letGo(): void {
    const gone = this.events.splice(0, Math.ceil(this.events.length / 2));
    this.before += gone.length;
    for (const event of gone) this.bytes -= bytesOf(event);
  }

  /** The next events after a position, or undefined when that is too long ago. Positions in here have no gaps. */
  since(position: Position): readonly RecordedEvent[] | undefined {
    const from = position - this.before;
    return from < 0 ? undefined : this.events.slice(from, from + PAGE);
  }

  /** Begins anew after a position; when something was forgotten, it must not be found here. */
  clear(position: Position): void {
    this.events = [];
    this.bytes = 0;
    this.before = position;
  }
}
