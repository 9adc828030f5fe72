import {
  BACKWARDS,
  END,
  FORWARDS,
  KurrentDBClient,
  NO_STREAM,
  START,
  streamNameFilter,
  type AllStreamSubscription,
} from '@kurrent/kurrentdb-client';
import { Invalid, type Position, type Problem, type Revision } from '#eventsourcing';
import { eachWithin, within } from './limits.js';
import { asProblem, isType, textOf } from './problems.js';
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
      throw new Invalid('STORE_URL', `This is no connection string for KurrentDB: ${textOf(error)}`);
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
    const options = { fromRevision: BigInt(fromRevision), requiresLeader: true };
    try {
      yield* this.#each('read', this.#client.readStream(this.#prefix + name, options));
    } catch (error) {
      if (!isType(error, 'stream-not-found', 'stream-deleted')) throw this.problem(error);
    }
  }

  /** Everything from a position on, that one included. */
  async *forwards(from: Position, maxCount?: number): AsyncGenerator<Raw> {
    const fromPosition = from === 0 ? START : placeAt(from);
    const options = { direction: FORWARDS, fromPosition, filter: this.#ours, requiresLeader: true } as const;
    yield* this.#all(this.#client.readAll({ ...options, ...(maxCount !== undefined && { maxCount }) }));
  }

  /** Everything from the end on, backwards; at first a few, since most only want the last. */
  async *backwards(): AsyncGenerator<Raw> {
    const options = { direction: BACKWARDS, fromPosition: END, filter: this.#ours, requiresLeader: true } as const;
    let told = 0;
    for (const maxCount of [8, 512, Number.MAX_SAFE_INTEGER]) {
      let found = 0;
      for await (const raw of this.#all(this.#client.readAll({ ...options, maxCount }))) if (++found > told) yield raw;
      if (found < maxCount) return;
      told = found;
    }
  }

  async *#all(events: AsyncIterable<unknown>): AsyncGenerator<Raw> {
    try {
      yield* this.#each('read', events);
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

  async *#each(what: string, events: AsyncIterable<unknown>): AsyncGenerator<Raw> {
    try {
      for await (const resolved of eachWithin(this.limits.answerMs, what, events)) {
        this.#trouble = undefined;
        const raw = this.rawOf(resolved);
        if (raw) yield raw;
      }
      this.#trouble = undefined;
    } catch (error) {
      throw this.noticed(error);
    }
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

  /** The event, unless it is one that the server keeps in our streams itself, such as `$streamDeleted`. */
  rawOf(resolved: unknown): Raw | undefined {
    const { event, commitPosition } = resolved as Resolved;
    if (!event || event.type.startsWith('$')) return undefined;
    const { streamId, revision, type, data, position } = event;
    const place = position?.prepare ?? commitPosition;
    if (place === undefined) throw new Error(`KurrentDB sent an event of ${streamId} without its position.`);
    const stream = streamId.slice(this.#prefix.length);
    return { stream, type, data, revision: asPosition(revision), position: asPosition(place) };
  }

  /** What the client threw, as the kernel knows it. */
  problem(error: unknown): Problem {
    return asProblem(error, this.address);
  }

  dispose(): Promise<void> {
    return this.#client.dispose();
  }
}

/** Errors that are answers: the server is well. */
const ANSWERS = ['wrong-expected-version', 'stream-not-found', 'stream-deleted', 'stream-tombstoned'];

const LEDGER_NAME = /^[a-z0-9][a-z0-9-]{0,39}$/;

/** The connection string proper, and the ledger's name: ours among the server's own settings, `?ledger=…`. */
const parted = (url: string): { connection: string; ledger: string; address: string } => {
  const [server = '', query = ''] = url.split('?');
  const address = server.replace(/^[^/]*\/\/([^/]*@)?/, '').replace(/\/$/, '');
  const settings = query.split('&').filter((setting) => setting !== '');
  const ledger = settings.find((setting) => setting.startsWith('ledger='))?.slice('ledger='.length) ?? 'nonpaper';
  if (!LEDGER_NAME.test(ledger))
    throw new Invalid('STORE_URL', 'A ledger is named by up to 40 small letters, digits and hyphens: ?ledger=<name>.');
  const others = settings.filter((setting) => !setting.startsWith('ledger='));
  return { connection: others.length > 0 ? `${server}?${others.join('&')}` : server, ledger, address };
};

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
