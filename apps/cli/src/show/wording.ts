import { isolated } from '../direction.js';
import type { Style, Terminal } from '../terminal.js';
import { laidOut, type Piece } from './laid-out.js';
import type { Names } from './lists.js';

/** What put words in, or struck them. */
interface Act {
  readonly revision: number;
  readonly reading: number;
  readonly decision: string;
  readonly by: readonly string[];
}

type Fate = 'kept' | 'inserted' | 'struck' | 'moved-here' | 'moved-away';

interface Run {
  readonly text: string;
  readonly fate?: Fate;
  readonly put?: Act;
  readonly struck?: Act;
  /** Who wrote what `put` brought in from elsewhere. */
  readonly first?: Act;
}

interface Changed {
  readonly number?: string;
  readonly was?: string;
  readonly changes: readonly string[];
  readonly status?: { readonly from?: string; readonly to?: string };
  readonly runs?: readonly Run[];
  readonly display?: readonly { readonly kind: Fate; readonly text: string; readonly move?: number }[];
  readonly acts: readonly {
    readonly type: string;
    readonly revision: number;
    readonly reason?: string;
    readonly by: { readonly role?: string; readonly delegation?: string };
  }[];
}

/** Two moments of a text, or of one question of it. */
export interface Comparison extends Partial<Changed> {
  readonly text: string;
  readonly from: { readonly revision: string };
  readonly to: { readonly revision: string };
  readonly questions?: readonly Changed[];
}

const LOOKS: Readonly<Record<Fate, Omit<Piece, 'text'>>> = {
  kept: {},
  inserted: { styles: ['green'], marks: ['{+', '+}'] },
  struck: { styles: ['strikethrough', 'red'], marks: ['{-', '-}'] },
  'moved-here': { styles: ['cyan'], marks: ['{>', '<}'] },
  'moved-away': { styles: ['strikethrough', 'dim'], marks: ['{<', '>}'] },
};

const MARGIN = ' '.repeat(5);

const called = (by: readonly string[], { delegations }: Names): string =>
  by.length === 0 ? 'somebody' : by.map((one) => isolated(delegations.get(one) ?? one)).join(', ');

const told = ({ by, decision, reading, revision }: Act, names: Names): string =>
  [called(by, names), decision, ...(reading > 0 ? [`reading ${reading}`] : []), `revision ${revision}`].join(' · ');

/** Two moments compared: what went, what came, and by whom; a legend says what the colours or marks mean. */
export const comparisonLines = (comparison: Comparison, names: Names, terminal: Terminal): string[] => {
  const { text, from, to, questions } = comparison;
  const all = questions ?? [{ changes: [], acts: [], ...comparison }];
  return [
    terminal.style('bold', `${text}: revision ${from.revision} to revision ${to.revision}`),
    ...(all.length === 0 ? ['', 'Nothing differs.'] : ['', ...laidOut(LEGEND, terminal)]),
    ...all.flatMap((one) => ['', ...changedLines(one, names, terminal)]),
  ];
};

const LEGEND: readonly Piece[] = [
  { text: 'inserted', ...LOOKS.inserted },
  { text: ' struck', ...LOOKS.struck },
  { text: ' moved here', ...LOOKS['moved-here'] },
  { text: ' moved away', ...LOOKS['moved-away'] },
];

const changedLines = (one: Changed, names: Names, terminal: Terminal): string[] => {
  const pieces = piecesOf(one);
  const acts = actsOf(one.runs ?? []).flatMap((act) => [told(act, names), ...firstOf(one.runs ?? [], act, names)]);
  const behind = acts.length > 0 ? acts : one.acts.map((act) => decidedBy(act, names));
  return [
    terminal.style('bold', heading(one)),
    ...(pieces.length === 0 ? [] : laidOut(pieces, terminal, MARGIN)),
    ...behind.map((line) => terminal.style('dim', MARGIN + line)),
  ];
};

const heading = ({ number, was, changes, status }: Changed): string => {
  const happened = [...changes, ...(status?.from === status?.to ? [] : [status?.to ?? 'gone'])];
  return `${(number ?? was ?? '').padEnd(4)} ${happened.join(', ') || 'unchanged'}${renumbered(number, was)}`;
};

const renumbered = (number: string | undefined, was: string | undefined): string =>
  number === undefined || was === undefined || was === number ? '' : `, was ${was}`;

const piecesOf = ({ runs, display }: Changed): Piece[] =>
  runs?.map(({ text, fate = 'kept' }) => ({ text, ...LOOKS[fate] })) ??
  (display ?? []).map(({ text, kind, move }) => ({ text, ...LOOKS[move === undefined ? kind : movedFate(kind)] }));

const movedFate = (kind: Fate): Fate => (kind === 'inserted' ? 'moved-here' : 'moved-away');

/** The acts behind what differs, each once, in the order in which they were done. */
const actsOf = (runs: readonly Run[]): Act[] => {
  const acts = runs
    .flatMap(({ fate, put, struck }) => (fate === 'kept' ? [] : [struck ?? put]))
    .filter((act) => act !== undefined);
  return onceEach(acts);
};

/** Who wrote what an act only brought in: out of another question, by a split or a merger, or from where it stood before. */
const firstOf = (runs: readonly Run[], act: Act, names: Names): string[] => {
  const firsts = runs
    .filter(({ fate, put, struck }) => fate !== 'kept' && put && !struck && keyOf(put) === keyOf(act))
    .flatMap(({ first }) => first ?? []);
  return onceEach(firsts).map((first) => `  first written by ${told(first, names)}`);
};

const keyOf = ({ revision, by }: Act): string => `${revision} ${by.join(' ')}`;

const onceEach = (acts: readonly Act[]): Act[] =>
  [...new Map(acts.map((act) => [keyOf(act), act])).values()].toSorted((a, b) => a.revision - b.revision);

const decidedBy = ({ type, revision, reason, by }: Changed['acts'][number], names: Names): string => {
  const who = by.delegation === undefined ? (by.role ?? 'somebody') : called([by.delegation], names);
  return [who, type, ...(reason === undefined ? [] : [reason]), `revision ${revision}`].join(' · ');
};

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
  readonly beside: readonly unknown[];
}

/** The negotiation text: generated brackets stand out; a literal one is written with a backslash. */
export const negotiationLines = (questions: readonly Negotiated[], terminal: Terminal): string[] =>
  questions.flatMap(({ number = '', line, stale, beside }, i) => [
    ...(i === 0 ? [] : ['']),
    ...line.split('\n').flatMap((text, n) => {
      const first = n === 0 && !line.includes('\n') ? `${number} `.padEnd(5) : MARGIN;
      return laidOut([{ text }], terminal, first).map((one) => marked(one, terminal));
    }),
    ...[...noted(stale, 'stale, to be confirmed, revised or withdrawn'), ...noted(beside, 'otherwise proposed')].map(
      (note) => terminal.style('dim', MARGIN + note),
    ),
  ]);

const noted = (all: readonly unknown[], what: string): string[] =>
  all.length === 0 ? [] : [`(${all.length} ${what})`];

const marked = (line: string, terminal: Terminal): string =>
  line.replace(/(?<!\\)[[\]]/g, (bracket) => terminal.style('yellow', bracket));
