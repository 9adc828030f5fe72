import { NEW, referenceTo, TAKEN_OUT } from '../directory.js';
import { aligned } from '../terminal.js';
import { moment } from './moment.js';

/** One row of a view. */
export type Doc = Readonly<Record<string, unknown>>;

/** How ids are told to people: numbers of questions, names of delegations. */
export interface Names {
  readonly questions: ReadonlyMap<string, string>;
  readonly delegations: ReadonlyMap<string, string>;
}

/** A field as text; what is not there is nothing. */
export const text = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';

export const clipped = (value: unknown, width = 60): string => {
  const whole = text(value).replace(/\s+/g, ' ');
  return whole.length > width ? `${whole.slice(0, width - 1)}…` : whole;
};

/** In the order of the questions that they hang on, each under the name by which a command knows it. */
export const onQuestions = (
  docs: readonly Doc[],
  id: string,
  { questions }: Names,
): [reference: string, doc: Doc][] => {
  const places = [...questions.keys()];
  const placeOf = ({ questionId }: Doc): number =>
    places.includes(text(questionId)) ? places.indexOf(text(questionId)) : places.length;
  return docs
    .toSorted((a, b) => placeOf(a) - placeOf(b))
    .map((doc) => [referenceTo(questions.get(text(doc.questionId)) ?? placeless(doc), text(doc[id])), doc]);
};

const placeless = ({ kind, status }: Doc): string =>
  kind === 'addition' && !text(status).startsWith('accepted') ? NEW : TAKEN_OUT;

export const called = (by: unknown, { delegations }: Names): string =>
  (Array.isArray(by) ? (by as unknown[]) : [by]).map((one) => delegations.get(text(one)) ?? text(one)).join(', ');

interface Hunk {
  readonly del: string;
  readonly ins: string;
}

/** What an edit strikes and inserts. */
export const changes = (edit: unknown): string =>
  ((edit as { hunks?: readonly Hunk[] } | undefined)?.hunks ?? [])
    .map(({ del, ins }) => [del.trim() && `−${clipped(del.trim(), 40)}`, ins.trim() && `+${clipped(ins.trim(), 40)}`])
    .map((parts) => parts.filter(Boolean).join(' '))
    .join('; ');

export const commentLines = (docs: readonly Doc[], names: Names): string[] =>
  aligned(
    onQuestions(docs, 'commentId', names).map(([reference, { status, by, words, edit }]) => [
      reference,
      text(status),
      called(by, names),
      [changes(edit), clipped(words)].filter(Boolean).join(' '),
    ]),
  );

export const objectionLines = (docs: readonly Doc[], names: Names): string[] =>
  aligned(
    onQuestions(docs, 'objectionId', names).map(([reference, { formal, status, by, ground, words }]) => {
      const kind = formal === true ? 'formal objection' : 'concern';
      return [reference, kind, text(status), called(by, names), text(ground), clipped(words)];
    }),
  );

export const reservationLines = (docs: readonly Doc[], names: Names): string[] =>
  aligned(
    onQuestions(docs, 'reservationId', names).map(([reference, { status, by, words, objectionId }]) => [
      reference,
      objectionId === undefined ? text(status) : `${text(status)}, was a formal objection`,
      called(by, names),
      clipped(words),
    ]),
  );

export const versionLines = (docs: readonly Doc[]): string[] =>
  aligned(
    docs.map(({ symbol, kind, stamp, reading, revision, certified, versionId }) => [
      text(symbol) || '(no symbol)',
      reading === undefined ? text(kind) : `${text(kind)}, reading ${text(reading)}`,
      moment(text(stamp)),
      `revision ${text(revision)}`,
      certified === undefined ? '' : 'Conference-ready',
      text(versionId),
    ]),
  );

/** What is no question yet has no number. */
const blocked = (question: unknown, { questions }: Names): string => {
  if (question === undefined) return 'text';
  const number = questions.get(text(question));
  return number === undefined ? 'a new question' : `question ${number}`;
};

export const blockerLines = (docs: readonly Doc[], names: Names): string[] =>
  aligned(
    docs.map(({ rule, code, message, question, who, overridable }) => [
      blocked(question, names),
      `${text(code)} (${text(rule)})`,
      called(who, names),
      `${text(message)}${overridable === true ? ' The Chair may pass it.' : ''}`,
    ]),
  );

export const deliveryLines = (docs: readonly Doc[], names: Names): string[] =>
  aligned(
    docs.map(({ recipient, language, channel, status, perhapsTwice, kind, title, acknowledged }) => [
      clipped(called(recipient, names), 40),
      text(language),
      text(channel),
      [text(status), perhapsTwice === true && 'perhaps twice', acknowledged !== undefined && 'acknowledged']
        .filter(Boolean)
        .join(', '),
      text(kind),
      clipped(title),
    ]),
  );

export const inboxLines = (docs: readonly Doc[]): string[] =>
  docs.flatMap(({ title, lines }) => [
    `- ${text(title)}`,
    ...(Array.isArray(lines) ? (lines as unknown[]).map((line) => `  ${text(line)}`) : []),
  ]);

export const textLines = (docs: readonly Doc[]): string[] =>
  aligned(docs.map(({ id, kind, title, body }) => [text(id), text(kind), text(body), text(title)]));
