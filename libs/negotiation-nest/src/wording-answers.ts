import { blame, negotiationLine } from '#text';
import {
  collisionsOn,
  isStanding,
  negotiationOn,
  placedBy,
  questionsTold,
  weaveOf,
  type Chain,
  type ProposalTold,
} from '#negotiation';
import type { Answering, Params, Reply } from './answers.js';
import { actsFor, textThen, type TextThen } from './wording-sources.js';

/** The open and decided proposals on a question, and those that would be read behind it or follow it up. */
interface Around {
  readonly on: readonly ProposalTold[];
  readonly placed: readonly ProposalTold[];
}

/** What is to be said of each question of a text that stands, or of the one that is named. */
const eachOf = (
  then: TextThen,
  { question }: Params,
  tell: (chain: Chain, proposals: Around, number: string | undefined) => object,
): object[] => {
  const [on, placed] = [byQuestion(then.proposals, questionsTold), byQuestion(then.proposals, placedBy)];
  return then.questions.flatMap((one) => {
    const { questionId, number, status } = one;
    const chain = question === undefined && !isStanding(one) ? undefined : then.chainOf(questionId);
    const around = { on: on.get(questionId) ?? [], placed: placed.get(questionId) ?? [] };
    return chain ? [{ questionId, number, status, ...tell(chain, around, number) }] : [];
  });
};

/** Answers for a text or a question of it: the same fold either way. */
const ofEach =
  (tell: (then: TextThen, chain: Chain, proposals: Around, number: string | undefined) => object): Answering =>
  async (params, viewer, sources) => {
    const then = await textThen(params, params.at, viewer, sources);
    const questions = eachOf(then, params, (chain, proposals, number) => tell(then, chain, proposals, number));
    return replyOf(params, then, questions);
  };

const replyOf = ({ id, question }: Params, { revision }: TextThen, questions: readonly object[]): Reply => ({
  body: { text: id, revision: String(revision), ...(question === undefined ? { questions } : questions[0]) },
  etag: revision,
});

const byQuestion = (
  proposals: readonly ProposalTold[],
  questionsOf: (one: ProposalTold) => readonly string[],
): Map<string, ProposalTold[]> => {
  const all = new Map<string, ProposalTold[]>();
  for (const proposal of proposals)
    for (const id of questionsOf(proposal)) {
      const known = all.get(id);
      if (known) known.push(proposal);
      else all.set(id, [proposal]);
    }
  return all;
};

/**
 * Whose each word is, and whose each that was struck. Whoever is shown a question was shown it with each of its wordings, for a
 * row is for those that all its events were for: so no word is left out, and only whose it is may not be for them.
 */
export const attribution: Answering = ofEach((then, chain) => ({
  runs: blame(weaveOf(chain), { struck: true }).map(({ text, struck, movedFrom: first, ...put }) => ({
    text,
    ...actsFor(then, { put, struck, first }),
  })),
}));

export const collisions: Answering = ofEach((_, chain, { on, placed }) => collisionsOn(chain, on, placed));

export const negotiation: Answering = ofEach(({ name }, chain, { on, placed }, number) => {
  const told = negotiationOn(chain, on, placed);
  return { line: negotiationLine(told.segments, { name, ...(number !== undefined && { number }) }), ...told };
});
