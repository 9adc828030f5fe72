import { called, text, type Doc, type Names } from './lists.js';

/** What was passed, corrected, redrafted or decided together on a question: one line for each, as its papers say it. */
export const remarkLines = (remarks: unknown, names: Names): string[] =>
  ((remarks ?? []) as readonly Doc[]).map((remark) => {
    const { kind, rule, code, words, on, reading } = remark;
    if (kind === 'override') return `passed ${text(rule)} ${text(code)}${over(remark, names)}${saying(words)}`;
    if (kind === 'correction') return `corrected on ${text(on).slice(0, 16).replace('T', ' ')}${saying(words)}`;
    if (kind === 'package') return 'decided as part of a package';
    const answers = ((remark.answers ?? []) as readonly Doc[]).map(
      ({ what, by }) => `the ${text(what)} of ${called(by, names)}`,
    );
    return `redrafted after reading ${text(reading)}, in answer to ${answers.join('; ')}`;
  });

/** Whom a rule was passed over, where it is known. */
export const over = ({ over: whom }: Doc, names: Names): string =>
  whom === undefined ? '' : ` over ${called(whom, names)}`;

const saying = (words: unknown): string => (words === undefined ? '' : `: ${text(words)}`);
