import type { Span } from './spans.js';

/** A hunk over the words that stand: it strikes `from` up to but not including `to`, and puts so many in. */
export interface Laid {
  readonly from: number;
  readonly to: number;
  readonly inserts: number;
}

/** Words that open hunks compete for, with the hunks that do: which edit's, and its how-manieth. */
export interface Passage {
  readonly from: number;
  readonly to: number;
  readonly members: readonly Member[];
}

interface Member extends Laid {
  readonly edit: number;
  readonly hunk: number;
}

/**
 * The passages of a wording of so many words that are open, from left to right. Hunks that collide or touch share one; an
 * edit that keeps less than half of the words competes for all of them; and no passage crosses the edge of a span.
 */
export const passagesOf = (
  edits: readonly (readonly Laid[])[],
  length: number,
  spans: readonly Pick<Span, 'from' | 'to'>[],
): Passage[] => {
  let found: Passage[] = [];
  for (const one of edits.flatMap((laid, edit) => contested(laid, edit, length)).toSorted(inOrder))
    found = joined(found, one, meets);
  for (let before: Passage[] = []; before.length !== found.length;) {
    before = found;
    found = before
      .map((passage) => widened(passage, spans))
      .reduce<Passage[]>((all, one) => joined(all, one, laps), []);
  }
  return found.toSorted(inOrder);
};

const inOrder = (a: Omit<Passage, 'members'>, b: Omit<Passage, 'members'>): number => a.from - b.from || a.to - b.to;

const contested = (laid: readonly Laid[], edit: number, length: number): Passage[] => {
  const members = laid.map((one, hunk) => ({ ...one, edit, hunk }));
  const struck = laid.reduce((sum, { from, to }) => sum + to - from, 0);
  if (struck * 2 > length) return [{ from: 0, to: length, members }];
  return members.map((one) => ({ from: one.from, to: one.to, members: [one] }));
};

const joined = (all: readonly Passage[], one: Passage, meet: typeof laps): Passage[] => {
  const met = all.filter((other) => meet(other, one));
  if (met.length === 0) return [...all, one];
  const parts = [...met, one];
  return [
    ...all.filter((other) => !met.includes(other)),
    {
      from: Math.min(...parts.map(({ from }) => from)),
      to: Math.max(...parts.map(({ to }) => to)),
      members: parts.flatMap(({ members }) => members),
    },
  ];
};

/** Both strike a word, or one puts words in between two that the other strikes. */
const laps = (a: Passage, b: Passage): boolean => a.from < b.to && b.from < a.to;

const meets = (a: Passage, b: Passage): boolean =>
  laps(a, b) || ((a.to === b.from || b.to === a.from) && a.members.some((x) => b.members.some((y) => touch(x, y))));

/** Side by side where both put words in: which would come first is open. Hunks of one edit that touch are one change. */
const touch = (a: Member, b: Member): boolean =>
  (a.to === b.from || b.to === a.from) && ((a.inserts > 0 && b.inserts > 0) || a.edit === b.edit);

const widened = (passage: Passage, spans: readonly Pick<Span, 'from' | 'to'>[]): Passage => {
  let { from, to } = passage;
  for (let grown = true; grown;) {
    const crossed = spans.filter((span) => crosses(span, from, to));
    grown = crossed.length > 0;
    from = Math.min(from, ...crossed.map((span) => span.from));
    to = Math.max(to, ...crossed.map((span) => span.to));
  }
  return { ...passage, from, to };
};

const crosses = (span: Pick<Span, 'from' | 'to'>, from: number, to: number): boolean =>
  (span.from < from && from < span.to && span.to < to) || (from < span.from && span.from < to && to < span.to);
