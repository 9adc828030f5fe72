import { flagged, given, type Arguments } from '../arguments.js';
import { aligned } from '../terminal.js';
import { historyLines } from './history.js';
import { called, clipped, text, type Doc, type Names } from './lists.js';
import { moment } from './moment.js';

const numbered = (question: unknown, { questions }: Names): string => {
  const number = questions.get(text(question));
  return number === undefined ? 'a new question' : `question ${number}`;
};

const onQuestion = (question: unknown, was: unknown, names: Names): string => {
  if (question === undefined) return 'text';
  return was === undefined ? numbered(question, names) : `what was question ${text(was)}`;
};

/** What is outstanding: on which question, what, whose. */
export const outstandingLines = (body: Doc, names: Names): string[] => {
  const all = (body.outstanding ?? []) as readonly Doc[];
  if (all.length === 0) return ['Nothing is outstanding.'];
  return aligned(
    all.map(({ kind, question, was, by, words }) => [
      onQuestion(question, was, names),
      text(kind).replaceAll('-', ' '),
      called(by, names),
      clipped(words),
    ]),
  );
};

const ON = [
  ['proposalId', 'proposal'],
  ['floatId', 'float'],
  ['putId', 'put'],
] as const;

const onWhat = (doc: Doc): string =>
  ON.flatMap(([id, kind]) => (doc[id] === undefined ? [] : [`${kind} ${text(doc[id]).slice(0, 4)}`])).join('') ||
  'as it stands';

/** Who supports what, and what does not count, by which rule. */
export const supportLines = (docs: readonly Doc[], names: Names): string[] =>
  aligned(
    docs.flatMap((doc) => [
      ...((doc.counted ?? []) as readonly Doc[]).map(({ delegation, position, because, group, words }) => [
        numbered(doc.questionId, names),
        onWhat(doc),
        called(delegation, names),
        text(position),
        [
          group === undefined ? '' : `by ${called(group, names)}`,
          because === undefined ? '' : `does not count (${text(because)})`,
        ]
          .filter(Boolean)
          .join(', '),
        clipped(words),
      ]),
      ...((doc.dissociated ?? []) as readonly Doc[]).map(({ by, words }) => [
        numbered(doc.questionId, names),
        onWhat(doc),
        called(by, names),
        'dissociated',
        'not spoken for',
        clipped(words),
      ]),
    ]),
  );

/** What happened in between: since when, or when one was out of the room. */
export const missedLines = (body: Doc, names: Names): string[] => {
  const entries = (body.entries ?? []) as readonly Doc[];
  return [...sinceWhen(body), ...(entries.length === 0 ? ['Nothing happened.'] : historyLines(entries, names))];
};

const sinceWhen = ({ since, known, out }: Doc): string[] => {
  if (known === false) return ['Nobody’s presence was recorded: who was out of the room is not known.'];
  if (out !== undefined)
    return (out as readonly Doc[]).map(
      ({ from, to }) => `Out from ${moment(text(from))} to ${to === undefined ? 'now' : moment(text(to))}`,
    );
  return since === null
    ? ['Your delegation has not spoken to it.']
    : [`Since revision ${text((since as Doc).revision)}: ${text((since as Doc).type)}`];
};

/** A view that is asked for by a flag, and how it is told. */
interface Asked {
  readonly view: string;
  readonly query: Record<string, string>;
  readonly lines: (body: Doc, names: Names) => string[];
}

/** Which of these views is asked for, if one is. */
export const askedFor = (args: Arguments, when: Record<string, string>): Asked | undefined => {
  if (flagged(args, 'outstanding')) return { view: '/outstanding', query: when, lines: outstandingLines };
  const [delegation, meeting] = [given(args, 'delegation'), given(args, 'meeting')];
  const whose = delegation === undefined ? {} : { delegation };
  if (flagged(args, 'since-spoke')) return { view: '/since-spoke', query: whose, lines: missedLines };
  const query = { ...whose, ...(meeting !== undefined && { meeting }) };
  return flagged(args, 'while-out') ? { view: '/while-out', query, lines: missedLines } : undefined;
};
