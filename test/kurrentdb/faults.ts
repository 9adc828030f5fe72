import { setTimeout as after } from 'node:timers/promises';

/** What kind of call a fault strikes; tombstones and deletions count as appends. */
export type Kind = 'append' | 'read' | 'subscription';

/** What goes wrong from now on. Each setting replaces all that went before: `{}` is a server in good health. */
export interface Faults {
  /** Calls of these kinds are accepted, not carried out and never answered. */
  readonly hang?: readonly Kind[];
  /** Every call waits so long before it is carried out and answered. */
  readonly answerAfterMs?: number;
  /** The next so many appends are written and never answered. */
  readonly loseAnswers?: number;
  /** The next so many appends are written at once and answered late. */
  readonly lateAnswers?: { readonly n: number; readonly ms: number };
  /** The next so many batch appends are written and then answered with a timeout. */
  readonly deadline?: number;
  /** The next so many calls are not carried out, and answered UNAVAILABLE. */
  readonly refuse?: number;
  /** Appends, and whatever else asks for the leader, are sent to another node. */
  readonly notLeader?: { readonly host: string; readonly port: number };
  /** Ends all subscriptions there are, once, with UNAVAILABLE. */
  readonly dropSubscriptions?: boolean;
  /** Subscriptions open while this holds stay open and never say another word, not even once it is over. */
  readonly silentSubscriptions?: boolean;
  /** So many times, a filtered subscription sends a checkpoint beyond its next event and is dropped before the event. */
  readonly checkpointsAhead?: number;
  /** Reads of $all from where no event begins are refused, as of a place that is none. */
  readonly exactPositions?: boolean;
  /** A subscription resumed at a position sends the event at that position again. */
  readonly duplicateOnResume?: boolean;
}

type Counted = 'loseAnswers' | 'deadline' | 'refuse' | 'checkpointsAhead';

/** The faults in force, counted down as they strike. */
export class FaultsInForce {
  #faults: Faults = {};
  readonly #left = new Map<Counted | 'lateAnswers', number>();

  set(faults: Faults): void {
    this.#faults = faults;
    this.#left.clear();
    for (const name of ['loseAnswers', 'deadline', 'refuse', 'checkpointsAhead'] as const)
      this.#left.set(name, faults[name] ?? 0);
    this.#left.set('lateAnswers', faults.lateAnswers?.n ?? 0);
  }

  get notLeader(): Faults['notLeader'] {
    return this.#faults.notLeader;
  }

  get lateMs(): number {
    return this.#faults.lateAnswers?.ms ?? 0;
  }

  get silentSubscriptions(): boolean {
    return this.#faults.silentSubscriptions ?? false;
  }

  get exactPositions(): boolean {
    return this.#faults.exactPositions ?? false;
  }

  get duplicateOnResume(): boolean {
    return this.#faults.duplicateOnResume ?? false;
  }

  hangs(kind: Kind): boolean {
    return this.#faults.hang?.includes(kind) ?? false;
  }

  async slowness(): Promise<void> {
    if (this.#faults.answerAfterMs !== undefined) await after(this.#faults.answerAfterMs);
  }

  /** Whether this fault strikes now; if so, it has one time less left. */
  strikes(name: Counted | 'lateAnswers'): boolean {
    const left = this.#left.get(name) ?? 0;
    this.#left.set(name, Math.max(0, left - 1));
    return left > 0;
  }
}
