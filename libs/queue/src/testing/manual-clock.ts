import type { Clock } from '../clock.js';

interface Alarm {
  readonly at: number;
  readonly call: () => void;
}

/** A clock that stands still until told. */
export class ManualClock implements Clock {
  #now: number;
  readonly #alarms = new Set<Alarm>();

  constructor(now = Date.UTC(2018, 6, 4, 10)) {
    this.#now = now;
  }

  now = (): number => this.#now;

  after = (ms: number, call: () => void): (() => void) => {
    const alarm = { at: this.#now + ms, call };
    this.#alarms.add(alarm);
    return () => {
      this.#alarms.delete(alarm);
    };
  };

  /** How many calls are due at some time to come. */
  get pending(): number {
    return this.#alarms.size;
  }

  /** Lets time pass, and makes the calls that fall due, in order. */
  advance(ms: number): void {
    this.#now += ms;
    const due = [...this.#alarms].filter(({ at }) => at <= this.#now).sort((a, b) => a.at - b.at);
    for (const alarm of due) this.#alarms.delete(alarm);
    for (const alarm of due) alarm.call();
  }
}
