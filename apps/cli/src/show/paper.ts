import type { QuestionShown, TextShown } from '../directory.js';
import { wrapped, type Terminal } from '../terminal.js';
import type { Names } from './lists.js';
import { moment } from './moment.js';
import { remarkLines } from './remarks.js';

/** The text as a paper: sections, numbers, brackets. */
export const paperLines = (text: TextShown, terminal: Terminal, names: Names): string[] => [
  terminal.style('bold', text.title),
  standing(text),
  ...text.sections.flatMap(({ title, questions }) => [
    '',
    terminal.style('bold', title),
    ...questions.flatMap((question) => ['', ...questionLines(question, terminal, names)]),
  ]),
  ...(text.removed.length === 0 ? [] : ['', `Taken out: ${text.removed.length} (their history stays; see --json).`]),
];

const standing = ({ id, kind, revision, reading, version, conferenceReady, sections }: TextShown): string =>
  [
    `${kind} ${id}`,
    `revision ${revision}`,
    ...(reading ? [`reading ${reading.n} ${reading.status}`, ...floorOf(reading, sections)] : []),
    ...(version ? [version.symbol ?? `version of ${moment(version.stamp)}`] : []),
    ...(conferenceReady === undefined ? [] : ['Conference-ready']),
  ].join(' · ');

/** The question that the room is on, by its number. */
const floorOf = ({ onTheFloor }: NonNullable<TextShown['reading']>, sections: TextShown['sections']): string[] => {
  const number = sections.flatMap(({ questions }) => questions).find((q) => q.questionId === onTheFloor)?.number;
  return number === undefined ? [] : [`on question ${number}`];
};

/** A question with its number hanging, follow-ups further in, and what is not settled said below. */
const questionLines = (question: QuestionShown, terminal: Terminal, names: Names): string[] => {
  const { number = '', bracketed, status } = question;
  const parts = number.split(' ');
  const margin = ' '.repeat(4 * (parts.length - 1));
  const first = `${margin}${(parts.at(-1) ?? '').padEnd(5)}`;
  const lines = wrapped(bracketed, terminal.width, first).map((line) => marked(line, terminal));
  const standing = [...(status === 'agreed' ? [] : [status]), ...unconfirmedIn(question)].join(', ');
  const note = standing === '' ? [] : [terminal.style('dim', `${' '.repeat(first.length)}(${standing})`)];
  const blank = ' '.repeat(first.length);
  const remarks = remarkLines(question.remarks, names).flatMap((line) =>
    wrapped(`(${line})`, terminal.width, blank).map((one) => terminal.style('dim', one)),
  );
  return [...lines, ...note, ...remarks];
};

/** Words of it were read out, and decided on before anybody confirmed what was written down. */
const unconfirmedIn = ({ unconfirmed }: QuestionShown): string[] => (unconfirmed === undefined ? [] : ['unconfirmed']);

const marked = (line: string, terminal: Terminal): string =>
  line.replace(/[[\]]/g, (bracket) => terminal.style('yellow', bracket));

/** One question with what hangs on it. */
export const questionSheet = (question: QuestionShown, terminal: Terminal, names: Names): string[] => [
  ...questionLines({ ...question, status: 'agreed' }, terminal, names),
  '',
  `     ${question.status} · revision ${question.etag} · ${question.questionId}`,
  ...(typeof question.guidance === 'string'
    ? ['', ...wrapped(question.guidance, terminal.width, '     Guidance: ', '     ')]
    : []),
];
