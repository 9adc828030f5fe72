import assert from 'node:assert/strict';
import { canonical } from '../canonical.js';
import type { Decider, Draft } from '../decider.js';
import { Conflict, Problem } from '../errors.js';
import type { Fact, Revision } from '../event.js';
import { uuidv5 } from '../ids.js';

/** An event as a spec writes it down; schema 1 and empty metadata unless it matters. */
export interface Given {
  readonly type: string;
  readonly data: unknown;
  readonly schema?: number;
  readonly meta?: object;
}

export type Decide<S> = (state: S, revision: Revision | 'none') => readonly Draft[];

/** What a decision came to, to be compared with what the spec expects. */
export interface Outcome {
  /** Exactly these events, in this order; schema and metadata are compared where the spec names them. */
  then(...expected: readonly Given[]): void;
  /** A problem with this code. */
  refuses(code: string): void;
  /** A `Conflict`: what was seen is no longer so, or was not said. */
  conflicts(code?: string): void;
}

export interface Situation<S> {
  readonly state: S;
  when(decide: Decide<S>): Outcome;
}

/** Given/when/then for one decider: `const text = given(decider)`, then `text(tabled).when(decide).then(proposed)`. */
export const given =
  <S>(decider: Decider<S>, stream = 'text-1') =>
  (...events: readonly Given[]): Situation<S> => {
    const facts = events.map((event, revision) => factOf(decider, stream, event, revision));
    const state = facts.reduce((folded, fact) => decider.evolve(folded, fact), decider.initial(stream));
    return { state, when: (decide) => outcome(decider, state, facts.length, stream, decide) };
  };

const factOf = <S>(decider: Decider<S>, stream: string, event: Given, revision: number): Fact => {
  assert.ok(decider.knows(event.type), `${event.type} is not an event the decider knows`);
  const commandId = uuidv5('given', revision);
  const meta = { recordedAt: new Date(revision * 1000).toISOString(), ...event.meta, commandId };
  const { type, data, schema = 1 } = event;
  return { type, data, schema, meta, stream, revision, id: uuidv5(commandId, 0) };
};

const outcome = <S>(decider: Decider<S>, state: S, next: number, stream: string, decide: Decide<S>): Outcome => {
  const result = attempted(() => decidedTwice(decider, state, next, stream, decide));
  return {
    then: (...expected) => {
      if ('error' in result) throw result.error;
      assert.deepEqual(result.events.map(asGiven(expected)), expected.map(plain));
    },
    refuses: (code) => {
      assert.equal(problemOf(result).code, code);
    },
    conflicts: (code) => {
      const problem = problemOf(result);
      assert.ok(problem instanceof Conflict, `${problem.name} ${problem.code} is not a Conflict`);
      if (code !== undefined) assert.equal(problem.code, code);
    },
  };
};

type Result = { readonly events: readonly Draft[] } | { readonly error: unknown };

const attempted = (decide: () => readonly Draft[]): Result => {
  try {
    return { events: decide() };
  } catch (error) {
    return { error };
  }
};

/** After a concurrent write a decision runs again: it must say the same, and what it says must fold. */
const decidedTwice = <S>(
  decider: Decider<S>,
  state: S,
  next: number,
  stream: string,
  decide: Decide<S>,
): readonly Draft[] => {
  const revision = next === 0 ? 'none' : next - 1;
  const events = decide(state, revision);
  events
    .map((event, index) => factOf(decider, stream, event, next + index))
    .reduce((folded, fact) => decider.evolve(folded, fact), state);
  assert.equal(canonical(decide(state, revision)), canonical(events), 'decided twice, it said something else');
  assert.notEqual(events.length, 0, 'it decided nothing, and refused nothing');
  return events;
};

const problemOf = (result: Result): Problem => {
  if (!('error' in result))
    assert.fail(`it was not refused, but decided ${result.events.map(({ type }) => type).join(', ')}`);
  if (!(result.error instanceof Problem)) throw result.error;
  return result.error;
};

const plain = (value: unknown): unknown => JSON.parse(canonical(value));

/** Only what the expectation at the same place speaks of. */
const asGiven =
  (expected: readonly Given[]) =>
  ({ type, data, schema, meta }: Draft, index: number): unknown => {
    const { schema: saysSchema, meta: saysMeta } = expected[index] ?? {};
    return plain({
      type,
      data,
      schema: saysSchema === undefined ? undefined : schema,
      meta: saysMeta === undefined ? undefined : meta,
    });
  };
