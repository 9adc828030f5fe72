import { OrderedMap } from 'immutable';
import type { Applied } from '#text';
import type { FactOf } from '../../fact.js';
import type { Seen } from '../../vocabulary.js';
import type { Comment, Comments } from '../intervention/comments.js';
import type { Float, Floor, Put } from '../floor/floor.js';
import type { Objection } from '../objection/objection.js';
import type { EditProposal } from '../proposal/kinds.js';
import { changeProposal } from '../proposal/proposal.js';
import type { Position } from '../position/position.js';
import type { Stands } from '../position/stands.js';
import { changeQuestion, type Question } from '../question/question.js';
import { withReading, type Reading } from '../reading/reading.js';
import type { Reservation } from '../reservation/reservation.js';
import type { Shape } from '../structure/shape.js';

/** What of a thing an act of the room may have changed, and its correction restores. */
export const FACETS = {
  questions: [
    'status',
    'since',
    'sectionId',
    'agreedAt',
    'notwithstanding',
    'mootedBy',
    'subjectTo',
    'contestedAfterwards',
    'reopeningAsked',
    'carriedOver',
    'moved',
  ],
  proposals: ['status', 'packageId', 'by', 'capacity', 'subs'],
  objections: ['status', 'formal', 'maintained', 'spokenAt'],
  puts: ['status', 'objections'],
  floats: ['status'],
  comments: ['status', 'floats', 'proposals'],
  positions: ['status', 'dissociated'],
  reservations: ['status'],
  readings: ['status', 'scope', 'closed', 'passed', 'suspended', 'onTheFloor', 'next'],
} as const;

/** As it stood; null where there was nothing. Only what the act had changed is here. */
type Stood<T, F extends keyof T> = { readonly [K in F]?: T[K] | null };
type Of<K extends keyof typeof FACETS> = (typeof FACETS)[K][number];

/** How things stood before what is corrected, as far as it had changed them. */
export interface Restored {
  readonly questions: readonly (Stood<Question, Of<'questions'>> & { readonly questionId: string })[];
  readonly proposals: readonly (Stood<EditProposal, Of<'proposals'>> & { readonly proposalId: string })[];
  readonly objections: readonly (Stood<Objection, Of<'objections'>> & { readonly objectionId: string })[];
  readonly puts: readonly (Stood<Put, Of<'puts'>> & { readonly putId: string })[];
  readonly floats: readonly (Stood<Float, Of<'floats'>> & { readonly floatId: string })[];
  readonly comments: readonly (Stood<Comment, Of<'comments'>> & { readonly commentId: string })[];
  readonly positions?: readonly (Stood<Position, Of<'positions'>> & { readonly positionId: string })[] | undefined;
  readonly reservations?:
    readonly (Stood<Reservation, Of<'reservations'>> & { readonly reservationId: string })[] | undefined;
  readonly readings: readonly (Stood<Reading, Of<'readings'>> & { readonly n: number })[];
}

interface Named {
  readonly revision: number;
  readonly type: string;
}

export interface SlipEvent {
  type: 'SlipCorrected';
  data: {
    /** The first event of the command that was the slip. */
    readonly corrects: Named;
    /** All that this command recorded. */
    readonly events: readonly Named[];
    /** The questions that it concerned. */
    readonly questions: readonly string[];
    readonly restored: Restored;
    readonly reworded: readonly {
      readonly questionId: string;
      readonly applied: Applied;
      readonly wordingHash: string;
    }[];
    /** In which order the questions were read, where a move is corrected. */
    readonly order?: readonly string[] | undefined;
    readonly words: string;
    readonly seen: Seen;
  };
}

/** A text once things stand again as they stood; what it reads is changed apart from this. */
export const restored = <T extends Shape & Floor & Stands & { readonly comments: Comments }>(
  text: T,
  fact: FactOf<SlipEvent>,
): T => {
  const { restored: stood } = fact.data;
  const { revision: touched } = fact;
  const objections = stood.objections.reduce(
    (all, was) => changed(all, was.objectionId, was, touched),
    text.objections,
  );
  return {
    ...text,
    questions: questionsAgain(text, objections, fact),
    proposals: stood.proposals.reduce(
      (all, { proposalId, ...was }) => changeProposal(all, proposalId, fact, () => asItStood(was)),
      text.proposals,
    ),
    objections,
    puts: stood.puts.reduce((all, was) => changed(all, was.putId, was, touched), text.puts),
    floats: stood.floats.reduce((all, was) => changed(all, was.floatId, was, touched), text.floats),
    comments: stood.comments.reduce((all, was) => changed(all, was.commentId, was, touched), text.comments),
    positions: (stood.positions ?? []).reduce((all, was) => changed(all, was.positionId, was, touched), text.positions),
    reservations: (stood.reservations ?? []).reduce(
      (all, was) => changed(all, was.reservationId, was, touched),
      text.reservations,
    ),
    readings: stood.readings.reduce((all, { n, ...was }) => withReading(all, n, asItStood(was)), text.readings),
  };
};

const questionsAgain = (
  text: Shape & Floor,
  objections: Shape['objections'],
  fact: FactOf<SlipEvent>,
): Shape['questions'] => {
  const { restored: stood, order } = fact.data;
  const standing = stood.questions.reduce(
    (all, { questionId, ...was }) =>
      stands(
        changeQuestion(all, questionId, fact, () => asItStood(was)),
        questionId,
        was,
      ),
    text.questions,
  );
  const questions = touching({ ...text, objections }, text.objections, stood).reduce(
    (all, id) => changeQuestion(all, id, fact, () => ({})),
    standing,
  );
  return order ? inOrder(questions, order) : questions;
};

/** The questions that a put or a formal objection touches, also as it becomes one or ceases to be. */
const touching = (
  { puts, objections }: Floor & Pick<Shape, 'objections'>,
  earlier: Shape['objections'],
  stood: Restored,
): string[] => {
  const formal = stood.objections.flatMap(({ objectionId }) =>
    [earlier, objections].flatMap((all) => all.get(objectionId) ?? []).filter((one) => one.formal),
  );
  const put = stood.puts.flatMap(({ putId }) => puts.get(putId) ?? []);
  return [...formal, ...put].map(({ questionId }) => questionId);
};

/** It has the status that it has again since when it had it, not since the correction. */
const stands = (questions: Shape['questions'], id: string, { since }: Stood<Question, 'since'>): Shape['questions'] => {
  const question = questions.get(id);
  return question && typeof since === 'number' ? questions.set(id, { ...question, since }) : questions;
};

/** Null says that there was nothing. */
const asItStood = <T extends object>(was: object): Partial<T> =>
  Object.fromEntries(
    Object.entries(was).map(([facet, value]: [string, unknown]) => [facet, value ?? undefined]),
  ) as Partial<T>;

const changed = <T extends object>(
  all: OrderedMap<string, T>,
  id: string,
  was: object,
  touched: number,
): OrderedMap<string, T> => {
  const one = all.get(id);
  return one ? all.set(id, { ...one, ...asItStood<T>(was), touched }) : all;
};

const inOrder = (questions: Shape['questions'], order: readonly string[]): Shape['questions'] => {
  const placed = OrderedMap(
    order.flatMap((id) => {
      const question = questions.get(id);
      return question ? [[id, question] as const] : [];
    }),
  );
  return placed.merge(questions.filter((_, id) => !placed.has(id)));
};
