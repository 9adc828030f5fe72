import type { Author, ComparedRun } from '#text';
import {
  chainAt,
  nameOn,
  type Chain,
  type DecidedAct,
  type ProposalTold,
  type QuestionTold,
  type Reader,
} from '#negotiation';
import { found, inText, questionsAt, type Params, type Sources } from './answers.js';
import { momentIn } from './moments.js';
import type { RecordReader } from './record-reader.js';
import type { Viewer } from './viewer.js';

/** A text as of a moment for one reader: rows say what they may see, and the chains of its questions what words are whose. */
export interface TextThen {
  readonly id: string;
  readonly stream: string;
  readonly reader: Reader;
  readonly revision: number;
  readonly questions: readonly QuestionTold[];
  readonly proposals: readonly ProposalTold[];
  readonly chainOf: (questionId: string) => Chain | undefined;
  readonly name: (author: Author) => string;
  readonly sees: (revision: number) => boolean;
}

/** What a text was at the moment named by `at`; by default now. A question that is named must be there. */
export const textThen = async (
  { id = '', question }: Params,
  at: string | undefined,
  viewer: Viewer,
  sources: Sources,
): Promise<TextThen> => {
  const { record, readers, ledgers } = sources;
  const { body, reader, stream } = await inText(id, viewer, sources);
  const moment = momentIn(record, stream, at, reader);
  if (question !== undefined) found(record.row(stream, 'question', question, reader, moment), 'question', question);
  const revision = moment ?? record.head(stream) ?? 0;
  const { state } = await ledgers.text.load(stream);
  const { delegations } = await readers.body(body);
  const all = questionsAt(record, stream, reader, moment) as unknown as QuestionTold[];
  return {
    ...{ id, stream, reader, revision },
    questions: question === undefined ? all : all.filter(({ questionId }) => questionId === question),
    proposals: proposalsAt(record, stream, reader, moment),
    chainOf: (questionId) => {
      const chain = state.questions.get(questionId)?.wording;
      return chain && chainAt(chain, revision);
    },
    name: (author) => {
      const delegation = delegations.get(author);
      return delegation ? nameOn(delegation, viewer.now) : author;
    },
    sees: seenBy(record, stream, reader),
  };
};

const proposalsAt = (record: RecordReader, stream: string, reader: Reader, at: number | undefined): ProposalTold[] =>
  record
    .rows(stream, 'proposal', reader, { at })
    .map(({ doc }) => doc as unknown as ProposalTold)
    .sort((a, b) => a.entered - b.entered);

/** Which events a reader may know of: who is not told who said a thing is told what came of it, without a name. */
const seenBy = (record: RecordReader, stream: string, reader: Reader): ((revision: number) => boolean) => {
  if (reader.seesAll) return () => true;
  const revisions = record.revisions(stream, reader);
  return (revision) => revisions.has(revision);
};

type Act = NonNullable<ComparedRun['put']>;

/** What put words in or struck them, and who first wrote them. */
interface Acts {
  readonly put?: Act | undefined;
  readonly struck?: Act | undefined;
  readonly first?: Act | undefined;
}

/** The same without who did what is not for the reader: what came of it is. */
export const actsFor = ({ sees }: Pick<TextThen, 'sees'>, acts: Acts): Acts => {
  const told = (act: Act): Act => {
    if (sees(act.revision)) return act;
    const { proposal: _, ...rest } = act;
    return { ...rest, by: [] };
  };
  const { put, struck, first } = acts;
  return {
    ...(put && { put: told(put) }),
    ...(struck && { struck: told(struck) }),
    ...(first && { first: told(first) }),
  };
};

/** Compared words, their acts as they are for the reader. */
export const runsFor = (then: Pick<TextThen, 'sees'>, runs: readonly ComparedRun[]): object[] =>
  runs.map(({ fate, text, bracket, ...acts }) => ({ fate, text, ...(bracket && { bracket }), ...actsFor(then, acts) }));

const REWORDING = [
  'ProposalAccepted',
  'ProposalAcceptedAsAmended',
  'ProposalReflectedInBrackets',
  'AgreedWithoutObjection',
  'AgreedNotwithstanding',
  'BracketsSettled',
  'QuestionRedrafted',
  'SlipCorrected',
];
const STRUCTURAL = [
  'QuestionRemoved',
  'QuestionReinstated',
  'AdditionAccepted',
  'DeletionAccepted',
  'MoveAccepted',
  'SplitAccepted',
  'MergeAccepted',
];
const MAKING = new Set(['AdditionAccepted']);

/** The decisions between two revisions that changed what a text says, in the order in which they were taken. */
export const actsBetween = (
  record: RecordReader,
  { stream, reader }: TextThen,
  after: number,
  until: number,
): DecidedAct[] =>
  record.acts(stream, reader, { after, until, types: [...REWORDING, ...STRUCTURAL] }).map((act) => {
    const { revision, type, question, parts, questions, joined, said, ...why } = act;
    const made = [...parts.map(({ questionId }) => questionId), ...(joined === null ? [] : [joined])];
    const named = question === null ? [] : [question];
    return {
      ...{ revision, type, by: said },
      ...Object.fromEntries(Object.entries(why).filter(([, value]) => value !== null)),
      questions: MAKING.has(type) ? [] : questions.length > 0 ? questions : named,
      into: MAKING.has(type) ? named : made,
    };
  });
