import { diffArrays } from 'diff';
import { canonical, type Change } from './canonical.js';
import type { Hunk } from './edit.js';
import { recut } from './recut.js';
import { isHead, join, render, type Word } from './words.js';

/**
 * Beyond so many inserted and struck words the wordings are held to be unrelated. A count, not a clock: whoever decides or
 * verifies again must get the same hunks on any machine.
 */
const MOST_CHANGES = 1_000;

/** The change from one wording to another in canonical alignment: few hunks, that begin and end where a reader would cut. */
export const diff = (base: readonly Word[], next: readonly Word[]): Hunk[] =>
  alignment(base, next).map(({ from, to, ins }) => ({ from, to, del: join(base.slice(from, to)), ins: join(ins) }));

/** The same with the words themselves. */
export const alignment = (base: readonly Word[], next: readonly Word[]): Change[] =>
  render(base) === render(next) ? [] : canonical(base, changes(base, recut(base, next, MOST_CHANGES)));

interface Aligned extends Word {
  readonly head: boolean;
}

/** The lead of a paragraph's first word is not seen, so two such words are the same whatever their leads. */
const same = (a: Aligned, b: Aligned): boolean => a.word === b.word && (a.lead === b.lead || (a.head && b.head));

const changes = (base: readonly Word[], next: readonly Word[]): Change[] => {
  const old = withHeads(base);
  const fresh = withHeads(next);
  const head = commonHead(old, fresh);
  const tail = commonTail(old.slice(head), fresh.slice(head));
  const [before, after] = [old.slice(head, old.length - tail), fresh.slice(head, fresh.length - tail)];
  const parts = diffArrays(before, after, { comparator: same, maxEditLength: MOST_CHANGES }) as Part[] | undefined;
  return parts
    ? grouped(parts, head)
    : [{ from: head, to: head + before.length, ins: next.slice(head, next.length - tail) }];
};

interface Part {
  readonly added: boolean;
  readonly removed: boolean;
  readonly value: readonly Aligned[];
}

const withHeads = (words: readonly Word[]): Aligned[] =>
  words.map(({ word, lead }, i) => ({ word, lead, head: isHead(words, i) }));

const commonHead = (a: readonly Aligned[], b: readonly Aligned[]): number => {
  const end = a.findIndex((word, i) => {
    const other = b[i];
    return other === undefined || !same(word, other);
  });
  return end < 0 ? a.length : end;
};

const commonTail = (a: readonly Aligned[], b: readonly Aligned[]): number => commonHead(a.toReversed(), b.toReversed());

const grouped = (parts: readonly Part[], start: number): Change[] => {
  const found: Change[] = [];
  let at = start;
  let open: Change | undefined;
  for (const { added, removed, value } of parts) {
    if (!added && !removed) open = undefined;
    else {
      if (!open) found.push((open = { from: at, to: at, ins: [] }));
      if (removed) open.to += value.length;
      else open.ins = open.ins.concat(value.map(({ word, lead }) => ({ word, lead })));
    }
    if (!added) at += value.length;
  }
  return found;
};
