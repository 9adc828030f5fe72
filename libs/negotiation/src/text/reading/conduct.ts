import type { FactOf } from '../../fact.js';
import type { Seen } from '../../vocabulary.js';
import type { DecisionFields } from '../decision.js';
import { changeProposal } from '../proposal/proposal.js';
import { changeQuestion } from '../question/question.js';
import type { Shape } from '../structure/shape.js';
import { readAgain } from './read-again.js';
import { withReading, type Reading } from './reading.js';

interface Paused {
  readonly reading: number;
  readonly words?: string | undefined;
  readonly seen: Seen;
}

/** How the Chair conducts a reading between its opening and its close. */
export type ConductEvent =
  | { type: 'ReadingSuspended'; data: Paused }
  | { type: 'ReadingResumed'; data: Paused }
  | {
      type: 'ScopeChanged';
      data: DecisionFields & {
        reading: number;
        added: readonly string[];
        removed: readonly string[];
        /** What was put off on what is added, and is before the room again. */
        takenUp: readonly string[];
        /** What nobody had decided on what is removed. */
        carriedOver: readonly string[];
      };
    }
  | {
      type: 'QuestionTakenUp';
      data: { reading: number; questionId: string; next: readonly string[]; words?: string | undefined };
    }
  | {
      type: 'EverythingCarriedOver';
      data: DecisionFields & { reading: number; questions: readonly string[]; proposals: readonly string[] };
    };

export const CONDUCT_TYPES = [
  'ReadingSuspended',
  'ReadingResumed',
  'ScopeChanged',
  'QuestionTakenUp',
  'EverythingCarriedOver',
] as const satisfies readonly ConductEvent['type'][];

const KNOWN = new Set<string>(CONDUCT_TYPES);

export const isOfConduct = <F extends { readonly type: string }>(
  fact: F,
): fact is Extract<F, { readonly type: ConductEvent['type'] }> => KNOWN.has(fact.type);

/** A text once its reading was conducted a step further. */
export const conducted = (shape: Shape, fact: FactOf<ConductEvent>): Shape => {
  const to = (change: (reading: Reading) => Partial<Reading>): readonly Reading[] =>
    shape.readings.map((reading) => (reading.n === fact.data.reading ? { ...reading, ...change(reading) } : reading));
  switch (fact.type) {
    case 'ReadingSuspended':
      return { ...shape, readings: to(() => ({ status: 'suspended', suspended: fact.revision })) };
    case 'ReadingResumed':
      return { ...shape, readings: to(() => ({ status: 'open', suspended: undefined })) };
    case 'QuestionTakenUp': {
      const { questionId: onTheFloor, next } = fact.data;
      return { ...shape, readings: withReading(shape.readings, fact.data.reading, { onTheFloor, next }) };
    }
    case 'ScopeChanged': {
      const { added, removed, takenUp, carriedOver } = fact.data;
      const read = readAgain(shape, added, takenUp, fact);
      return { ...read, proposals: putOff(read, carriedOver, fact), readings: to((r) => rescoped(r, added, removed)) };
    }
    case 'EverythingCarriedOver': {
      const { reading: carriedOver, questions, proposals } = fact.data;
      const left = questions.reduce(
        (all, id) => changeQuestion(all, id, fact, () => ({ carriedOver })),
        shape.questions,
      );
      return { ...shape, questions: left, proposals: putOff(shape, proposals, fact) };
    }
  }
};

const putOff = (
  { proposals }: Shape,
  carriedOver: readonly string[],
  fact: { readonly revision: number },
): Shape['proposals'] =>
  carriedOver.reduce((all, id) => changeProposal(all, id, fact, () => ({ status: 'carried-over' })), proposals);

const rescoped = (
  { scope, onTheFloor, next }: Reading,
  added: readonly string[],
  removed: readonly string[],
): Partial<Reading> => {
  const gone = new Set(removed);
  return {
    scope: [...scope.filter((id) => !gone.has(id)), ...added.filter((id) => !scope.includes(id))],
    ...(onTheFloor !== undefined && gone.has(onTheFloor) && { onTheFloor: undefined }),
    ...(next && { next: next.filter((id) => !gone.has(id)) }),
  };
};
