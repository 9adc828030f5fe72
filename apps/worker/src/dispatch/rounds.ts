import type { Clock, JobQueue } from '#queue';
import { pause } from '../clock.js';
import type { Readiness } from '../pursuit.js';
import type { Due } from './outstanding.js';
import type { Pass, Reconciliation } from './reconciliation.js';

export interface RoundsParts {
  readonly reconciliation: Reconciliation;
  readonly queue: JobQueue;
  readonly clock: Clock;
  /** The time between two passes when nothing is known to be lost, in milliseconds. */
  readonly everyMs: number;
  readonly log: (line: object) => void;
}

/** What reconciliation has done in this process. */
export interface RoundsFigures {
  readonly passes: number;
  /** Jobs asked for again because the queue had lost them or wrongly believed them done. */
  readonly drove: number;
}

const SOON_MS = 500;
const LATEST_MS = 30_000;

/** Reconciles when asked, looks after what a loss left open until it is done, and makes its rounds all the while. */
export class Rounds {
  private readonly stop = new AbortController();
  private figuresNow: RoundsFigures = { passes: 0, drove: 0 };
  private last = 'not yet';
  private trouble: string | undefined;
  private underWay = 0;
  private care: Promise<void> | undefined;
  private readonly rounds: Promise<void>;
  private waiting: (() => void)[] = [];

  constructor(private readonly parts: RoundsParts) {
    this.rounds = this.goRound();
  }

  get figures(): RoundsFigures {
    return this.figuresNow;
  }

  health(): Readiness {
    if (this.trouble !== undefined) return { ready: false, reason: this.trouble };
    return { ready: true, reason: this.underWay > 0 ? 'under way' : this.last };
  }

  /** A pass, and if the queue turns out to have lost something, further ones until all of that is done. */
  async pass(): Promise<Pass> {
    this.underWay += 1;
    try {
      const pass = await this.parts.reconciliation.pass(this.stop.signal);
      this.note(pass);
      if (pass.lost && pass.open.length > 0) this.care ??= this.lookAfter(pass).finally(() => this.cared());
      return pass;
    } catch (error) {
      this.trouble = String(error);
      throw error;
    } finally {
      this.underWay -= 1;
      this.tell();
    }
  }

  /** Resolves when no pass is under way and nothing is left of what was lost. */
  async settled(): Promise<void> {
    while (this.underWay > 0 || this.care) await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  async close(): Promise<void> {
    this.stop.abort();
    await Promise.all([this.rounds, this.care]);
  }

  private note({ drove, lost, head }: Pass): void {
    const { passes, drove: before } = this.figuresNow;
    this.figuresNow = { passes: passes + 1, drove: before + drove };
    this.trouble = undefined;
    this.last = `last at ${new Date(this.parts.clock.now()).toISOString()}: ${String(drove)} driven again`;
    if (drove > 0) this.say('info', { lost, drove, position: head.position });
  }

  /** Only one who holds the lease goes round; the others need not. */
  private async goRound(): Promise<void> {
    const { queue, clock, everyMs } = this.parts;
    const { signal } = this.stop;
    for (;;) {
      await pause(clock, everyMs * (0.75 + Math.random() / 2), signal);
      if (signal.aborted) return;
      await this.tried(async () => {
        if (await queue.lease('reconcile', everyMs)) await this.pass();
      });
    }
  }

  /** What was on its way when the queue was lost may arrive; what the queue swallowed is seen once it is idle. */
  private async lookAfter({ open: first, head }: Pass): Promise<void> {
    const { queue, clock } = this.parts;
    const { signal } = this.stop;
    let open: readonly Due[] = first;
    for (let wait = SOON_MS; open.length > 0; wait = Math.min(2 * wait, LATEST_MS)) {
      if (open.some(({ begun }) => begun !== undefined)) await pause(clock, wait, signal);
      const pass = await this.tried(async () => {
        await orAborted(queue.idle(), signal);
        return this.pass();
      });
      if (signal.aborted) return;
      if (pass) open = pass.open.filter(({ before }) => before === 'start' || before.position < head.position);
      else await pause(clock, wait, signal);
    }
  }

  private cared(): void {
    this.care = undefined;
    this.tell();
  }

  private async tried<T>(what: () => Promise<T>): Promise<T | undefined> {
    try {
      return await what();
    } catch (error) {
      if (!this.stop.signal.aborted) this.say('error', { error: String(error) });
      return undefined;
    }
  }

  private say(level: 'info' | 'error', line: object): void {
    this.parts.log({ level, process: 'reconciliation', ...line });
  }

  private tell(): void {
    for (const wake of this.waiting.splice(0)) wake();
  }
}

/** Does not wait for it any longer once the signal aborts. */
const orAborted = (what: Promise<void>, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
    what.then(resolve, reject);
  });
