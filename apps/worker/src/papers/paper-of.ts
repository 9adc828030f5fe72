import {
  contentOf,
  type Body,
  type Content,
  type Language,
  type PaperQuestion as Asked,
  type Text,
  type Version,
} from '#negotiation';
import type { Paper, PaperQuestion } from '#delivery';
import { agreementNotes } from './agreement.js';
import { Footnotes } from './footnotes.js';
import { mastheadOf } from './masthead.js';
import { Reshaped } from './reshaped.js';
import { segmentsOf } from './segments.js';
import { unconfirmedNotes } from './unconfirmed.js';
import { overrideWords, Remarks } from './remarks.js';
import { answerWords, articleWords, statusWords } from './words.js';

/** The paper of a version: `text` is the text as it stood at the version, `version` with `certified` is Conference-ready. */
export const paperOf = (text: Text, version: Version, body: Body, language: Language): Paper => {
  const content = contentOf(text, version.form ?? 1);
  const footnotes = new Footnotes(body, version.stamp, language);
  const remarks = new Remarks(content, footnotes);
  const reshaped = new Reshaped(text, version);
  const sections = content.sections.map(({ title, questions }) => ({
    title,
    questions: questions.map((asked) => ({
      ...questionOf(asked, text, content, footnotes),
      notes: [
        ...reshaped.notesOn(asked.questionId),
        ...agreementNotes(asked, footnotes),
        ...unconfirmedNotes(text, asked.questionId, footnotes),
        ...remarks.on(asked.remarks),
        ...notesOn(asked.questionId, text, version, footnotes),
      ],
    })),
  }));
  return {
    masthead: mastheadOf(text, version, body, language),
    title: version.title,
    kind: kindOf(version),
    sections,
    ...(content.remarks && { remarks: remarks.on(content.remarks) }),
    footnotes: footnotes.all,
    tombstones: reshaped.tombstones,
    contentHash: version.languages.find((one) => one.language === language)?.contentHash ?? '',
    ledgerPosition: `text-${text.id}/${String(version.revision)}`,
  };
};

const kindOf = ({ kind, certified }: Version): Paper['kind'] => {
  if (certified !== undefined) return 'Conference-ready';
  if (kind === 'interim') return 'interim revised non-paper';
  return kind === 'tabled' ? 'non-paper' : 'revised non-paper';
};

const questionOf = (asked: Asked, text: Text, content: Content, footnotes: Footnotes): Omit<PaperQuestion, 'notes'> => {
  const { questionId, number, answer, articles, guidance, followUp, segments } = asked;
  return {
    number,
    id: questionId,
    status: statusWords(asked),
    segments: segmentsOf(segments, footnotes),
    answer: { type: answerWords(answer.type), ...(answer.options && { options: answer.options }) },
    articles: articles.map(articleWords),
    ...(guidance !== undefined && { guidance }),
    ...(followUp && { followUp: followUpWords(followUp, content) }),
  };
};

/** What a reader must know beside the words: what was carried over, and what the Chair passed on the record. */
const notesOn = (questionId: string, text: Text, version: Version, footnotes: Footnotes): string[] => {
  const carriedOver = text.questions.get(questionId)?.carriedOver;
  const reading = text.readings.find(({ n }) => n === version.reading);
  // From the second form on, what was passed before the version is among the remarks frozen with it.
  const before = version.form === undefined ? (reading?.passed ?? []) : [];
  const passed = [...before, ...(version.passed ?? [])].filter(({ question }) => question === questionId);
  return [
    ...(carriedOver === undefined ? [] : [`Carried over from reading ${String(carriedOver)}`]),
    ...new Set(passed.map((one) => overrideWords(one, footnotes))),
  ];
};

const followUpWords = ({ of, when }: NonNullable<Asked['followUp']>, { sections }: Content): string => {
  const parent = sections.flatMap(({ questions }) => questions).find(({ questionId }) => questionId === of);
  return `If the answer to question ${parent?.number ?? '(taken out)'} is “${when}”`;
};
