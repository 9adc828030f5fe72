import type { QueueOptions, RateLimit } from './job-queue.js';

/** The name of the lane of all whose channel is not worked apart. */
const REST = '';

/** Jobs that are worked apart from the others. It knows how many of them were begun in the time that its limit looks at; a restart forgets that. */
export class Lane {
  #begun: number[] = [];

  constructor(
    readonly name: string,
    readonly limit?: RateLimit,
  ) {}

  /** How many may begin now. */
  room(now: number): number {
    if (!this.limit) return Infinity;
    const { jobs, perMs } = this.limit;
    this.#begun = this.#begun.filter((at) => at > now - perMs);
    return Math.max(0, jobs - this.#begun.length);
  }

  begin(now: number): void {
    if (this.limit) this.#begun.push(now);
  }

  /** When the next one may begin, if none may now. */
  opensAt(now: number): number | undefined {
    const first = this.#begun[0];
    return this.limit && first !== undefined && this.room(now) === 0 ? first + this.limit.perMs : undefined;
  }
}

/** One lane for each channel that is worked apart, and one for the rest. */
export class Lanes {
  readonly all: readonly Lane[];
  readonly #byName: ReadonlyMap<string, Lane>;
  readonly #rest = new Lane(REST);

  constructor(channels: QueueOptions['channels'] = {}) {
    this.all = [this.#rest, ...Object.entries(channels).map(([name, limit]) => new Lane(name, limit))];
    this.#byName = new Map(this.all.map((lane) => [lane.name, lane]));
  }

  of(channel = REST): Lane {
    return this.#byName.get(channel) ?? this.#rest;
  }
}
