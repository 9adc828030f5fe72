import { CHAIR, wordingAt, type ComparedRun } from '#text';
import { weaveOf } from '../../text/question/wording.js';
import { comparisonOf, type ComparedQuestion, type StructuralAct, type TextState } from './comparison.js';

/** A decision that changed a wording, and why. */
export interface DecidedAct extends StructuralAct {
  readonly reason?: string | undefined;
  readonly words?: string | undefined;
  readonly mode?: string | undefined;
  readonly whose?: string | undefined;
  readonly proposal?: string | undefined;
}

/** One line of the table: a paragraph as it reads now, who made it so, what it was made of, and by which decisions. */
export interface Streamlined {
  readonly questionId: string;
  readonly number?: string | undefined;
  /** Absent where the paragraph went. */
  readonly wording?: string;
  readonly contributors: readonly string[];
  readonly originals: readonly {
    readonly questionId: string;
    readonly number?: string | undefined;
    readonly wording: string;
  }[];
  readonly decisions: readonly DecidedAct[];
}

/** The streamlining table between two states of a text: a line for each paragraph that is not as it was. */
export const streamliningOf = (
  from: TextState,
  to: TextState,
  sees: (revision: number) => boolean,
  acts: readonly DecidedAct[],
): Streamlined[] =>
  comparisonOf(from, to, acts).map((compared) => {
    const { questionId, number, runs = [] } = compared;
    const now = to.questions.find((question) => question.questionId === questionId);
    return {
      ...{ questionId, number },
      ...(now && !compared.changes.includes('removed') && { wording: now.wording }),
      contributors: contributors(runs, (revision) => revision > from.revision && sees(revision)),
      originals: originalsOf(compared, from),
      decisions: compared.acts,
    };
  });

/** Who put words in or struck them since; whoever only tabled a draft that stayed as it was did not contribute to the change. */
const contributors = (runs: readonly ComparedRun[], counts: (revision: number) => boolean): string[] => {
  const acts = runs.flatMap(({ fate, bracket, put, struck }) => (fate === 'kept' || bracket ? [] : [put, struck]));
  const authors = acts.flatMap((stamp) => (stamp && counts(stamp.revision) ? stamp.by : []));
  return [...new Set(authors)].toSorted((a, b) => Number(a === CHAIR) - Number(b === CHAIR));
};

const originalsOf = (
  { questionId, changes, outOf = [] }: ComparedQuestion,
  { revision, questions, chainOf }: TextState,
): Streamlined['originals'] => {
  const ids = changes.includes('added') ? outOf.map((kin) => kin.questionId) : [questionId];
  return ids.flatMap((id) => {
    const [was, chain] = [questions.find((question) => question.questionId === id), chainOf(id)];
    return was && chain ? [{ questionId: id, number: was.number, wording: wordingAt(weaveOf(chain), revision) }] : [];
  });
};
