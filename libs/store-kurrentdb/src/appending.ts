import { setTimeout as pause } from 'node:timers/promises';
import { Conflict, streamForgotten, Unavailable, wrongRevision, type Revision, type StoredEvent } from '#eventsourcing';
import type { Heads } from './heads.js';
import { isType, textOf, wasNeverSent } from './problems.js';
import { asChained, type Server } from './server.js';
import { written, type ChainedEvent, type Kept } from './stored-lines.js';

/** What one append writes: sealed events of a stream, the first on top of `previous`. */
export interface Sealed {
  readonly stream: string;
  readonly expected: Revision | 'none';
  readonly previous: string;
  readonly events: readonly StoredEvent[];
}

/** So many times the limit of one answer, an append whose outcome is unknown is looked for and sent again. */
const PATIENCE = 2;
const FIRST_PAUSE_MS = 25;
const LONGEST_PAUSE_MS = 400;

/** The server will not take this, whatever is tried. */
const REFUSED = ['access-denied', 'invalid-argument', 'maximum-append-size-exceeded', 'append-record-size-exceeded'];
const WRONG = 'wrong-expected-version';

/**
 * Appends to a single stream. Where the outcome is unknown the leader is asked what it has; where it has nothing the very
 * same bytes are sent again, which writes them once however often they arrive.
 */
export class Appending {
  constructor(
    private readonly server: Server,
    private readonly heads: Heads,
  ) {}

  /** The hash that the next event of a stream follows on; Conflict WRONG_REVISION when the stream is elsewhere. */
  async previous(stream: string, expected: Revision | 'none'): Promise<string> {
    const head = this.heads.get(stream);
    if (expected === 'none') {
      if (head) throw wrongRevision(stream, expected, head.revision);
      return '';
    }
    if (head?.revision === expected) return head.hash;
    const events = await this.from(stream, expected);
    const [at] = events;
    if (!at || events.length > 1) throw wrongRevision(stream, expected, this.heads.get(stream)?.revision ?? 'none');
    return at.stored.hash;
  }

  /** The events as they are on record, in order. */
  async append(sealed: Sealed): Promise<readonly ChainedEvent[]> {
    const kept = sealed.events.map((event, n) => written(event, sealed.events[n - 1]?.hash ?? sealed.previous));
    const until = performance.now() + PATIENCE * this.server.limits.answerMs;
    for (let tries = 1; ; tries++) {
      try {
        return await this.sent(sealed, kept, tries === 1);
      } catch (error) {
        const found = await this.outcome(sealed, error, tries === 1);
        if (found) return found;
        if (performance.now() > until) throw unknown(sealed.stream, error);
      }
      await pause(Math.min(FIRST_PAUSE_MS * 2 ** tries, LONGEST_PAUSE_MS) * (0.5 + Math.random() / 2));
    }
  }

  /** One event sent once, whose position was told, need not be read back; every other head is taken from what is stored. */
  private async sent(sealed: Sealed, kept: readonly Kept[], first: boolean): Promise<readonly ChainedEvent[]> {
    const { events, expected, previous, stream } = sealed;
    const position = await this.server.append(stream, expected, kept);
    const [event] = events;
    if (first && event && events.length === 1 && position !== undefined) {
      this.heads.saw(stream, event);
      return [{ position, previous, stored: event }];
    }
    const found = await this.written(sealed);
    if (!found) throw new Error('what was acknowledged is not to be read');
    return found;
  }

  /** What became of an append that failed: what is on record, or undefined while nobody knows, so that it may be sent again. */
  private async outcome(sealed: Sealed, error: unknown, first: boolean): Promise<readonly ChainedEvent[] | undefined> {
    const { stream, expected } = sealed;
    this.heads.drop(stream);
    const certain = this.certain(stream, error, first);
    if (certain) throw certain;
    const elsewhere = isType(error, WRONG);
    if (first && elsewhere) throw await this.conflict(stream, expected);
    const found = await this.written(sealed).catch((unread: unknown) => unlessUnreachable(unread));
    if (!found && elsewhere) throw wrongRevision(stream, expected, 'none');
    return found;
  }

  /** The error to answer with when it is known that nothing was written, and that sending it again would not help. */
  private certain(stream: string, error: unknown, first: boolean): Error | undefined {
    if (error instanceof Conflict) return error;
    if (isType(error, 'stream-deleted', 'stream-tombstoned')) return streamForgotten(stream);
    return isType(error, ...REFUSED) || (first && wasNeverSent(error)) ? this.server.problem(error) : undefined;
  }

  /** These very events as they are stored, or undefined where nothing follows; Conflict where something else does. */
  private async written({ stream, expected, events }: Sealed): Promise<readonly ChainedEvent[] | undefined> {
    const found = await this.from(stream, expected === 'none' ? 0 : expected + 1);
    if (found.length === 0) return undefined;
    const ours = events.every(({ hash }, n) => found[n]?.stored.hash === hash);
    if (!ours) throw wrongRevision(stream, expected, this.heads.get(stream)?.revision ?? 'none');
    return found.slice(0, events.length);
  }

  private async conflict(stream: string, expected: Revision | 'none'): Promise<Error> {
    const [last] = (await this.from(stream, expected === 'none' ? 0 : expected)).slice(-1);
    return wrongRevision(stream, expected, last?.stored.revision ?? 'none');
  }

  private async from(stream: string, revision: Revision): Promise<ChainedEvent[]> {
    const found: ChainedEvent[] = [];
    for await (const raw of this.server.entries(stream, revision)) found.push(asChained(raw));
    const last = found.at(-1);
    if (last) this.heads.saw(stream, last.stored);
    return found;
  }
}

const unlessUnreachable = (error: unknown): undefined => {
  if (!(error instanceof Unavailable)) throw error;
};

const unknown = (stream: string, cause: unknown): Unavailable =>
  new Unavailable(
    'OUTCOME_UNKNOWN',
    `KurrentDB did not say whether this was recorded in ${stream} (${textOf(cause)}); repeat with the same key.`,
    { cause },
  );
