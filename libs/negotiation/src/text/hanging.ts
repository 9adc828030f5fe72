import { isMistaken } from './mistaken.js';
import { blocks, type Objection, type Objections } from './objection/objection.js';
import { questionsOf, type Proposal } from './proposal/kinds.js';
import type { Proposals } from './proposal/proposal.js';

/** What hangs on a question: proposals, concerns and objections, in the order in which they were made. */
interface Hanging {
  readonly proposals: Proposals;
  readonly objections: Objections;
}

/** Grouped once for each state: an act about hundreds of questions asks for each of them. */
const grouped = <T extends object>(
  of: Iterable<T>,
  questions: (one: T) => readonly string[],
): ReadonlyMap<string, readonly T[]> => {
  const groups = new Map<string, T[]>();
  for (const one of of) {
    if (isMistaken(one)) continue;
    for (const id of questions(one)) {
      const group = groups.get(id);
      if (group) group.push(one);
      else groups.set(id, [one]);
    }
  }
  return groups;
};

const proposalsBy = new WeakMap<Proposals, ReadonlyMap<string, readonly Proposal[]>>();
const objectionsBy = new WeakMap<Objections, ReadonlyMap<string, readonly Objection[]>>();

/** All proposals on a question, whatever became of them; what was recorded by mistake is none. */
export const proposalsOn = ({ proposals }: Pick<Hanging, 'proposals'>, questionId: string): readonly Proposal[] => {
  const groups = proposalsBy.get(proposals) ?? grouped(proposals.values(), questionsOf);
  proposalsBy.set(proposals, groups);
  return groups.get(questionId) ?? [];
};

/** All concerns and objections on a question, whatever became of them. */
export const objectionsOn = ({ objections }: Pick<Hanging, 'objections'>, questionId: string): readonly Objection[] => {
  const groups = objectionsBy.get(objections) ?? grouped(objections.values(), (one) => [one.questionId]);
  objectionsBy.set(objections, groups);
  return groups.get(questionId) ?? [];
};

/** Proposals before the room that touch a question: a merger touches several. */
export const undecidedOn = (text: Pick<Hanging, 'proposals'>, questionId: string): readonly Proposal[] =>
  proposalsOn(text, questionId).filter(({ status }) => status === 'tabled');

const PENDING = new Set(['tabled', 'deferred', 'carried-over']);

/** Not decided for good: before the room, or put off. */
export const isPending = ({ status }: { readonly status: string }): boolean => PENDING.has(status);

/** Proposals of a question that are not decided for good: also those put off. What hangs on a question hangs on it till then. */
export const pendingOn = (text: Pick<Hanging, 'proposals'>, questionId: string): readonly Proposal[] =>
  proposalsOn(text, questionId).filter(isPending);

/** Formal objections that stand in the way of agreeing a question. */
export const blockingOn = (text: Pick<Hanging, 'objections'>, questionId: string): readonly Objection[] =>
  objectionsOn(text, questionId).filter(blocks);
