import { setTimeout as pause } from 'node:timers/promises';
import {
  follow,
  type Checkpoint,
  type EventPage,
  type EventStore,
  type Following,
  type Position,
} from '#eventsourcing';

export interface Readiness {
  readonly ready: boolean;
  readonly reason?: string;
}

/** What follows the ledger to make something happen. */
export interface Pursuer {
  readonly name: string;
  readonly prefixes: readonly string[];
  /** Where it stands; asked until there is an answer. */
  from(): Promise<Checkpoint | 'start'>;
  handle(page: EventPage): Promise<void>;
}

const ASK_AGAIN_MS = 1000;

/** One pursuer at work: starts without its queue if need be, says how it stands, and lets others wait for a position. */
export class Pursuit {
  private readonly stop = new AbortController();
  private following: Following | undefined;
  private trouble: unknown = 'starting';
  private waiting: (() => void)[] = [];
  private ended = false;
  private readonly done: Promise<void>;

  private constructor(
    private readonly store: EventStore,
    private readonly pursuer: Pursuer,
    private readonly log: (line: object) => void,
  ) {
    this.done = this.run().finally(() => {
      this.ended = true;
      this.tell();
    });
  }

  static start(store: EventStore, pursuer: Pursuer, log: (line: object) => void): Pursuit {
    return new Pursuit(store, pursuer, log);
  }

  health(): Readiness {
    if (this.following?.status === 'running') return { ready: true };
    const trouble = this.following ? this.following.error : this.trouble;
    return { ready: false, reason: this.stop.signal.aborted ? 'stopped' : String(trouble) };
  }

  /** Resolves when everything up to the position was handled; rejects when that will not happen. */
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

  /** A position of another ledger says nothing of this one. */
  private get position(): Position {
    const checkpoint = this.following?.checkpoint ?? 'start';
    return checkpoint === 'start' || checkpoint.ledgerId !== this.store.ledgerId ? 0 : checkpoint.position;
  }

  private async run(): Promise<void> {
    const from = await this.from();
    if (from === undefined) return;
    const { name, prefixes } = this.pursuer;
    const { signal } = this.stop;
    this.following = follow(this.store, { name, prefixes, from, signal, handle: (page) => this.handle(page) });
    this.tell();
    await this.following.done;
    if (!signal.aborted) this.complain(this.following.error);
  }

  private async from(): Promise<Checkpoint | 'start' | undefined> {
    const { signal } = this.stop;
    while (!signal.aborted) {
      try {
        return await this.pursuer.from();
      } catch (error) {
        this.trouble = error;
        this.complain(error);
        await pause(ASK_AGAIN_MS, undefined, { signal }).catch(() => undefined);
      }
    }
    return undefined;
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
    this.log({ level: 'error', process: this.pursuer.name, error: String(error) });
  }

  private tell(): void {
    for (const wake of this.waiting.splice(0)) wake();
  }
}
