import { setImmediate as turn } from 'node:timers/promises';
import type { Answer, Attempt, Decider } from './decider.js';
import { isForgettable } from './append-rules.js';
import { Conflict, Unavailable } from './errors.js';
import type { RecordedEvent, Revision } from './event.js';
import type { EventStore } from './event-store.js';
import { Fold, FoldCache, type Span } from './fold.js';
import { refuseOtherInput, Round, type Waiting } from './round.js';
import { Turns } from './turns.js';

export interface LedgerOptions {
  /** Bytes of payload and metadata behind the states kept in memory; default 64 MiB. */
  readonly cacheBytes?: number;
  readonly clock?: () => Date;
  /** How often a command is decided while others write first, before BUSY; default 24. */
  readonly maxTries?: number;
}

/** A fold that takes longer than this lets others have their turn, in milliseconds. */
const SLICE = 8;
/** Events folded between two looks at the clock. */
const LOOK = 32;

/** Decides commands against the record, and records what was decided. */
export class Ledger<S> {
  private readonly queues = new Map<string, Waiting<S>[]>();
  private readonly cache: FoldCache<S>;
  private readonly clock: () => Date;
  private readonly maxTries: number;
  private readonly turns = new Turns();
  private conflictsMet = 0;

  constructor(
    readonly store: EventStore,
    private readonly decider: Decider<S>,
    { cacheBytes = 64 * 1024 * 1024, clock = () => new Date(), maxTries = 24 }: LedgerOptions = {},
  ) {
    this.cache = new FoldCache(cacheBytes);
    this.clock = clock;
    this.maxTries = maxTries;
  }

  /** How often a command had to be decided again because others wrote first, over all commands so far. */
  get conflicts(): number {
    return this.conflictsMet;
  }

  /**
   * Resolves once the command's events are durable, or were already. Whatever `decide` throws comes back as it is;
   * `Invalid('IDEMPOTENCY_KEY_REUSED' | 'TOO_LARGE')`; `Unavailable('BUSY' | 'NEWER_LEDGER')` and what the store throws.
   */
  transact(stream: string, attempt: Attempt<S>): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const waiting = { attempt, resolve, reject, tries: 0 };
      const queue = this.queues.get(stream);
      if (queue !== undefined) {
        queue.push(waiting);
        return;
      }
      const opened = [waiting];
      this.queues.set(stream, opened);
      setImmediate(() => void this.serve(stream, opened));
    });
  }

  /** The state as of what is recorded now. */
  async load(stream: string): Promise<{ state: S; revision: Revision | 'none' }> {
    const { state, revision } = await this.fold(stream);
    return { state, revision };
  }

  /** Deletes a person's stream for good, here and in the store. */
  async forget(stream: string): Promise<void> {
    await this.store.forget(stream);
    this.cache.drop(stream);
  }

  /** Round after round, with a turn of the event loop between, so that answers go out and more commands come in. */
  private async serve(stream: string, queue: Waiting<S>[]): Promise<void> {
    while (queue.length > 0) {
      await this.round(stream, queue).catch((error: unknown) => {
        for (const { reject } of queue.splice(0)) reject(error);
      });
      if (queue.length > 0) await turn();
    }
    this.queues.delete(stream);
  }

  private async round(stream: string, queue: Waiting<S>[]): Promise<void> {
    const began = performance.now();
    const fold = await this.fold(stream);
    this.turns.begun(stream, fold.next);
    const round = new Round(this.decider, stream, fold.branch(), this.instant(fold));
    const waiting = queue.splice(0);
    const full = waiting.findIndex((one) => !this.answered(stream, fold, one) && !round.take(one));
    if (full >= 0) queue.unshift(...waiting.slice(full));
    if (round.decided.length === 0) return;
    try {
      const { events } = await this.store.append(stream, fold.revision, round.batch);
      this.settle(stream, round, events);
    } catch (error) {
      if (this.failed(stream, round, queue, error)) await this.turns.lost(stream, fold.next, performance.now() - began);
      return;
    }
    await this.turns.won(stream, round.fold.next, performance.now() - began, round.losses);
  }

  /** Repeats are answered from the record, before anything is decided; reading it back holds nobody up. */
  private answered(stream: string, fold: Fold<S>, { attempt, resolve, reject }: Waiting<S>): boolean {
    const span = fold.commands.get(attempt.commandId);
    if (span !== undefined) void this.repeat(stream, span, attempt).then(resolve, reject);
    return span !== undefined;
  }

  private async repeat(stream: string, { first, last }: Span, attempt: Attempt<S>): Promise<Answer> {
    const events: RecordedEvent[] = [];
    for await (const event of this.store.read(stream, first)) {
      events.push(event);
      if (event.revision >= last) break;
    }
    refuseOtherInput(attempt.command, events[0]?.command);
    return { repeated: true, events };
  }

  private settle(stream: string, { decided, fold }: Round<S>, recorded: readonly RecordedEvent[]): void {
    fold.remember(recorded);
    this.cache.keep(stream, fold);
    let from = 0;
    for (const { waiting, facts, repeats } of decided) {
      const events = recorded.slice(from, (from += facts.length));
      waiting.resolve({ repeated: false, events });
      for (const { resolve } of repeats) resolve({ repeated: true, events });
    }
  }

  /** True after a conflict: everyone is decided again, on what was recorded first. After anything else everyone is told. */
  private failed(stream: string, round: Round<S>, queue: Waiting<S>[], error: unknown): boolean {
    if (!(error instanceof Conflict && error.code === 'WRONG_REVISION')) {
      if (!isCertain(error)) this.cache.drop(stream);
      for (const { reject } of round.everyone) reject(error);
      return false;
    }
    this.conflictsMet += round.everyone.length;
    queue.unshift(...round.everyone.filter((waiting) => this.mayTryAgain(waiting, error)));
    return true;
  }

  private mayTryAgain(waiting: Waiting<S>, cause: Conflict): boolean {
    waiting.tries++;
    if (waiting.tries < this.maxTries) return true;
    waiting.reject(new Unavailable('BUSY', 'Others kept writing first; repeat with the same key.', { cause }));
    return false;
  }

  /** Never before the last event of the stream, whatever the clock says. */
  private instant({ recordedAt }: Fold<S>): string {
    const now = this.clock().toISOString();
    return now > recordedAt ? now : recordedAt;
  }

  /**
   * What is cached, and the tail recorded since. A person may have been forgotten by another process: what is cached of
   * one counts only while its last event is still there.
   */
  private async fold(stream: string): Promise<Fold<S>> {
    const fold = this.cache.get(stream)?.branch() ?? Fold.start(this.decider, stream);
    const from = isForgettable(stream) ? Math.max(0, fold.next - 1) : fold.next;
    let there = from === fold.next;
    let since = performance.now();
    for await (const event of this.store.read(stream, from)) {
      if (event.revision < fold.next) {
        there = true;
        continue;
      }
      if (!this.decider.knows(event.type)) throw newer(stream, event.type);
      fold.add([event]);
      fold.remember([event]);
      if (fold.next % LOOK === 0 && performance.now() - since > SLICE) {
        await turn();
        since = performance.now();
      }
    }
    if (!there) return this.forgotten(stream);
    this.cache.keep(stream, fold);
    return fold;
  }

  private forgotten(stream: string): Fold<S> {
    this.cache.drop(stream);
    return Fold.start(this.decider, stream);
  }
}

/** Whether it is known that nothing was recorded; otherwise what was folded is not trusted either. */
const isCertain = (error: unknown): boolean => error instanceof Unavailable && error.code !== 'OUTCOME_UNKNOWN';

const newer = (stream: string, type: string): Unavailable =>
  new Unavailable('NEWER_LEDGER', `${stream} holds ${type}, which this version does not know; use the newer one.`);
