import { isStale } from '../../text/edit.js';
import { questionsOf } from '../../text/proposal/kinds.js';
import type { Proposal } from '../../text/proposal/proposal.js';
import { undecidedOn, type Text } from '../../text/text.js';
import { collisionsOn, type Pair } from './collisions.js';

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
  const on = (questionId: string): ReadonlyMap<string, readonly InTheWay[]> => {
    const known = looked.get(questionId) ?? inTheWayOn(text, questionId);
    looked.set(questionId, known);
    return known;
  };
  return (proposal) => {
    const all = questionsOf(proposal).flatMap((id) => on(id).get(proposal.proposalId) ?? []);
    return [...new Map(all.map((one) => [one.proposal, one])).values()];
  };
};

const inTheWayOn = (text: Text, questionId: string): ReadonlyMap<string, readonly InTheWay[]> => {
  const chain = text.questions.get(questionId)?.wording;
  const open = undecidedOn(text, questionId).map((one) => ({ ...one, stale: isStale(text, one) }));
  return chain ? inTheWayOf(collisionsOn(chain, open).colliding) : new Map();
};
