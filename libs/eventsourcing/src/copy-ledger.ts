import { isForgettable } from './append-rules.js';
import { damaged, type StoredEvent } from './chain.js';
import { Conflict, Invalid, NotProven, Unavailable } from './errors.js';
import type { Checkpoint, Position } from './event.js';
import { MAX_APPEND_BYTES } from './event-store.js';
import type { MovableStore, PlacedEvent, StoredEvents, WholeLedger } from './stored-events.js';
import { Proof } from './verification.js';

/** How far a copy has come. */
export interface CopyProgress {
  /** Events that were in the target, and events carried there by this run. */
  readonly already: number;
  readonly copied: number;
  /** The place in the source reached so far, and where the source ended at the start. */
  readonly position: Position;
  readonly end: Position;
}

export interface CopyOptions {
  readonly progress?: (soFar: CopyProgress) => void;
  /** Stops between two appends. */
  readonly signal?: AbortSignal;
}

/** What a copy came to. */
export interface LedgerCopy {
  readonly events: number;
  readonly streams: number;
  readonly copied: number;
  readonly already: number;
  /** The source as it was found at the start, and the target as it is now. */
  readonly from: Checkpoint;
  readonly to: Checkpoint;
  /** The source was written to meanwhile: what came later is carried by the next run. */
  readonly sourceMovedOn: boolean;
}

/**
 * Carries a ledger to another store: the same events in the same order, byte for byte and hash for hash; people whom the
 * source has forgotten are forgotten in the target too. Every hash of the source is computed again on the way.
 *
 * The target is a ledger of its own, with its own id and positions. So neither checkpoints nor position tokens are carried
 * over: they would name other events, or none. Whoever comes with one is refused (`OTHER_LEDGER`), views are built anew,
 * and whoever follows the record follows it from the start.
 *
 * It may be killed at any moment: run again, it compares what is there and carries the rest. A source that is written to
 * meanwhile is copied as it was at the start; on SQLite the lock keeps others from writing at all.
 *
 * `Conflict('LEDGER_DIVERGED')`, before anything is written, when the target holds anything that the source does not have
 * in that place; `NotProven('LEDGER_DAMAGED')` for a source that does not prove itself; `Invalid('SAME_LEDGER')`;
 * `Unavailable('COPY_STOPPED')` when the signal aborts; and what the stores throw.
 */
export const copyLedger = async (
  from: WholeLedger,
  to: MovableStore,
  options: CopyOptions = {},
): Promise<LedgerCopy> => {
  if (from.ledgerId === to.ledgerId)
    throw new Invalid('SAME_LEDGER', `Both are ledger ${from.ledgerId}; name another one to copy to.`);
  const start = await from.head();
  const copy = new Copy(from, to, { end: start.position, ...options });
  const done = await copy.run(await from.forgotten());
  const sourceMovedOn = (await from.head()).position !== start.position;
  return { ...done, from: start, to: await to.head(), sourceMovedOn };
};

/** Appends in one commit, where a store makes one of several. */
const TOGETHER = 128;

/** One run, from the start of both ledgers. */
class Copy {
  private readonly proof = new Proof();
  private readonly source: AsyncGenerator<PlacedEvent, undefined>;
  /** Read from the source, and not yet found in the target or carried there. */
  private pending: StoredEvent | undefined;
  private position = 0;
  private already = 0;
  private copied = 0;

  constructor(
    private readonly from: WholeLedger,
    private readonly to: MovableStore,
    private readonly options: CopyOptions & { readonly end: Position },
  ) {
    this.source = eachOf(from);
  }

  /** `forgotten` was asked for before anything else is read: it rests on words that are still among what is copied. */
  async run(forgotten: readonly string[]): Promise<Pick<LedgerCopy, 'events' | 'streams' | 'copied' | 'already'>> {
    try {
      await this.compare(new Set(forgotten));
      await this.carry();
      await this.forget(forgotten);
    } finally {
      await this.source.return(undefined);
    }
    const { already, copied } = this;
    return { events: already + copied, streams: this.proof.streams, copied, already };
  }

  /** What is in the target must be how the source begins, but for people forgotten since it was carried there. */
  private async compare(forgotten: Set<string>): Promise<void> {
    for (const name of await this.to.forgotten())
      if (!forgotten.has(name)) throw diverged(`${name} is forgotten in the target, and not in the source.`);
    for await (const { stored } of eachOf(this.to)) {
      this.mayGoOn();
      if (forgotten.has(stored.stream)) continue;
      const original = await this.next();
      if (original !== undefined && isSame(original, stored)) this.already++;
      else if (await this.isForgottenNow(stored.stream)) {
        forgotten.add(stored.stream);
        this.pending = original;
      } else throw diverged(`Event ${String(stored.revision)} of ${stored.stream} is not in the source in that place.`);
    }
  }

  /** A service may go on forgetting people in the source while it is read. */
  private async isForgottenNow(stream: string): Promise<boolean> {
    return isForgettable(stream) && (await this.from.forgotten()).includes(stream);
  }

  private async carry(): Promise<void> {
    const together = this.to.commitsTogether === true ? TOGETHER : 1;
    let groups: StoredEvent[][] = [];
    for await (const group of this.groups()) {
      groups.push(group);
      if (groups.length < together) continue;
      await this.adopt(groups);
      groups = [];
    }
    if (groups.length > 0) await this.adopt(groups);
  }

  /** Neighbours in one stream go into one append, as many as it takes. */
  private async *groups(): AsyncGenerator<StoredEvent[]> {
    let group: StoredEvent[] = [];
    let bytes = 0;
    for (let event = await this.next(); event !== undefined; event = await this.next()) {
      const size = Buffer.byteLength(event.payload) + Buffer.byteLength(event.meta);
      if (group[0] !== undefined && (group[0].stream !== event.stream || bytes + size > MAX_APPEND_BYTES)) {
        yield group;
        group = [];
        bytes = 0;
      }
      group.push(event);
      bytes += size;
    }
    if (group.length > 0) yield group;
  }

  private async adopt(groups: readonly StoredEvent[][]): Promise<void> {
    this.mayGoOn();
    await Promise.all(groups.map((group) => this.to.adopt(group)));
    this.copied += groups.flat().length;
    const { already, copied, position, options } = this;
    options.progress?.({ already, copied, position, end: options.end });
  }

  /** Only on the word of the record, like every forgetting. */
  private async forget(forgotten: readonly string[]): Promise<void> {
    const { missing } = this.proof.result(forgotten);
    if (missing !== undefined) throw new NotProven('LEDGER_DAMAGED', `The source does not prove itself: ${missing}.`);
    const there = new Set(await this.to.forgotten());
    for (const stream of forgotten) if (!there.has(stream)) await this.to.forget(stream);
  }

  /** The next event of the source, its hash checked. */
  private async next(): Promise<StoredEvent | undefined> {
    const { pending } = this;
    this.pending = undefined;
    if (pending !== undefined) return pending;
    const next = await this.source.next();
    if (next.done === true) return undefined;
    const { position, stored } = next.value;
    if (!this.proof.take(stored)) throw damaged(stored.stream, stored.revision);
    this.position = position;
    return stored;
  }

  private mayGoOn(): void {
    if (this.options.signal?.aborted === true)
      throw new Unavailable('COPY_STOPPED', 'Stopped on request; run it again, and it goes on where it is.');
  }
}

async function* eachOf(ledger: StoredEvents): AsyncGenerator<PlacedEvent, undefined> {
  for await (const page of ledger.stored()) yield* page;
  return undefined;
}

/** The hash alone would not do: the target may be damaged. */
const isSame = (one: StoredEvent, other: StoredEvent): boolean =>
  one.hash === other.hash &&
  one.stream === other.stream &&
  one.revision === other.revision &&
  one.id === other.id &&
  one.type === other.type &&
  one.schema === other.schema &&
  one.payload === other.payload &&
  one.meta === other.meta &&
  one.salt === other.salt;

const diverged = (what: string): Conflict =>
  new Conflict('LEDGER_DIVERGED', `${what} The target is no part of a copy: copy to a new ledger.`);
