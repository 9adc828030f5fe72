import { DELETED, type Expected, type ProposedEvent, type StoredEvent } from './stored-event.js';

/** One stream: what it holds, what of it is hidden, and whether it is gone for ever. */
export class Stream {
  readonly #events: StoredEvent[] = [];
  readonly #byId = new Map<string, StoredEvent>();
  #hiddenBefore = 0n;
  #deleted = false;

  get deleted(): boolean {
    return this.#deleted;
  }

  get next(): bigint {
    return BigInt(this.#events.length);
  }

  /** The revision of its last event, or undefined if it has none. */
  get current(): bigint | undefined {
    return this.#events.length === 0 ? undefined : this.next - 1n;
  }

  /** What a reader may see. */
  get visible(): readonly StoredEvent[] {
    return this.#hiddenBefore === 0n ? this.#events : this.#events.slice(Number(this.#hiddenBefore));
  }

  at(revision: bigint): StoredEvent | undefined {
    return this.#events[Number(revision)];
  }

  standsAt(expected: Expected): boolean {
    if (expected === 'any') return true;
    if (expected === 'stream-exists') return this.visible.length > 0;
    if (expected === 'no-stream') return this.visible.length === 0;
    return expected === this.current;
  }

  /**
   * The last of these events if they are all on disk where the append would have put them, also when the stream
   * has moved on. At the stream's own head they are new, whatever their ids: that is how duplicates come about.
   */
  repeats(expected: Expected, events: readonly ProposedEvent[]): StoredEvent | undefined {
    const [first] = events;
    if (!first || (expected !== 'any' && this.standsAt(expected))) return undefined;
    const from = this.#firstOf(expected, first.id);
    if (from === undefined) return undefined;
    const there = events.map((event, n) => ({ event, stored: this.at(from + BigInt(n)) }));
    return there.every(({ event, stored }) => stored?.id === event.id) ? there.at(-1)?.stored : undefined;
  }

  take(event: StoredEvent): void {
    if (event.revision === DELETED) this.#deleted = true;
    else {
      this.#events.push(event);
      this.#byId.set(event.id, event);
    }
  }

  /** Hides what stands before the `$tb` of new metadata. */
  truncate(metadata: Buffer): void {
    const before = /"\$tb"\s*:\s*(\d+)/.exec(metadata.toString())?.[1];
    const wanted = before === undefined ? 0n : BigInt(before);
    this.#hiddenBefore = wanted < this.next ? wanted : this.next;
  }

  #firstOf(expected: Expected, id: string): bigint | undefined {
    if (expected === 'any' || expected === 'stream-exists') return this.#byId.get(id)?.revision;
    return expected === 'no-stream' ? 0n : expected + 1n;
  }
}
