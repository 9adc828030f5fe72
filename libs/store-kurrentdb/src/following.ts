import { setImmediate as turn } from 'node:timers/promises';
import { Unavailable, type Position } from '#eventsourcing';
import type { AllStreamSubscription } from '@kurrent/kurrentdb-client';
import { NoAnswer, within } from './limits.js';
import { isOurs, type Raw, type Server } from './server.js';

export interface Tailing {
  readonly after: Position;
  /** The last place in `$all` that was there before this began. */
  readonly end: Position;
  readonly signal: AbortSignal;
}

/** Some of what `$all` holds, in order, and whether that was all. */
export interface RawPage {
  readonly events: readonly Raw[];
  readonly caughtUp: boolean;
}

const PAGE = 256;
const ABORTED = Symbol('aborted');

/**
 * What is recorded after a position, page by page, until the signal aborts. A page is handled once the next one is asked
 * for; where this ends with an error, going on from the last page handled loses nothing. Positions that the server says
 * it has passed, beyond the events it has sent, are not believed.
 */
export async function* following(server: Server, { after, end, signal }: Tailing): AsyncGenerator<RawPage> {
  const subscription = server.subscribe(after);
  const events = (subscription as AsyncIterable<unknown>)[Symbol.asyncIterator]();
  const aborted = whenAborted(signal);
  const tail = new Tail(server, after);
  const more = (): boolean => subscription.readableLength > 0;
  try {
    if (after >= end) yield { events: [], caughtUp: true };
    for (;;) {
      const next = await Promise.race([aborted, heard(server, events.next(), () => tail.at)]);
      if (next === ABORTED) return;
      if (next.done) throw new Unavailable('STORE_UNREACHABLE', 'KurrentDB ended the subscription.');
      tail.take(next.value);
      if (!more()) await turn(); // what came with it in one packet belongs to the same page
      if (tail.isDue(more())) yield { events: tail.turn(), caughtUp: tail.at >= end && !more() };
    }
  } catch (error) {
    throw server.problem(server.noticed(error));
  } finally {
    leave(subscription);
  }
}

/** The page that is being filled, and how far that goes. */
class Tail {
  private page: Raw[] = [];

  constructor(
    private readonly server: Server,
    public at: Position,
  ) {}

  /** The event that it was to begin after may come again. */
  take(resolved: unknown): void {
    const raw = this.server.rawOf(resolved);
    if (!raw || !isOurs(raw) || raw.position <= this.at) return;
    this.page.push(raw);
    this.at = raw.position;
  }

  isDue(more: boolean): boolean {
    return this.page.length >= PAGE || (this.page.length > 0 && !more);
  }

  turn(): readonly Raw[] {
    const { page } = this;
    this.page = [];
    return page;
  }
}

const whenAborted = (signal: AbortSignal): Promise<typeof ABORTED> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve(ABORTED);
    signal.addEventListener('abort', () => resolve(ABORTED), { once: true });
  });

/** The next event. A silence is looked into: where the ledger has moved on without it, the subscription is dead. */
const heard = async <T>(server: Server, next: Promise<T>, at: () => Position): Promise<T> => {
  for (;;) {
    try {
      return await within(server.limits.silenceMs, 'subscription', next);
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      if ((await lastPlace(server)) > at())
        throw new Unavailable('STORE_UNREACHABLE', 'A subscription has fallen silent while events were recorded.');
    }
  }
};

/** The position of the last event in `$all` that is the ledger's; 0 when there is none. */
export const lastPlace = async (server: Server): Promise<Position> => {
  for await (const { position } of server.backwards()) return position;
  return 0;
};

/** Nobody waits for the server's leave-taking; it may be the very one that does not answer. */
const leave = (subscription: AllStreamSubscription): void => {
  subscription.on('error', () => undefined);
  void subscription.unsubscribe().catch(() => undefined);
  subscription.destroy();
};
