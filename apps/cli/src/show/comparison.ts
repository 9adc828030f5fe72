import type { Terminal } from '../terminal.js';
import { called, keyOf, onceEach, told, type Act } from './acts.js';
import { laidOut, type Piece } from './laid-out.js';
import type { Names } from './lists.js';

type Fate = 'kept' | 'inserted' | 'struck' | 'moved-here' | 'moved-away';

interface Run {
  readonly text: string;
  readonly fate: Fate;
  readonly bracket?: { readonly edge: '[' | ']' };
  readonly put?: Act;
  readonly struck?: Act;
  /** Who wrote what `put` brought in from elsewhere. */
  readonly first?: Act;
}

/** A question that another became or came out of. */
interface Kin {
  readonly questionId: string;
  readonly number?: string;
  readonly status?: string;
}

interface Changed {
  readonly number?: string;
  readonly was?: string;
  readonly changes: readonly string[];
  readonly status?: { readonly from?: string; readonly to?: string };
  readonly runs?: readonly Run[];
  readonly outOf?: readonly Kin[];
  readonly into?: readonly Kin[];
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

/** Two moments compared: what went, what came, and by whom; a legend says what the colours or marks mean. */
export const comparisonLines = (comparison: Comparison, names: Names, terminal: Terminal): string[] => {
  const { text, from, to, questions } = comparison;
  const all = questions ?? [{ changes: [], acts: [], ...comparison }];
  const since = Math.min(Number(from.revision), Number(to.revision));
  return [
    terminal.style('bold', `${text}: revision ${from.revision} to revision ${to.revision}`),
    ...(all.length === 0 ? ['', 'Nothing differs.'] : ['', ...laidOut(LEGEND, terminal)]),
    ...all.flatMap((one) => [
      '',
      terminal.style('bold', heading(one, names)),
      ...laidOut(piecesOf(one.runs ?? []), terminal, MARGIN),
      ...behind(one, since, names).map((line) => terminal.style('dim', MARGIN + line)),
    ]),
  ];
};

const LEGEND: readonly Piece[] = [
  { text: 'inserted', ...LOOKS.inserted },
  { text: ' struck', ...LOOKS.struck },
  { text: ' moved here', ...LOOKS['moved-here'] },
  { text: ' moved away', ...LOOKS['moved-away'] },
];

const heading = (one: Changed, names: Names): string => {
  const { number, was, changes } = one;
  const happened = [...changes.map((change) => said(change, one, names)), ...statusOf(one)];
  return `${(number ?? was ?? '').padEnd(4)} ${happened.join(', ') || 'unchanged'}${renumbered(number, was)}`;
};

const said = (change: string, one: Changed, names: Names): string => {
  if (change === 'added') return ['added', ...kinIn('out of', one.outOf, names)].join(', ');
  if (change === 'brackets') return `brackets ${fatesOf(one.runs)}`;
  return change === 'removed' ? removed(one, names) : change;
};

const removed = ({ status, into }: Changed, names: Names): string => {
  const [where] = kinIn('into', into, names);
  const to = status?.to ?? '';
  if (to === 'split' || to === 'merged') return [to, where].join(' ');
  return where === undefined ? 'removed' : `removed, back ${where}`;
};

const kinIn = (way: string, kin: readonly Kin[] = [], { questions }: Names): string[] => {
  const all = kin.map(({ questionId, number, status }) =>
    status === 'removed' ? 'one that was taken out' : (number ?? questions.get(questionId) ?? 'another'),
  );
  return all.length === 0 ? [] : [`${way} ${[...all.slice(0, -2), all.slice(-2).join(' and ')].join(', ')}`];
};

const fatesOf = (runs: readonly Run[] = []): string => {
  const fates = new Set(runs.flatMap(({ bracket, fate }) => (bracket ? [fate] : [])));
  return [...(fates.has('inserted') ? ['put'] : []), ...(fates.has('struck') ? ['settled'] : [])].join(' and ');
};

/** Where it stands otherwise than before; what is new is open unless it is said. */
const statusOf = ({ status: { from, to } = {}, changes, into = [] }: Changed): string[] => {
  if (changes.includes('removed')) return to === undefined && into.length === 0 ? ['gone'] : [];
  const before = changes.includes('added') ? 'open' : from;
  return to === undefined || to === before ? [] : [to];
};

const renumbered = (number: string | undefined, was: string | undefined): string =>
  number === undefined || was === undefined || was === number ? '' : `, was ${was}`;

/** Brackets stand beside what they hold, and look as it does where they came or went with it. */
const piecesOf = (runs: readonly Run[]): Piece[] => {
  const pieces: { text: string; readonly run: Run }[] = [];
  const generated = runs.some(({ bracket }) => bracket);
  runs.forEach((run, i) => {
    const text = run.bracket ? edgeOf(runs, i, run.bracket.edge) : textOf(run, runs[i - 1], generated);
    const open = pieces.at(-1);
    if (open?.run.fate === run.fate && (run.bracket ?? runs[i - 1]?.bracket)) open.text += text;
    else pieces.push({ text, run });
  });
  return pieces.map(({ text, run }) => ({ text, ...LOOKS[run.fate] }));
};

const BLANK = /^[^\S\n]*/;

/** A blank before a bracketed word stands before the bracket. */
const edgeOf = (runs: readonly Run[], i: number, edge: '[' | ']'): string => {
  const next = runs.slice(i).find(({ bracket }) => !bracket);
  return edge === ']' || isOpen(runs[i - 1]) ? edge : `${BLANK.exec(next?.text ?? '')?.[0] ?? ''}[`;
};

const isOpen = (run: Run | undefined): boolean => run?.bracket?.edge === '[';

/** Among generated brackets those of the wording itself are written `\[`. */
const textOf = ({ text }: Run, before: Run | undefined, generated: boolean): string => {
  const words = isOpen(before) ? text.replace(BLANK, '') : text;
  return generated ? words.replace(/[\\[\]]/g, '\\$&') : words;
};

/** The acts by which it differs: those that changed words, and what was decided of the question as a whole. */
const behind = ({ runs = [], acts, changes }: Changed, since: number, names: Names): string[] => {
  const worded = actsOf(runs, since);
  const whole = changes.some((change) => WHOLE.has(change)) || worded.length === 0;
  const others = whole ? acts.filter(({ revision }) => !worded.some((act) => act.revision === revision)) : [];
  return [
    ...worded.map((act) => ({ at: act.revision, lines: [told(act, names), ...firstOf(runs, act, names)] })),
    ...others.map((act) => ({ at: act.revision, lines: [decidedBy(act, names)] })),
  ]
    .toSorted((a, b) => a.at - b.at)
    .flatMap(({ lines }) => lines);
};

const WHOLE = new Set(['added', 'removed', 'moved']);

const actsOf = (runs: readonly Run[], since: number): Act[] =>
  onceEach(
    runs
      .flatMap(({ fate, put, struck }) => (fate === 'kept' ? [] : [struck ?? put]))
      .filter((act) => act !== undefined && act.revision > since) as Act[],
  );

/** Who wrote what an act only brought in: out of another question, by a split or a merger, or from where it stood before. */
const firstOf = (runs: readonly Run[], act: Act, names: Names): string[] => {
  const firsts = runs
    .filter(({ fate, put, struck }) => fate !== 'kept' && put && !struck && keyOf(put) === keyOf(act))
    .flatMap(({ first }) => first ?? []);
  return onceEach(firsts).map((first) => `  first written by ${told(first, names)}`);
};

const decidedBy = ({ type, revision, reason, by }: Changed['acts'][number], names: Names): string => {
  const who = by.delegation === undefined ? (by.role ?? 'somebody') : called([by.delegation], names);
  return [who, type, ...(reason === undefined ? [] : [reason]), `revision ${revision}`].join(' · ');
};
