import {
  BACKWARDS,
  END,
  FORWARDS,
  KurrentDBClient,
  NO_STREAM,
  START,
  streamNameFilter,
  type AllStreamSubscription,
  type Direction,
  type ReadPosition,
} from '@kurrent/kurrentdb-client';
import type { Position, Problem, Revision } from '#eventsourcing';
import { noConnectionString, parted } from './connection-string.js';
import { eachWithin, within } from './limits.js';
import { asProblem, isType } from './problems.js';
import { read, type ChainedEvent, type Kept, type Place } from './stored-lines.js';

/** How long is waited before an answer is given up, and before a silent subscription is looked into; in milliseconds. */
export interface Limits {
  readonly answerMs: number;
  readonly silenceMs: number;
}

/** An event somewhere in `$all`, its bytes not yet looked at. */
export interface Raw extends Place {
  readonly data: unknown;
}

/**
 * Events asked for at once. The client has no way to leave an answer half way: what nobody takes in of a longer one fills
 * the connection, and every other reader waits for it.
 */
const PAGE = 256;
/** Whoever reads backwards mostly wants the last. */
const LAST_FEW = 8;
/** The client buffers as many before it stops asking; 16 unless told, which would be the size of our pages. */
const BUFFERED = { highWaterMark: 512 };
const BYTES = 'application/octet-stream' as const;

/** What the client hands out, whatever its types say. */
interface Resolved {
  readonly event?: {
    readonly streamId: string;
    readonly revision: bigint | number;
    readonly type: string;
    readonly data: unknown;
    readonly position?: { readonly prepare: bigint | number };
  };
  readonly commitPosition?: bigint | number;
}

/**
 * KurrentDB as this adapter uses it: each answer waited for so long and no longer, numbers made numbers, streams known by
 * their names in the ledger, all others left out. What the client throws leaves as a problem, but for `append`.
 */
export class Server {
  readonly #client: KurrentDBClient;
  /** What the names of the ledger's streams begin with in this database, which may hold other things too. */
  readonly #prefix: string;
  readonly #ours: ReturnType<typeof streamNameFilter>;
  #trouble: string | undefined;

  private constructor(
    client: KurrentDBClient,
    ledger: string,
    /** Without names, passwords and options. */
    private readonly address: string,
    readonly limits: Limits,
  ) {
    this.#client = client;
    this.#prefix = `${ledger}.`;
    this.#ours = streamNameFilter({ prefixes: [this.#prefix] });
  }

  /** Says nothing to anybody yet. `Invalid('STORE_URL')` for what is no connection string. */
  static at(url: string, limits: Limits): Server {
    const { connection, ledger, address } = parted(url);
    try {
      return new Server(KurrentDBClient.connectionString(connection), ledger, address, limits);
    } catch (error) {
      throw noConnectionString(error, connection);
    }
  }

  /** Why the last call failed, until one succeeds. */
  get trouble(): string | undefined {
    return this.#trouble;
  }

  /** Resolves with the position of the last event, if the server said; rejects with what the client threw, or NoAnswer. */
  async append(stream: string, expected: Revision | 'none', events: readonly Kept[]): Promise<Position | undefined> {
    const streamState = expected === 'none' ? NO_STREAM : BigInt(expected);
    const proposed = events.map((event) => ({ ...event, contentType: BYTES, metadata: undefined }));
    const { answerMs } = this.limits;
    const appending = this.#client.appendToStream(this.#prefix + stream, proposed, {
      streamState,
      requiresLeader: true,
    });
    const { position } = await this.#watched(within(answerMs, 'append', appending));
    return position === undefined ? undefined : asPosition(position.prepare);
  }

  /** Events of a stream from the leader, from a revision on; none where the stream is not there, or no more. */
  async *entries(name: string, fromRevision: Revision): AsyncGenerator<Raw> {
    const stream = this.#prefix + name;
    try {
      yield* paged((maxCount, last) => {
        const from = BigInt(last ? last.revision + 1 : fromRevision);
        return this.#page(this.#client.readStream(stream, { fromRevision: from, maxCount, requiresLeader: true }));
      });
    } catch (error) {
      if (!isType(error, 'stream-not-found', 'stream-deleted')) throw this.problem(error);
    }
  }

  /** Everything there is, from the start on. */
  forwards(): AsyncGenerator<Raw> {
    return paged((maxCount, last) => this.#all(FORWARDS, last ? placeAt(last.position) : START, maxCount));
  }

  /** Everything there is, from the end on, backwards. */
  backwards(): AsyncGenerator<Raw> {
    return paged((maxCount, last) => this.#all(BACKWARDS, last ? placeAt(last.position) : END, maxCount), LAST_FEW);
  }

  /** The event at that position, if one of ours is there. */
  async eventAt(position: Position): Promise<Raw | undefined> {
    const [raw] = await this.#all(FORWARDS, placeAt(position), 1);
    return raw?.position === position && isOurs(raw) ? raw : undefined;
  }

  async #all(direction: Direction, fromPosition: ReadPosition, maxCount: number): Promise<Raw[]> {
    try {
      const options = { direction, fromPosition, maxCount, filter: this.#ours, requiresLeader: true };
      return await this.#page(this.#client.readAll(options));
    } catch (error) {
      throw this.problem(error);
    }
  }

  /** What is recorded after a position, as it comes. The client does not connect anew: when it fails, it has ended. */
  subscribe(after: Position): AllStreamSubscription {
    const fromPosition = after === 0 ? START : placeAt(after);
    return this.#client.subscribeToAll({ fromPosition, filter: this.#ours }, BUFFERED);
  }

  /** Deletes a stream for good, if it is still at that revision; whether it was. */
  async tombstone(name: string, at: Revision | 'none'): Promise<boolean> {
    const expectedRevision = at === 'none' ? NO_STREAM : BigInt(at);
    const deleting = this.#client.tombstoneStream(this.#prefix + name, { expectedRevision, requiresLeader: true });
    try {
      await this.#watched(within(this.limits.answerMs, 'tombstone', deleting));
      return true;
    } catch (error) {
      if (isType(error, 'wrong-expected-version')) return false;
      if (isType(error, 'stream-deleted', 'stream-tombstoned')) return true;
      throw this.problem(error);
    }
  }

  /** The whole of one answer. */
  async #page(events: AsyncIterable<unknown>): Promise<Raw[]> {
    const page: Raw[] = [];
    const read = async (): Promise<void> => {
      for await (const resolved of eachWithin(this.limits.answerMs, 'read', events)) {
        const raw = this.rawOf(resolved);
        if (raw) page.push(raw);
      }
    };
    await this.#watched(read());
    return page;
  }

  async #watched<T>(call: Promise<T>): Promise<T> {
    try {
      const answer = await call;
      this.#trouble = undefined;
      return answer;
    } catch (error) {
      throw this.noticed(error);
    }
  }

  /** The same error; when it says that the server is out of reach, health will say so. */
  noticed(error: unknown): unknown {
    if (!ANSWERS.some((type) => isType(error, type))) this.#trouble = this.problem(error).message;
    return error;
  }

  /** The event that was sent, be it ours or the server's own. */
  rawOf(resolved: unknown): Raw | undefined {
    const { event, commitPosition } = resolved as Resolved;
    if (!event) return undefined;
    const { streamId, revision, type, data, position } = event;
    const place = position?.prepare ?? commitPosition;
    if (place === undefined) throw new Error(`KurrentDB sent an event of ${streamId} without its position.`);
    const stream = streamId.slice(this.#prefix.length);
    // the server's own deletion has the largest revision there is
    const counted = isOurs({ type }) ? asPosition(revision) : Infinity;
    return { stream, type, data, revision: counted, position: asPosition(place) };
  }

  /** What the client threw, as the kernel knows it. */
  problem(error: unknown): Problem {
    return asProblem(error, this.address);
  }

  dispose(): Promise<void> {
    return this.#client.dispose();
  }
}

/** Unlike those that the server keeps in our streams itself, such as `$streamDeleted`. */
export const isOurs = ({ type }: Pick<Raw, 'type'>): boolean => !type.startsWith('$');

/** Page after page, as long as they are full. The event that the next page begins after may come again. */
async function* paged(
  ask: (most: number, last: Raw | undefined) => Promise<readonly Raw[]>,
  first = PAGE,
): AsyncGenerator<Raw> {
  let last: Raw | undefined;
  for (let most = first, full = true; full; most = PAGE) {
    const page = await ask(most, last);
    const [before, end] = [last?.position, page.at(-1)];
    yield* page.filter((raw) => raw.position !== before && isOurs(raw));
    full = page.length >= most;
    last = end ?? last;
  }
}

/** Errors that are answers: the server is well. */
const ANSWERS = ['wrong-expected-version', 'stream-not-found', 'stream-deleted', 'stream-tombstoned'];

const placeAt = (position: Position): { commit: bigint; prepare: bigint } => ({
  commit: BigInt(position),
  prepare: BigInt(position),
});

/** Numbers where the types of the client say bigint, and bigints where they are: either becomes a number. */
export const asPosition = (value: bigint | number): number => {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`${String(value)} is beyond what can be counted exactly.`);
  return number;
};

export const asChained = (raw: Raw): ChainedEvent => read(raw.data, raw);
