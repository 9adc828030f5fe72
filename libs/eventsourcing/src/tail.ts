import { setImmediate as turn } from 'node:timers/promises';
import { Invalid, NotProven } from './errors.js';
import type { Checkpoint, RecordedEvent } from './event.js';
import type { EventPage, SubscribeOptions } from './event-store.js';

/** Wakes those who wait for something to be recorded. */
export class Bell {
  private waiting = new Set<() => void>();
  closed = false;

  ring(): void {
    const woken = this.waiting;
    this.waiting = new Set();
    for (const wake of woken) wake();
  }

  /** Ends every wait, now and later. */
  close(): void {
    this.closed = true;
    this.ring();
  }

  /** Resolves at the next ring, or when the signal aborts. */
  next(signal: AbortSignal): Promise<void> {
    if (signal.aborted || this.closed) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = (): void => {
        this.waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.waiting.add(wake);
      signal.addEventListener('abort', wake);
    });
  }
}

/** What a store in this process offers to those who follow it. */
export interface PageSource {
  readonly bell: Bell;
  /** The next events after a place, in order, at most a page of them; none at the end. */
  after(place: Checkpoint): readonly RecordedEvent[];
  end(): Checkpoint;
}

/** Pages after a place: first what is recorded, then what will be, until the signal aborts or the store closes. */
export async function* tail(
  source: PageSource,
  from: Checkpoint,
  { prefixes, signal }: SubscribeOptions,
): AsyncGenerator<EventPage> {
  let checkpoint = from;
  for (let greeted = false; !signal.aborted && !source.bell.closed; greeted = true) {
    const events = source.after(checkpoint);
    const before = checkpoint.position;
    checkpoint = placeOf(checkpoint.ledgerId, events.at(-1)) ?? source.end();
    const caughtUp = checkpoint.position >= source.end().position;
    if (checkpoint.position > before || !greeted) yield { events: wanted(events, prefixes), checkpoint, caughtUp };
    else await source.bell.next(signal);
    if (!caughtUp) await turn();
  }
}

const placeOf = (ledgerId: string, event: RecordedEvent | undefined): Checkpoint | undefined =>
  event && { ledgerId, position: event.position, hash: event.hash };

const wanted = (events: readonly RecordedEvent[], prefixes: readonly string[] = []): readonly RecordedEvent[] =>
  prefixes.length === 0 ? events : events.filter(({ stream }) => prefixes.some((prefix) => stream.startsWith(prefix)));

/** Where a subscription starts, once its checkpoint was found to be one of this ledger's. */
export const verified = (
  after: Checkpoint | 'start',
  ledgerId: string,
  ours: (position: number) => Checkpoint | undefined,
): Checkpoint => {
  if (after === 'start') return { ledgerId, position: 0, hash: '' };
  if (after.ledgerId !== ledgerId)
    throw new Invalid('OTHER_LEDGER', `The position is of ledger ${after.ledgerId}; this is ${ledgerId}.`);
  const known = after.position === 0 ? '' : ours(after.position)?.hash;
  if (known !== after.hash)
    throw new NotProven('CHECKPOINT_MISMATCH', `Position ${String(after.position)} is not what the checkpoint saw.`);
  return after;
};
