import { setTimeout as pause } from 'node:timers/promises';
import { Invalid, NotProven } from './errors.js';
import type { Checkpoint } from './event.js';
import type { EventPage, EventStore } from './event-store.js';

export interface FollowOptions {
  /** Who follows, for health and logs. */
  readonly name: string;
  readonly from: Checkpoint | 'start';
  readonly prefixes?: readonly string[];
  readonly signal: AbortSignal;
  /** Called for one page after the other; a page whose handling failed comes again. */
  readonly handle: (page: EventPage) => void | Promise<void>;
  /** The first pause after a failure, in milliseconds, doubled with each further one up to 30 s; default 100. */
  readonly retryMs?: number;
}

export interface Following {
  readonly name: string;
  /** `running`; `failed` from a failure until a page was handled again, or for good; `stopped` once aborted. */
  readonly status: 'running' | 'failed' | 'stopped';
  readonly error: unknown;
  /** After the last page that was handled. */
  readonly checkpoint: Checkpoint | 'start';
  /** Whether that page was the last there was. */
  readonly caughtUp: boolean;
  /** Resolves when nothing more will be handled; never rejects. */
  readonly done: Promise<void>;
}

const LONGEST_PAUSE = 30_000;

/** Handles what is recorded, page by page, and goes on after failures from the last page that was handled. */
export const follow = (store: EventStore, options: FollowOptions): Following => {
  const follower = new Follower(store, options);
  follower.done = follower.run();
  return follower;
};

class Follower implements Following {
  readonly name: string;
  status: Following['status'] = 'running';
  error: unknown;
  checkpoint: Checkpoint | 'start';
  caughtUp = false;
  done = Promise.resolve();
  private failures = 0;

  constructor(
    private readonly store: EventStore,
    private readonly options: FollowOptions,
  ) {
    this.name = options.name;
    this.checkpoint = options.from;
  }

  async run(): Promise<void> {
    const { signal, retryMs = 100 } = this.options;
    while (!signal.aborted && !(await this.followed())) {
      const longest = Math.min(LONGEST_PAUSE, retryMs * 2 ** this.failures++);
      await pause(longest * (0.5 + Math.random() / 2), undefined, { signal }).catch(() => undefined);
    }
    if (this.status === 'running' || signal.aborted) this.status = 'stopped';
  }

  /** True when there is no point in trying again: the end was reached, or the record itself is not what it was. */
  private async followed(): Promise<boolean> {
    try {
      for await (const page of this.store.subscribe(this.checkpoint, this.options)) await this.handle(page);
      return true;
    } catch (error) {
      this.status = 'failed';
      this.error = error;
      return error instanceof NotProven || (error instanceof Invalid && error.code === 'OTHER_LEDGER');
    }
  }

  private async handle(page: EventPage): Promise<void> {
    await this.options.handle(page);
    this.checkpoint = page.checkpoint;
    this.caughtUp = page.caughtUp;
    this.status = 'running';
    this.error = undefined;
    this.failures = 0;
  }
}
