import { referenceTo } from '../directory.js';
import type { Terminal } from '../terminal.js';
import type { Names } from './lists.js';

interface Where {
  readonly kind: string;
  /** Which of the two it is that changes what becomes of their question. */
  readonly proposal?: string;
}

interface Pair {
  readonly proposals: readonly [string, string];
  readonly where: readonly Where[];
}

/** A question, and which of what is open on it is in the way of what. */
export interface Collided {
  readonly number?: string;
  readonly stale: readonly { readonly proposal: string }[];
  readonly colliding: readonly Pair[];
  readonly same: readonly (readonly string[])[];
  readonly touching: readonly Pair[];
  readonly more: boolean;
}

const MARGIN = ' '.repeat(5);

/** What two proposals do to each other in words. */
const IN_WORDS: Readonly<Record<string, string>> = {
  overlap: 'change the same words',
  'same-point': 'put words in at one place',
  'inside-deletion': 'differ: one changes what the other strikes',
  'same-change': 'make one change alike, and others besides',
  touching: 'touch: both can be accepted',
};

/** What one does to the question of the other. */
const OF_THE_QUESTION: Readonly<Record<string, string>> = {
  'question-gone': 'would delete the question of',
  'question-split': 'would split the question of',
  'question-merged': 'would merge the question of',
  'question-moved': 'would move the question elsewhere than',
};

/** Which open proposals are in each other's way, under the names by which commands know them. */
export const collisionLines = (questions: readonly Collided[], _: Names, terminal: Terminal): string[] => {
  const told = questions.flatMap(({ number = '', ...found }) => {
    const lines = linesOf(found, (id) => referenceTo(number, id));
    return lines.length === 0 ? [] : [terminal.style('bold', number), ...lines.map((line) => MARGIN + line)];
  });
  return told.length === 0 ? ['Nothing is in the way of anything else.'] : told;
};

const linesOf = (
  { stale, colliding, same, touching, more }: Omit<Collided, 'number'>,
  named: (id: string) => string,
): string[] => [
  ...stale.map(({ proposal }) => `${named(proposal)} no longer applies as it stands: it is stale`),
  ...[...colliding, ...touching].flatMap((pair) => pairLines(pair, named)),
  ...same.map((ids) => `${ids.map(named).join(' and ')} are one change, to be sponsored together`),
  ...(more ? ['and more'] : []),
];

const pairLines = ({ proposals, where }: Pair, named: (id: string) => string): string[] => {
  const lines = where.map(({ kind, proposal }) => {
    const other = proposals.find((id) => id !== proposal) ?? '';
    if (proposal !== undefined && kind === 'place-lost')
      return `${named(proposal)} would leave ${referenceTo('', other)} without its place`;
    const act = OF_THE_QUESTION[kind];
    if (proposal === undefined || act === undefined)
      return `${proposals.map(named).join(' and ')} ${IN_WORDS[kind] ?? kind}`;
    return `${named(proposal)} ${act} ${named(other)}`;
  });
  return [...new Set(lines)];
};
