import { canonical, sha256 } from '#eventsourcing';
import { markedAt, type Author, type Segment } from '#text';
import type { Facets } from '../question/facets.js';
import { blocks } from '../objection/objection.js';
import { isTombstone, type Question } from '../question/question.js';
import { weaveOf } from '../question/wording.js';
import type { Text } from '../text.js';
import type { LanguageHash } from './version.js';
import type { Remark } from '../remark/remark.js';
import { reservationsOn } from '../reservation/reservation.js';
import { numbering } from './numbering.js';
import type { Language } from '../../vocabulary.js';

/** One question as a paper shows it. */
export interface PaperQuestion extends Facets {
  readonly questionId: string;
  readonly number: string;
  readonly status: Question['status'];
  /** What an agreement is not: named in every paper, where it is so. */
  readonly notwithstanding?: Question['notwithstanding'];
  /** By whom it is contested still: what was lifted, or became a reservation, is said no longer. */
  readonly contestedAfterwards?: Question['contestedAfterwards'];
  readonly subjectTo?: Question['subjectTo'];
  /** What parties reserve beside its wording. */
  readonly reservations?: readonly { readonly by: Author; readonly words: string }[];
  /** What was passed, corrected, redrafted or decided together on it; from the second form on. */
  readonly remarks?: readonly Remark[];
  /** Its wording with brackets and alternatives as data; who asked for them is named by id. */
  readonly segments: readonly Segment[];
}

/** What a paper says, whatever it looks like: the thing that is hashed. */
export interface Content {
  readonly text: string;
  readonly title: string;
  readonly language: Language;
  readonly originalLanguage: Language;
  readonly sections: readonly {
    readonly sectionId: string;
    readonly title: string;
    readonly questions: readonly PaperQuestion[];
  }[];
  /** Questions taken out: they keep their ids, not their numbers. */
  readonly removed: readonly string[];
  /** The same of what is not in it: questions taken out, and new ones that are only proposed. */
  readonly remarks?: readonly Remark[];
}

/** In which form contents are frozen now: what is added is left out of those frozen before, whose hashes stay. */
export const FORM = 2;

/** The content of a text as it stands, in its original language; `form` is that of the version which it is the content of. */
export const contentOf = (text: Text, form = FORM): Content => {
  const numbers = new Map(numbering(text).map(({ questionId, number }) => [questionId, number]));
  const standing = [...text.questions.values()].filter((q) => !isTombstone(q));
  const language = text.tabled?.originalLanguage ?? 'en';
  const remarks = [
    ...[...text.questions.values()].filter(isTombstone).flatMap((q) => q.remarks ?? []),
    ...text.remarks,
  ];
  return {
    text: text.id,
    title: text.tabled?.title ?? '',
    language,
    originalLanguage: language,
    sections: (text.tabled?.sections ?? []).map(({ sectionId, title }) => ({
      sectionId,
      title,
      questions: standing
        .filter((q) => q.sectionId === sectionId)
        .map((q) => paperQuestion(text, q, numbers.get(q.questionId) ?? '', form)),
    })),
    removed: [...text.questions.values()].filter((q) => q.status === 'removed').map((q) => q.questionId),
    ...remarking(remarks, form),
  };
};

const remarking = (remarks: readonly Remark[], form: number): { remarks?: readonly Remark[] } =>
  form < 2 || remarks.length === 0 ? {} : { remarks };

const paperQuestion = (text: Text, question: Question, number: string, form: number): PaperQuestion => {
  const { questionId, status, answer, articles, guidance, followUp, wording } = question;
  const { notwithstanding, subjectTo } = question;
  const contestedAfterwards = contestedStill(text, question);
  const reservations = reservationsOn(text.reservations.values(), questionId);
  return {
    questionId,
    number,
    status,
    ...(notwithstanding && { notwithstanding }),
    ...(contestedAfterwards.length > 0 && { contestedAfterwards }),
    ...(subjectTo && { subjectTo }),
    ...remarking(question.remarks ?? [], form),
    ...(reservations.length > 0 && { reservations: reservations.map(({ by, words }) => ({ by, words })) }),
    answer,
    articles,
    ...(guidance !== undefined && { guidance }),
    ...(followUp && { followUp }),
    segments: markedAt(weaveOf(wording)),
  };
};

const contestedStill = ({ objections }: Text, { contestedAfterwards = [] }: Question) =>
  contestedAfterwards.filter(({ objectionId }) => {
    const objection = objections.get(objectionId);
    return objection !== undefined && blocks(objection);
  });

/** SHA-256 of the content's canonical JSON. */
export const contentHash = (content: Content): string => sha256(canonical(content));

/** One hash for all languages of a version. */
export const manifestHash = (languages: readonly LanguageHash[]): string => sha256(canonical(languages));
