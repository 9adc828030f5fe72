import { Invalid } from '#eventsourcing';
import { aligned } from '../terminal.js';
import { unconfirmedLines } from './history.js';
import { clipped, text, type Doc, type Names } from './lists.js';
import { moment } from './moment.js';
import { over } from './remarks.js';

const onQuestion = ({ number, was, question }: Doc): string => {
  if (question === undefined) return 'text';
  if (number !== undefined) return `question ${text(number)}`;
  return was === undefined ? 'no longer read' : `what was question ${text(was)}`;
};

const whoDid = ({ by }: Doc): string => {
  const { role, instructedBy } = (by ?? {}) as Doc;
  return instructedBy === undefined ? text(role) : `${text(role)}, for the Chair`;
};

/** Which rule, on what, by which act, with which words; the words withheld where the act was. */
const overrideLines = (docs: readonly Doc[], names: Names): string[] =>
  aligned(
    docs.flatMap((doc) =>
      ((doc.overrides ?? []) as readonly Doc[]).map((override) => [
        text(doc.revision),
        moment(text(doc.occurredAt)),
        onQuestion(doc),
        `${text(override.code)} (${text(override.rule)})${over(override, names)}`,
        text(doc.type),
        whoDid(doc),
        clipped(override.words),
      ]),
    ),
  );

const correctionLines = (docs: readonly Doc[]): string[] =>
  aligned(
    docs.map((doc) => {
      const { corrects, words } = (doc.data ?? {}) as Doc;
      const { type, revision } = (corrects ?? {}) as Doc;
      return [
        text(doc.revision),
        moment(text(doc.occurredAt)),
        `${text(type)} at revision ${text(revision)}`,
        doc.stood === undefined ? '' : `after ${lasting(Number(doc.stood))}`,
        whoDid(doc),
        clipped(words),
      ];
    }),
  );

const lasting = (seconds: number): string =>
  seconds < 120 ? `${String(seconds)} s` : `${String(Math.round(seconds / 60))} min`;

const REGISTERS: Readonly<Record<string, (docs: readonly Doc[], names: Names) => string[]>> = {
  overrides: overrideLines,
  corrections: correctionLines,
  unconfirmed: unconfirmedLines,
};

/** The register of that name, and how it is told. */
export const registerNamed = (name: string | undefined) => {
  if (name === undefined) return undefined;
  const lines = Object.hasOwn(REGISTERS, name) ? REGISTERS[name] : undefined;
  if (!lines) throw new Invalid('ARGUMENTS', `There is no register ${name}: ${Object.keys(REGISTERS).join(', ')}.`);
  return { view: `/register/${name}`, lines };
};
