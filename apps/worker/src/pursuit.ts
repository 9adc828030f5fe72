import {
  follow,
  type Checkpoint,
  type EventPage,
  type EventStore,
  type Following,
  type Position,
} from '#eventsourcing';
import type { Clock } from '#queue';
import { pause } from './clock.js';

export interface Readiness {
  readonly ready: boolean;
  readonly reason?: string;
}

/** What follows the ledger to make something happen. */
export interface Pursuer {
  readonly name: string;
  readonly prefixes: readonly string[];
  /** Where it stands; asked until there is an answer. Says meanwhile how far others have come who do the same. */
  from(signal: AbortSignal, elsewhere: (checkpoint: Checkpoint | 'start') => void): Promise<Checkpoint | 'start'>;
  handle(page: EventPage): Promise<void>;
  /** Aborts when what `from` said holds no longer, so that it is asked again. */
  readonly untilThen?: AbortSignal;
  /** How it is while it has not said yet from where. */
  readonly waiting?: Readiness;
}

/** What every pursuit needs. */
export interface Surroundings {
  readonly store: EventStore;
  readonly clock: Clock;
  readonly log: (line: object) => void;
}

const ASK_AGAIN_MS = 1000;

/** One pursuer at work: starts without its queue if need be, says how it stands, and lets others wait for a position. */
export class Pursuit {
  private readonly stop = new AbortController();
  private following: Following | undefined;
  private elsewhere: Checkpoint | 'start' = 'start';
  private trouble: string | undefined;
  private waiting: (() => void)[] = [];
  private ended = false;
  private readonly done: Promise<void>;

  private constructor(
    private readonly pursuer: Pursuer,
    private readonly around: Surroundings,
  ) {
    this.done = this.run().finally(() => {
      this.ended = true;
      this.tell();
    });
  }

  static start(pursuer: Pursuer, around: Surroundings): Pursuit {
    return new Pursuit(pursuer, around);
  }

  health(): Readiness {
    if (this.isStopped) return { ready: false, reason: 'stopped' };
    if (this.current?.status === 'running') return { ready: true };
    if (this.current) return { ready: false, reason: String(this.current.error) };
    if (this.trouble !== undefined) return { ready: false, reason: this.trouble };
    return this.pursuer.waiting ?? { ready: false, reason: 'starting' };
  }

  /** Resolves when everything up to the position was handled, here or elsewhere; rejects when that will not happen. */
  async reached(position: Position): Promise<void> {
    while (this.position < position) {
      if (this.ended) throw new Error(`${this.pursuer.name} does not follow any more: ${this.health().reason ?? ''}`);
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }

  close(): Promise<void> {
    this.stop.abort();
    return this.done;
  }

  private get isStopped(): boolean {
    return this.stop.signal.aborted;
  }

  /** None while it is to begin again from elsewhere. */
  private get current(): Following | undefined {
    return this.pursuer.untilThen?.aborted ? undefined : this.following;
  }

  /** A position of another ledger says nothing of this one. */
  private get position(): Position {
    const checkpoint = this.current?.checkpoint ?? this.elsewhere;
    return checkpoint === 'start' || checkpoint.ledgerId !== this.around.store.ledgerId ? 0 : checkpoint.position;
  }

  private async run(): Promise<void> {
    for (;;) {
      const from = await this.from();
      if (from === undefined) return;
      const { untilThen } = this.pursuer;
      await this.follow(from, untilThen ? AbortSignal.any([this.stop.signal, untilThen]) : this.stop.signal);
      if (this.stop.signal.aborted) return;
      this.complain(untilThen?.aborted ? untilThen.reason : this.following?.error);
      if (!untilThen?.aborted) return;
      this.following = undefined;
    }
  }

  private async follow(from: Checkpoint | 'start', signal: AbortSignal): Promise<void> {
    const { name, prefixes } = this.pursuer;
    const handle = (page: EventPage): Promise<void> => this.handle(page);
    this.following = follow(this.around.store, { name, prefixes, from, signal, handle });
    this.elsewhere = 'start';
    this.trouble = undefined;
    this.tell();
    await this.following.done;
  }

  private async from(): Promise<Checkpoint | 'start' | undefined> {
    const { signal } = this.stop;
    while (!signal.aborted) {
      try {
        return await this.pursuer.from(signal, (checkpoint) => this.hear(checkpoint));
      } catch (error) {
        if (this.isStopped) return undefined;
        this.trouble = String(error);
        this.complain(error);
        await pause(this.around.clock, ASK_AGAIN_MS, signal);
      }
    }
    return undefined;
  }

  private hear(elsewhere: Checkpoint | 'start'): void {
    this.elsewhere = elsewhere;
    this.trouble = undefined;
    this.tell();
  }

  private async handle(page: EventPage): Promise<void> {
    try {
      await this.pursuer.handle(page);
    } catch (error) {
      this.complain(error);
      throw error;
    }
    setImmediate(() => this.tell()); // once the checkpoint has moved
  }

  private complain(error: unknown): void {
    this.around.log({ level: 'error', process: this.pursuer.name, error: String(error) });
  }

  private tell(): void {
    for (const wake of this.waiting.splice(0)) wake();
  }
}
