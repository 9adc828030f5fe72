import { isStale } from '../../text/edit.js';
import { questionsOf } from '../../text/proposal/kinds.js';
import type { Proposal } from '../../text/proposal/proposal.js';
import { undecidedOn, type Text } from '../../text/text.js';
import { collisionsOn, type Pair } from './collisions.js';
import { placedBy } from './told.js';

/** What a proposal collides with, and in which ways. */
export interface InTheWay {
  readonly proposal: string;
  readonly kinds: readonly string[];
}

/** Pairs that collide, from where each of the two stands. */
export const inTheWayOf = (pairs: readonly Pair[]): ReadonlyMap<string, readonly InTheWay[]> => {
  const all = new Map<string, InTheWay[]>();
  const add = (one: string, proposal: string, kinds: readonly string[]): void => {
    all.set(one, [...(all.get(one) ?? []), { proposal, kinds }]);
  };
  for (const { proposals, where } of pairs) {
    const [a, b] = proposals;
    const kinds = [...new Set(where.map(({ kind }) => kind))];
    add(a, b, kinds);
    add(b, a, kinds);
  }
  return all;
};

/** What each of a text's open proposals collides with now, on any of its questions; a question is looked at once. */
export const inTheWayIn = (text: Text): ((proposal: Proposal) => readonly InTheWay[]) => {
  const looked = new Map<string, ReadonlyMap<string, readonly InTheWay[]>>();
  const placed = placedIn(text);
  const on = (questionId: string): ReadonlyMap<string, readonly InTheWay[]> => {
    const known = looked.get(questionId) ?? inTheWayOn(text, questionId, placed.get(questionId));
    looked.set(questionId, known);
    return known;
  };
  return (proposal) => {
    const all = [...questionsOf(proposal), ...placedBy(proposal)].flatMap(
      (id) => on(id).get(proposal.proposalId) ?? [],
    );
    return [...new Map(all.map((one) => [one.proposal, one])).values()];
  };
};

/** What is open and placed by a question, by that question. */
const placedIn = ({ proposals }: Text): ReadonlyMap<string, readonly Proposal[]> => {
  const all = new Map<string, Proposal[]>();
  for (const one of proposals.values())
    if (one.status === 'tabled') for (const id of placedBy(one)) all.set(id, [...(all.get(id) ?? []), one]);
  return all;
};

const inTheWayOn = (
  text: Text,
  questionId: string,
  placed: readonly Proposal[] = [],
): ReadonlyMap<string, readonly InTheWay[]> => {
  const chain = text.questions.get(questionId)?.wording;
  const told = (one: Proposal) => ({ ...one, stale: isStale(text, one) });
  const open = undecidedOn(text, questionId).map(told);
  return chain ? inTheWayOf(collisionsOn(chain, open, placed.map(told)).colliding) : new Map();
};
