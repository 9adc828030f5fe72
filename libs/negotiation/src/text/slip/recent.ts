import { List } from 'immutable';
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

/** So many commands of the meeting under way are remembered, more than a busy one has; of what was before it, a few. */
const MOST = 3000;
const OF_OTHERS = 300;

/**
 * What was done lately, so that a slip can be corrected with what followed from it. States share what did not change, so that
 * remembering one costs little. It is no part of what a text says, and has no JSON.
 */
export class Recent<S, F extends Recorded> {
  readonly #done: List<Done<S, F>>;

  constructor(done: List<Done<S, F>> = List()) {
    this.#done = done;
  }

  with(fact: F, before: S): Recent<S, F> {
    const last = this.#done.last();
    if (last && last.facts[0]?.meta.commandId === fact.meta.commandId)
      return new Recent(this.#done.set(-1, { ...last, facts: [...last.facts, fact] }));
    const done = this.#done.push({ facts: [fact], before });
    const past = done.first()?.facts[0]?.meta.meeting !== fact.meta.meeting;
    // Two leave for one that comes: what another meeting left behind goes while this one goes on.
    if (past && done.size > OF_OTHERS) return new Recent(done.skip(2));
    return new Recent(done.size > MOST ? done.shift() : done);
  }

  /** What the command did that recorded this revision, and what was done since, oldest first. */
  since(revision: number): readonly Done<S, F>[] {
    const at = this.#done.findLastIndex(({ facts }) => facts.some((fact) => fact.revision === revision));
    return at === -1 ? [] : this.#done.slice(at).toArray();
  }
}
