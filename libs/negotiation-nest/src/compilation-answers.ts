import { wordingAt } from '#text';
import {
  becameOf,
  compilationOf,
  isStanding,
  weaveOf,
  type DecidedAct,
  type ProposalTold,
  type QuestionTold,
} from '#negotiation';
import { found, questionsAt, type Answering, type Sources } from './answers.js';
import { standsIn } from './stand-answers.js';
import { actsBetween, textThen, type TextThen } from './wording-sources.js';

/**
 * The proposals side by side, question by question, a merger under each of its questions. What was proposed of a question that
 * is gone stands under it as it was, with what became of it; new questions that are proposed come after those there are.
 */
export const compilation: Answering = async ({ question, status, ...params }, viewer, sources) => {
  const then = await textThen(params, params.at, viewer, sources);
  const { id, questions, revision: etag } = then;
  const proposals = then.proposals.filter((one) => status === undefined || one.status === status);
  const compiled = compiling(then, proposals, sources);
  const body = { text: id, revision: String(etag) };
  if (question === undefined) {
    const shown = questions.filter((one) => isStanding(one) || proposals.some(isOn(one)));
    return {
      body: { ...body, questions: shown.flatMap(compiled), additions: additionsOf(then, proposals, sources) },
      etag,
    };
  }
  const named = questions.filter(({ questionId }) => questionId === question);
  if (named.length === 0) found(undefined, 'question', question);
  return { body: { ...body, ...named.flatMap(compiled)[0] }, etag };
};

const isOn =
  ({ questionId: question }: QuestionTold) =>
  ({ questionId, questions = [questionId] }: ProposalTold): boolean =>
    questions.includes(question);

const compiling = (
  then: TextThen,
  proposals: readonly ProposalTold[],
  sources: Sources,
): ((question: QuestionTold) => object[]) => {
  const [headOf, stands] = [heading(then, sources), standsIn(then, sources)];
  return (one) => {
    const chain = then.chainOf(one.questionId);
    if (!chain) return [];
    const on = compilationOf(chain, proposals.filter(isOn(one)));
    const told = on.map((proposal) => ({ ...proposal, ...stands(proposal.proposalId) }));
    return [{ ...headOf(one), wording: wordingAt(weaveOf(chain)), ...stands(one.questionId), proposals: told }];
  };
};

const additionsOf = (then: TextThen, proposals: readonly ProposalTold[], sources: Sources): object[] => {
  const known = new Set(then.questions.map(({ questionId }) => questionId));
  const stands = standsIn(then, sources);
  return proposals
    .filter(({ questionId }) => !known.has(questionId))
    .map((one) => ({ ...one, ...stands(one.proposalId) }));
};

/** A question's number and status; of one that is gone, the number that it had and what it became. */
const heading = (then: TextThen, { record }: Sources): ((question: QuestionTold) => object) => {
  const { stream, reader, revision, questions } = then;
  let closings: readonly DecidedAct[] | undefined;
  return ({ questionId, number, status, became }) => {
    if (isStanding({ status })) return { questionId, number, status };
    closings ??= actsBetween(record, then, -1, revision).filter(({ type }) => CLOSING.has(type));
    const closing = closings.findLast((act) => act.questions.includes(questionId));
    const before = closing ? questionsAt(record, stream, reader, closing.revision - 1) : [];
    const was = before.find((one) => one.questionId === questionId)?.number;
    return { questionId, was, status, ...(became && { into: becameOf(questionId, questions) }) };
  };
};

const CLOSING = new Set(['QuestionRemoved', 'DeletionAccepted', 'SplitAccepted', 'MergeAccepted']);
