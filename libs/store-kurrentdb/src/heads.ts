import type { Revision } from '#eventsourcing';

/** The last event of a stream, as far as this process has seen. */
export interface Head {
  readonly revision: Revision;
  readonly hash: string;
}

const KEPT = 10_000;

/** The heads of streams seen lately; a stream's own log rules. */
export class Heads {
  readonly #heads = new Map<string, Head>();

  get(stream: string): Head | undefined {
    return this.#heads.get(stream);
  }

  saw(stream: string, { revision, hash }: Head): void {
    if ((this.#heads.get(stream)?.revision ?? -1) > revision) return;
    this.#heads.delete(stream);
    this.#heads.set(stream, { revision, hash });
    if (this.#heads.size <= KEPT) return;
    for (const oldest of this.#heads.keys()) {
      this.#heads.delete(oldest);
      return;
    }
  }

  drop(stream: string): void {
    this.#heads.delete(stream);
  }
}
