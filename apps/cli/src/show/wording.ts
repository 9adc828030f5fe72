import { referenceTo } from '../directory.js';
import type { Style, Terminal } from '../terminal.js';
import { called, keyOf, onceEach, told, type Act } from './acts.js';
import { laidOut, type Piece } from './laid-out.js';
import type { Names } from './lists.js';
import { collides, WANTED } from './proposed.js';

interface Run {
  readonly text: string;
  readonly put?: Act;
  readonly struck?: Act;
}

const MARGIN = ' '.repeat(5);

/** A question with the runs that it is made of. */
export interface Attributed {
  readonly number?: string;
  readonly status: string;
  readonly runs: readonly Run[];
}

const PALETTE: readonly Style[] = ['green', 'cyan', 'magenta', 'blue', 'yellow', 'red'];

/** Whose each word is: what stood from the beginning is plain, every other act has its number and colour in a legend. */
export const attributionLines = (questions: readonly Attributed[], names: Names, terminal: Terminal): string[] =>
  questions.flatMap((question, i) => [...(i === 0 ? [] : ['']), ...attributed(question, names, terminal)]);

const attributed = ({ number = '', runs }: Attributed, names: Names, terminal: Terminal): string[] => {
  const [first, ...later] = onceEach(
    runs.flatMap(({ put, struck }) => [put, struck]).filter((act) => act !== undefined),
  );
  const keys = later.map(keyOf);
  const pieces = runs.map(({ text, put, struck }): Piece => {
    const place = keys.indexOf(keyOf(struck ?? put ?? NOBODY));
    return { text, ...(place === -1 ? {} : lookOf(place, struck !== undefined)) };
  });
  const legend = later.map((act, i) => MARGIN + terminal.style(colourOf(i), `${i + 1}  ${told(act, names)}`));
  return [
    ...laidOut(pieces, terminal, `${number} `.padEnd(5)),
    ...(first ? [terminal.style('dim', `${MARGIN}0  ${told(first, names)}`)] : []),
    ...legend,
  ];
};

const NOBODY: Act = { revision: -1, reading: 0, decision: '', by: [] };

const colourOf = (place: number): Style => PALETTE[place % PALETTE.length] ?? 'green';

const lookOf = (place: number, struck: boolean): Omit<Piece, 'text'> =>
  struck
    ? { styles: ['strikethrough', colourOf(place)], marks: [`{-${place + 1}: `, '-}'] }
    : { styles: [colourOf(place)], marks: [`{${place + 1}: `, '}'] };

/** A question with all that is open on it. */
export interface Negotiated {
  readonly number?: string;
  readonly line: string;
  readonly stale: readonly unknown[];
  readonly beside: readonly Beside[];
}

/** What is proposed of a question other than its words. */
interface Beside {
  readonly proposal: string;
  readonly kind?: string;
  readonly by: readonly string[];
  readonly stale: boolean;
  readonly collidesWith: readonly unknown[];
}

/** The negotiation text: generated brackets stand out; a literal one is written with a backslash. */
export const negotiationLines = (questions: readonly Negotiated[], names: Names, terminal: Terminal): string[] =>
  questions.flatMap(({ number = '', line, stale, beside }, i) => [
    ...(i === 0 ? [] : ['']),
    ...line.split('\n').flatMap((text, n) => {
      const first = n === 0 && !line.includes('\n') ? `${number} `.padEnd(5) : MARGIN;
      return laidOut([{ text }], terminal, first).map((one) => marked(one, terminal));
    }),
    ...[...staleNote(stale), ...beside.map((one) => besideNote(one, number, names))].map((note) =>
      terminal.style('dim', `${MARGIN}(${note})`),
    ),
  ]);

const staleNote = ({ length }: readonly unknown[]): string[] =>
  length === 0 ? [] : [`${length} stale, to be confirmed, revised or withdrawn`];

const besideNote = ({ proposal, kind = '', by, stale, collidesWith }: Beside, number: string, names: Names): string => {
  const reference = referenceTo(number, proposal);
  const what =
    kind === 'idea' ? `idea ${reference}, wording to follow` : `proposal ${reference} ${WANTED[kind] ?? kind}`;
  return [`${what}, by ${called(by, names)}`, stale && 'stale', collides(collidesWith)].filter(Boolean).join('; ');
};

const marked = (line: string, terminal: Terminal): string =>
  line.replace(/(?<!\\)[[\]]/g, (bracket) => terminal.style('yellow', bracket));
