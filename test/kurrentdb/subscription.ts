/**
 * A subscription to $all or to one stream: confirmed, caught up, then live. Not modelled: FellBehind (it never
 * falls behind once it is live) and the end of a subscription to a stream that is deleted.
 */
import { randomUUID } from 'node:crypto';
import { type Database } from './database.js';
import { type FaultsInForce } from './faults.js';
import { checkpointIntervalOf, filterOf } from './filter.js';
import { nameFrom } from './identifiers.js';
import { caughtUpMessage, checkpointMessage, confirmationMessage, eventMessage } from './read-messages.js';
import { unavailable } from './refusal.js';
import { fail, type Reading, send } from './sending.js';
import { type StoredEvent } from './stored-event.js';
import { type streams } from './stubs.js';

/** How many events are looked at before it looks for faults again. */
const SLICE = 64;

/** Where a subscription has got to. */
interface Place {
  /** The next events, after which it stands; none at the end. */
  next(): readonly StoredEvent[];
}

const placeInAll = (db: Database, asked: streams.ReadReq.Options.AllOptions | undefined, again: boolean): Place => {
  const given = Number(asked?.getPosition()?.getCommitPosition() ?? -1);
  let after = asked?.hasEnd() ? (db.all.at(-1)?.position ?? -1) : again ? given - 1 : given;
  const next = (): readonly StoredEvent[] => {
    const from = db.before(after + 1);
    const events = db.all.slice(from, from + SLICE);
    after = events.at(-1)?.position ?? after;
    return events;
  };
  return { next };
};

const placeInStream = (db: Database, asked: streams.ReadReq.Options.StreamOptions, again: boolean): Place => {
  const name = nameFrom(asked.getStreamIdentifier());
  const current = db.stream(name)?.current ?? -1n;
  const given = asked.hasRevision() ? BigInt(asked.getRevision()) : -1n;
  let after = asked.hasEnd() ? current : again && given >= 0n ? given - 1n : given;
  const next = (): readonly StoredEvent[] => {
    const visible = db.stream(name)?.visible ?? [];
    const from = visible.findIndex(({ revision }) => revision > after);
    const events = from === -1 ? [] : visible.slice(from, from + SLICE);
    after = events.at(-1)?.revision ?? after;
    return events;
  };
  return { next };
};

export class Subscription {
  readonly #passes: (event: StoredEvent) => boolean;
  readonly #interval: number | undefined;
  readonly #idsAsText: boolean;
  readonly #place: Place;
  #lookedAt = 0;
  #caughtUp = false;
  #silent = false;
  #over = false;
  #wake: () => void = () => {};

  constructor(
    readonly call: Reading,
    readonly db: Database,
    readonly faults: FaultsInForce,
    options: streams.ReadReq.Options,
  ) {
    this.#passes = filterOf(options);
    this.#interval = checkpointIntervalOf(options);
    this.#idsAsText = options.getUuidOption()?.hasString() ?? false;
    const asked = options.getStream();
    this.#place = asked
      ? placeInStream(db, asked, faults.duplicateOnResume)
      : placeInAll(db, options.getAll(), faults.duplicateOnResume);
  }

  /** Speaks until the client goes away or the subscription is dropped. */
  async run(): Promise<void> {
    const unwatch = this.db.watch(() => this.#wake());
    this.call.on('cancelled', () => this.#end());
    await send(this.call, confirmationMessage(randomUUID()));
    while (!this.#over) await this.#advance();
    unwatch();
  }

  drop(): void {
    if (this.#over) return;
    this.#end();
    fail(this.call, unavailable());
  }

  silence(): void {
    this.#silent = true;
  }

  async #advance(): Promise<void> {
    const events = this.#silent ? [] : this.#place.next();
    if (events.length === 0) return this.#wait();
    if (this.#isAhead(events)) {
      await this.#say(checkpointMessage(events.at(-1)!));
      this.drop();
    } else for (const event of events) await this.#show(event);
  }

  async #wait(): Promise<void> {
    if (this.#caughtUp || this.#silent) return new Promise((resolve) => (this.#wake = resolve));
    this.#caughtUp = true;
    await this.#say(caughtUpMessage(this.db.all.at(-1)));
  }

  async #show(event: StoredEvent): Promise<void> {
    if (this.#passes(event)) await this.#say(eventMessage(event, this.#idsAsText));
    if (this.#interval !== undefined && ++this.#lookedAt % this.#interval === 0)
      await this.#say(checkpointMessage(event));
  }

  /** Whether to commit the fault of promising what is never sent. */
  #isAhead(events: readonly StoredEvent[]): boolean {
    return this.#interval !== undefined && events.some(this.#passes) && this.faults.strikes('checkpointsAhead');
  }

  async #say(message: streams.ReadResp): Promise<void> {
    if (!this.#over && !this.#silent) await send(this.call, message);
  }

  #end(): void {
    this.#over = true;
    this.#wake();
  }
}
