import type { Meta } from '../../fact.js';

/** One event, as much of it as is remembered. */
interface Recorded {
  readonly type: string;
  readonly revision: number;
  readonly meta: Pick<Meta, 'commandId' | 'meeting' | 'role' | 'occurredAt'>;
}

/** All that one command recorded, and how things stood before it. */
export interface Done<S, F extends Recorded> {
  readonly facts: readonly F[];
  readonly before: S;
}

/** So many commands are remembered: a meeting has not as many acts, and a slip is noticed long before. */
const MOST = 300;

/**
 * What was done lately, so that a slip can be corrected with what followed from it. States share what did not change, so that
 * remembering one costs little. It is no part of what a text says, and has no JSON.
 */
export class Recent<S, F extends Recorded> {
  readonly #done: readonly Done<S, F>[];

  constructor(done: readonly Done<S, F>[] = []) {
    this.#done = done;
  }

  with(fact: F, before: S): Recent<S, F> {
    const last = this.#done.at(-1);
    if (last && last.facts[0]?.meta.commandId === fact.meta.commandId)
      return new Recent([...this.#done.slice(0, -1), { ...last, facts: [...last.facts, fact] }]);
    return new Recent([...this.#done.slice(1 - MOST), { facts: [fact], before }]);
  }

  /** What the command did that recorded this revision, and what was done since, oldest first. */
  since(revision: number): readonly Done<S, F>[] {
    const at = this.#done.findIndex(({ facts }) => facts.some((fact) => fact.revision === revision));
    return at === -1 ? [] : this.#done.slice(at);
  }
}
