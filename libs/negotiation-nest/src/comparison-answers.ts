import { compare as compareStates, type ComparedRun } from '#text';
import { comparisonOf, streamliningOf, weaveOf, type DecidedAct, type TextState } from '#negotiation';
import { found, inText, type Answering, type Params, type Sources } from './answers.js';
import type { Viewer } from './viewer.js';
import { actsBetween, runsFor, textThen, type TextThen } from './wording-sources.js';

/** Two states of a text; the record of the later one knows both. */
interface Two {
  readonly from: TextThen;
  readonly to: TextThen;
  readonly later: TextThen;
  readonly acts: readonly DecidedAct[];
}

const both = async (params: Params, from: string | undefined, viewer: Viewer, sources: Sources): Promise<Two> => {
  const { question: _, ...text } = params;
  const [was, is] = [await textThen(text, from, viewer, sources), await textThen(text, params.to, viewer, sources)];
  const [earlier, later] = was.revision > is.revision ? [is, was] : [was, is];
  return { from: was, to: is, later, acts: actsBetween(sources.record, later, earlier.revision, later.revision) };
};

const headOf = ({ from, to }: Two): object => ({ text: to.id, from: stateOf(from), to: stateOf(to) });
const stateOf = ({ revision }: TextState): object => ({ revision: String(revision) });

/** What differs between two states of a text, question by question. */
export const compareTexts: Answering = async (params, viewer, sources) => {
  const two = await both(params, params.from, viewer, sources);
  const { from, to, later, acts } = two;
  const questions = comparisonOf(from, to, acts).map(({ runs, ...compared }) => ({
    ...compared,
    ...(runs && { runs: runsFor(later, runs) }),
  }));
  return { body: { ...headOf(two), questions } };
};

/** One question at two moments, word by word; it must have been there at one of them. */
export const compareQuestions: Answering = async (params, viewer, sources) => {
  const two = await both(params, params.from, viewer, sources);
  const key = params.question ?? '';
  const [was, is] = [two.from, two.to].map(({ questions }) => questions.find(({ questionId }) => questionId === key));
  if (!was && !is) found(undefined, 'question', key);
  const [changed] = comparisonOf(two.from, two.to, two.acts).filter((one) => one.questionId === key);
  return {
    body: {
      ...headOf(two),
      ...{ questionId: key, number: is?.number, was: was?.number, changes: [], acts: [], ...changed },
      runs: runsFor(two.later, changed?.runs ?? (was && is ? runsOf(two, key) : [])),
    },
  };
};

/** What did not change is told with whose it is; what is not shown at both moments has not a word that is. */
const runsOf = ({ from, to, later }: Two, key: string): ComparedRun[] => {
  const chain = later.chainOf(key);
  return chain ? compareStates(weaveOf(chain), from.revision, to.revision) : [];
};

/** The streamlining table: by default since the text was first issued. */
export const streamlining: Answering = async (params, viewer, sources) => {
  const two = await both(params, params.from ?? (await firstIssue(params, viewer, sources)), viewer, sources);
  const { from, to, later, acts } = two;
  return { body: { ...headOf(two), rows: streamliningOf(from, to, later.sees, acts) } };
};

const firstIssue = async ({ id = '' }: Params, viewer: Viewer, sources: Sources): Promise<string> => {
  const { reader, stream } = await inText(id, viewer, sources);
  const revisions = sources.record.rows(stream, 'version', reader).map(({ doc }) => Number(doc.revision));
  return String(revisions.length === 0 ? 0 : Math.min(...revisions));
};
