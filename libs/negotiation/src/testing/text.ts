import assert from 'node:assert/strict';
import { Conflict, Forbidden, Invalid, NotFound, Problem, Refused, type Draft } from '#eventsourcing';
import type { Room, Said } from './room.js';
import { scene, type Step } from './scene.js';

/** An event as a spec expects it: its type, and as much of its data as the spec speaks of. */
type Expected = string | { readonly type: string; readonly data: object };

/** What a command came to. */
export interface Outcome {
  /** Exactly these events, in this order. */
  then(...expected: readonly Expected[]): void;
  /** The same; returns the room afterwards. */
  gives(...expected: readonly Expected[]): Room;
  /** A `Refused` with this code, and this rule where the spec names it. */
  refuses(code: string, rule?: string): void;
  /** A `Conflict`: what was seen has changed, or with `SEEN_MISSING` was not said. */
  conflicts(code?: string): void;
  forbids(code: string): void;
  isInvalid(code: string): void;
  isMissing(code: string): void;
  /** The same command from the same screen, given by somebody else once the first one is recorded. */
  second(): Outcome;
}

export interface Situation {
  readonly room: Room;
  when(step: Step): Outcome;
}

/** `text(tabled, reading, proposed).when(accept).then('ProposalAccepted')` */
export const text = (...steps: readonly Step[]): Situation => situation(scene(...steps));

const situation = (room: Room): Situation => ({ room, when: (step) => outcome(room, step(room)) });

const outcome = (room: Room, said: Said): Outcome => {
  const result = attempted(room, said);
  const problem = <P extends Problem>(kind: abstract new (...args: never[]) => P, code?: string): P => {
    const found = problemOf(result);
    assert.ok(found instanceof kind, `${found.name} ${found.code} is not ${kind.name}: ${found.message}`);
    if (code !== undefined) assert.equal(found.code, code);
    return found;
  };
  return {
    then: (...expected) => {
      matches(result, expected);
    },
    gives: (...expected) => {
      matches(result, expected);
      return room.give(said);
    },
    refuses: (code, rule) => {
      const { rule: named } = problem(Refused, code);
      if (rule !== undefined) assert.equal(named, rule);
    },
    conflicts: (code = 'CHANGED_SINCE_SEEN') => void problem(Conflict, code),
    forbids: (code) => void problem(Forbidden, code),
    isInvalid: (code) => void problem(Invalid, code),
    isMissing: (code) => void problem(NotFound, code),
    second: () => outcome(room.give(said), { ...said, key: 'second' }),
  };
};

type Result = { readonly drafts: readonly Draft[] } | { readonly error: unknown };

const attempted = (room: Room, said: Said): Result => {
  try {
    return { drafts: room.drafts(said) };
  } catch (error) {
    return { error };
  }
};

const problemOf = (result: Result): Problem => {
  if (!('error' in result)) assert.fail(`it was not refused: ${result.drafts.map(({ type }) => type).join(', ')}`);
  if (!(result.error instanceof Problem)) throw result.error;
  return result.error;
};

const matches = (result: Result, expected: readonly Expected[]): void => {
  if ('error' in result) throw result.error;
  const { drafts } = result;
  const types = expected.map((e) => (typeof e === 'string' ? e : e.type));
  expect(drafts.map(({ type }) => type)).toEqual(types);
  expected.forEach((e, i) => {
    if (typeof e !== 'string') expect(drafts[i]?.data).toMatchObject(e.data);
  });
};
