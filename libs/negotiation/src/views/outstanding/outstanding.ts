import type { Author } from '#text';
import { blocks, type Objection } from '../../text/objection/objection.js';
import type { ProposalStatus } from '../../text/proposal/kinds.js';
import type { Reservation } from '../../text/reservation/reservation.js';
import type { Question } from '../../text/question/question.js';
import { isPending } from '../../text/text.js';
import { isStanding, questionsTold } from '../wording/told.js';

/** One thing of a text that is not settled, or that was said beside what is. */
export interface Outstanding {
  readonly kind:
    | 'formal-objection'
    | 'concern'
    | 'brackets'
    | 'wording-put'
    | 'proposal-undecided'
    | 'proposal-deferred'
    | 'proposal-carried-over'
    | 'transcript-unconfirmed'
    | 'question-deferred'
    | 'question-carried-over'
    | 'agreed-ad-referendum'
    | 'agreed-contested'
    | 'agreed-notwithstanding'
    | 'reopening-asked'
    | 'reservation';
  readonly question: string;
  readonly number?: string | undefined;
  readonly proposal?: string;
  readonly objection?: string;
  readonly put?: string;
  readonly reservation?: string;
  /** Whose it is: who proposed, objected, asked or is waited for. */
  readonly by: readonly Author[];
  readonly words?: string | undefined;
}

/** Rows as a reader is told them: nothing that is not for the reader gets this far. */
export interface Rows {
  readonly questions: readonly QuestionRow[];
  readonly proposals: readonly ProposalRow[];
  readonly objections: readonly Objection[];
  readonly reservations: readonly Reservation[];
}

type QuestionRow = Pick<
  Question,
  'questionId' | 'status' | 'carriedOver' | 'subjectTo' | 'contestedAfterwards' | 'notwithstanding' | 'reopeningAsked'
> & { readonly number?: string | undefined; readonly contested: boolean; readonly put?: string };

interface ProposalRow {
  readonly proposalId: string;
  readonly questionId: string;
  readonly questions?: readonly string[];
  readonly status: ProposalStatus;
  /** Revision of the event that entered it. */
  readonly entered: number;
  readonly by: readonly Author[];
  /** Recorded for its proposer, who has not confirmed it. */
  readonly unconfirmed?: true | undefined;
}

/** All that is outstanding, question by question as they are read, new questions last; and what a next reading might take up. */
export const outstandingIn = (rows: Rows): { readonly outstanding: Outstanding[]; readonly scope: string[] } => {
  const standing = rows.questions.filter(isStanding);
  const askedBack = rows.questions.filter(
    ({ status, reopeningAsked = [] }) => status === 'removed' && reopeningAsked.length > 0,
  );
  const known = new Set(rows.questions.map(({ questionId }) => questionId));
  const onQuestions = standing.flatMap((question) => onQuestion(question, rows));
  const onNew = rows.proposals.filter(({ questionId }) => !known.has(questionId)).flatMap(proposal);
  const open = new Set(onQuestions.filter(({ kind }) => !BESIDE.has(kind)).map(({ question }) => question));
  return {
    outstanding: [
      ...onQuestions,
      ...askedBack.flatMap((question) => ofItsAgreement(question, rows.objections)),
      ...onNew,
    ],
    scope: standing
      .filter(isReadable)
      .map((q) => q.questionId)
      .filter((id) => open.has(id)),
  };
};

/** What is settled is reopened before it is read again. */
const isReadable = ({ status }: QuestionRow): boolean => status === 'open' || status === 'deferred';

/** Said beside what is settled: no reading is needed for it. */
const BESIDE = new Set<Outstanding['kind']>(['reservation', 'agreed-notwithstanding']);

const onQuestion = (question: QuestionRow, { proposals, objections, reservations }: Rows): Outstanding[] => {
  const of = <T extends { readonly questionId: string }>(all: readonly T[]): T[] =>
    all.filter(({ questionId }) => questionId === question.questionId);
  return [
    ...ofItself(question),
    ...ofItsAgreement(question, objections),
    ...of(objections).flatMap(objection),
    ...proposals.filter((one) => questionsTold(one).includes(question.questionId)).flatMap(proposal),
    ...of(reservations).flatMap(reservation),
  ].map((item) => ({
    ...item,
    question: question.questionId,
    ...(question.number !== undefined && { number: question.number }),
  }));
};

const ofItself = ({ questionId, status, carriedOver, contested, put }: QuestionRow): Outstanding[] => {
  const item = { question: questionId, by: [] };
  return [
    ...(status === 'deferred' ? [{ ...item, kind: 'question-deferred' as const }] : []),
    ...(carriedOver === undefined ? [] : [{ ...item, kind: 'question-carried-over' as const }]),
    ...(contested ? [{ ...item, kind: 'brackets' as const }] : []),
    ...(put === undefined ? [] : [{ ...item, kind: 'wording-put' as const, put }]),
  ];
};

/** Contested is what somebody objects to still; what the Chair declared over an objection stays so, whatever became of that. */
const ofItsAgreement = (question: QuestionRow, objections: readonly Objection[]): Outstanding[] => {
  const { questionId, status, subjectTo = [], contestedAfterwards = [], notwithstanding = [] } = question;
  const item = (kind: Outstanding['kind'], by: readonly Author[]) => ({ kind, question: questionId, by });
  const still = new Set(objections.filter(blocks).map(({ objectionId }) => objectionId));
  return [
    ...(status === 'ad-referendum' ? [item('agreed-ad-referendum', subjectTo)] : []),
    ...contestedAfterwards
      .filter(({ objectionId }) => still.has(objectionId))
      .map(({ objectionId, by }) => ({
        ...item('agreed-contested', [by]),
        objection: objectionId,
      })),
    ...notwithstanding.map(({ objectionId, by }) => ({
      ...item('agreed-notwithstanding', [by]),
      objection: objectionId,
    })),
    ...(question.reopeningAsked ?? []).map(({ by, words }) => ({ ...item('reopening-asked', [by]), words })),
  ];
};

/** What the gate counts as standing in the way is a formal objection; a concern lives as long as one would. */
const objection = (one: Objection): Outstanding[] => {
  const { objectionId, questionId, by, words, formal } = one;
  const kind = formal ? 'formal-objection' : 'concern';
  return blocks({ ...one, formal: true })
    ? [{ kind, question: questionId, objection: objectionId, by: [by], words }]
    : [];
};

const PUT_OFF: Readonly<Record<string, Outstanding['kind']>> = {
  tabled: 'proposal-undecided',
  deferred: 'proposal-deferred',
  'carried-over': 'proposal-carried-over',
};

const proposal = ({ proposalId, questionId, status, by, unconfirmed }: ProposalRow): Outstanding[] => {
  const kind = PUT_OFF[status];
  const item = { question: questionId, proposal: proposalId, by };
  if (kind === undefined || !isPending({ status })) return [];
  return [{ ...item, kind }, ...(unconfirmed ? [{ ...item, kind: 'transcript-unconfirmed' as const }] : [])];
};

const reservation = ({ reservationId, questionId, by, words, status }: Reservation): Outstanding[] =>
  status === 'made' ? [{ kind: 'reservation', question: questionId, reservation: reservationId, by: [by], words }] : [];
