import { isTombstone, type Question, type Questions } from '../question/question.js';
import type { Text } from '../text.js';

export interface Numbered {
  readonly questionId: string;
  readonly number: string;
}

/**
 * Numbers of the questions that stand: 1, then for its follow-ups (a), then (i), then a. Presentation, made anew for each
 * version. What followed up a question taken out moves to the one above it.
 */
export const numbering = (text: Pick<Text, 'questions'>): Numbered[] => [...numbersIn(text).values()];

/** The number of one question of a text as it stands; a tombstone has none. */
export const numberOf = (text: Pick<Text, 'questions'>, questionId: string): string | undefined =>
  numbersIn(text).get(questionId)?.number;

/** Made once for each state of the questions: one event may be told to hundreds, by number. */
const made = new WeakMap<Questions, ReadonlyMap<string, Numbered>>();

const numbersIn = ({ questions }: Pick<Text, 'questions'>): ReadonlyMap<string, Numbered> => {
  const known = made.get(questions);
  if (known) return known;
  const numbers = new Map(numbersOf([...questions.values()]).map((one) => [one.questionId, one]));
  made.set(questions, numbers);
  return numbers;
};

type Numberable = Pick<Question, 'questionId' | 'status' | 'followUp'>;

/** The same for questions that are not part of a text's state, such as a view's; in their order. */
export const numbersOf = (questions: readonly Numberable[]): Numbered[] => {
  const byId = new Map(questions.map((q) => [q.questionId, q]));
  const parentOf = (q: Numberable): string | undefined => {
    const parent = q.followUp && byId.get(q.followUp.of);
    return parent && isTombstone(parent) ? parentOf(parent) : parent?.questionId;
  };
  const children = new Map<string | undefined, string[]>();
  for (const question of questions) {
    if (isTombstone(question)) continue;
    const parent = parentOf(question);
    const siblings = children.get(parent);
    if (siblings) siblings.push(question.questionId);
    else children.set(parent, [question.questionId]);
  }
  return numbered(children, undefined, 0, '');
};

const numbered = (
  children: ReadonlyMap<string | undefined, readonly string[]>,
  parent: string | undefined,
  depth: number,
  prefix: string,
): Numbered[] =>
  (children.get(parent) ?? []).flatMap((questionId, i) => {
    const number = `${prefix}${prefix && ' '}${numeral(i + 1, depth)}`;
    return [{ questionId, number }, ...numbered(children, questionId, depth + 1, number)];
  });

const numeral = (n: number, depth: number): string =>
  depth === 0 ? String(n) : depth === 1 ? `(${letter(n)})` : depth === 2 ? `(${roman(n)})` : `${letter(n)}.`;

const letter = (n: number): string =>
  (n > 26 ? letter(Math.floor((n - 1) / 26)) : '') + String.fromCharCode(97 + ((n - 1) % 26));

const ROMAN = [
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
] as const;

const roman = (n: number): string => {
  const step = ROMAN.find(([value]) => value <= n);
  return step ? step[1] + roman(n - step[0]) : '';
};
