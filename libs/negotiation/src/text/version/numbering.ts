import { isTombstone, type Question } from '../question/question.js';
import type { Text } from '../text.js';

export interface Numbered {
  readonly questionId: string;
  readonly number: string;
}

/**
 * Numbers of the questions that stand: 1, then for its follow-ups (a), then (i), then a. Presentation, made anew for each
 * version. What followed up a question taken out moves to the one above it.
 */
export const numbering = (text: Text): Numbered[] => numbersOf([...text.questions.values()]);

type Numberable = Pick<Question, 'questionId' | 'status' | 'followUp'>;

/** The same for questions that are not part of a text's state, such as a view's; in their order. */
export const numbersOf = (questions: readonly Numberable[]): Numbered[] => {
  const standing = questions.filter((q) => !isTombstone(q));
  const byId = new Map(questions.map((q) => [q.questionId, q]));
  const parentOf = (q: Numberable): string | undefined => {
    const parent = q.followUp && byId.get(q.followUp.of);
    return parent && isTombstone(parent) ? parentOf(parent) : parent?.questionId;
  };
  return numbered(standing, parentOf, undefined, 0, '');
};

const numbered = (
  questions: readonly Numberable[],
  parentOf: (q: Numberable) => string | undefined,
  parent: string | undefined,
  depth: number,
  prefix: string,
): Numbered[] =>
  questions
    .filter((q) => parentOf(q) === parent)
    .flatMap(({ questionId }, i) => {
      const number = `${prefix}${prefix && ' '}${numeral(i + 1, depth)}`;
      return [{ questionId, number }, ...numbered(questions, parentOf, questionId, depth + 1, number)];
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
