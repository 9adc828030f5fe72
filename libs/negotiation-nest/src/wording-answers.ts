import { blame, negotiationLine, wordingAt } from '#text';
import {
  collisionsOn,
  compilationOf,
  isStanding,
  negotiationOn,
  weaveOf,
  type Chain,
  type ProposalTold,
} from '#negotiation';
import type { Answering, Params, Reply } from './answers.js';
import { standsIn } from './stand-answers.js';
import { actFor, textThen, type TextThen } from './wording-sources.js';

/** What is to be said of each question of a text that stands, or of the one that is named. */
const eachOf = (
  then: TextThen,
  { question }: Params,
  tell: (chain: Chain, proposals: readonly ProposalTold[], number: string | undefined, questionId: string) => object,
): object[] => {
  const of = byQuestion(then.proposals);
  return then.questions.flatMap((one) => {
    const { questionId, number, status } = one;
    const chain = question === undefined && !isStanding(one) ? undefined : then.chainOf(questionId);
    return chain ? [{ questionId, number, status, ...tell(chain, of.get(questionId) ?? [], number, questionId) }] : [];
  });
};

/** Answers for a text or a question of it: the same fold either way. */
const ofEach =
  (
    tell: (then: TextThen, chain: Chain, proposals: readonly ProposalTold[], number: string | undefined) => object,
  ): Answering =>
  async (params, viewer, sources) => {
    const then = await textThen(params, params.at, viewer, sources);
    const questions = eachOf(then, params, (chain, proposals, number) => tell(then, chain, proposals, number));
    return replyOf(params, then, questions);
  };

const replyOf = ({ id, question }: Params, { revision }: TextThen, questions: readonly object[]): Reply => ({
  body: { text: id, revision: String(revision), ...(question === undefined ? { questions } : questions[0]) },
  etag: revision,
});

const byQuestion = (proposals: readonly ProposalTold[]): Map<string, ProposalTold[]> => {
  const all = new Map<string, ProposalTold[]>();
  for (const proposal of proposals) {
    const known = all.get(proposal.questionId);
    if (known) known.push(proposal);
    else all.set(proposal.questionId, [proposal]);
  }
  return all;
};

/** Whose each word is, and whose each that was struck; of what a reader may not know of, struck words are left out. */
export const attribution: Answering = ofEach((then, chain) => ({
  runs: blame(weaveOf(chain), { struck: true })
    .filter(({ revision, struck }) => !struck || (then.sees(revision) && then.sees(struck.revision)))
    .map(({ text, struck, movedFrom, ...put }) => ({
      ...{ text, put: actFor(then, put) },
      ...(struck && { struck: actFor(then, struck) }),
      ...(movedFrom && { first: actFor(then, movedFrom) }),
    })),
}));

export const collisions: Answering = ofEach((_, chain, proposals) => collisionsOn(chain, proposals));

export const negotiation: Answering = ofEach(({ name }, chain, proposals, number) => {
  const told = negotiationOn(chain, proposals);
  return { line: negotiationLine(told.segments, { name, ...(number !== undefined && { number }) }), ...told };
});

/** The proposals side by side, question by question; new questions that are proposed come after those there are. */
export const compilation: Answering = async (params, viewer, sources) => {
  const wanted = ({ status }: ProposalTold): boolean => params.status === undefined || status === params.status;
  const then = await textThen(params, params.at, viewer, sources);
  const known = new Set(then.questions.map(({ questionId }) => questionId));
  const additions = then.proposals.filter((proposal) => !known.has(proposal.questionId)).filter(wanted);
  const stands = standsIn(then, sources);
  const each = eachOf(then, params, (chain, proposals, _, questionId) => ({
    wording: wordingAt(weaveOf(chain)),
    ...stands(questionId),
    proposals: compilationOf(chain, proposals.filter(wanted)).map((one) => ({ ...one, ...stands(one.proposalId) })),
  }));
  const { body, etag } = replyOf(params, then, each);
  return {
    body:
      params.question === undefined
        ? { ...(body as object), additions: additions.map((one) => ({ ...one, ...stands(one.proposalId) })) }
        : body,
    ...(etag !== undefined && { etag }),
  };
};
