import { alignment } from './diff.js';
import { movesBetween } from './moves.js';
import { isHead, tokenise, type Word } from './words.js';

/**
 * A stretch of a comparison. Kept and struck ones concatenate to the wording before, kept and inserted ones to the one after.
 * A moved passage is struck in one place and inserted in another under the same `move`, counted from 1.
 */
export interface DisplaySegment {
  readonly kind: 'kept' | 'inserted' | 'struck';
  readonly text: string;
  readonly move?: number;
}

/** Two wordings compared for reading: what is left over between two rewritten passages is struck and repeated with them. Never stored. */
export const displayDiff = (before: string | readonly Word[], after: string | readonly Word[]): DisplaySegment[] => {
  const [base, next] = [wordsOf(before), wordsOf(after)];
  const changes = readable(base, changesOf(base, next));
  return shown(base, next, changes, movedWords(base, next, changes));
};

const wordsOf = (wording: string | readonly Word[]): readonly Word[] =>
  typeof wording === 'string' ? tokenise(wording) : wording;

/** Words `from` to `to` before give way to words `start` to `end` after. */
interface Replaced {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
}

const changesOf = (base: readonly Word[], next: readonly Word[]): Replaced[] => {
  let shift = 0;
  return alignment(base, next).map(({ from, to, ins }) => {
    const start = from + shift;
    shift += ins.length - (to - from);
    return { from, to, start, end: start + ins.length };
  });
};

const readable = (base: readonly Word[], changes: readonly Replaced[]): Replaced[] => {
  const result: Replaced[] = [];
  for (let change of changes) {
    for (let last = result.at(-1); last && isWeak(base, last, change); last = result.at(-1)) {
      result.pop();
      change = { ...last, to: change.to, end: change.end };
    }
    result.push(change);
  }
  return result;
};

/** Longer words than these carry meaning, and a reader looks for them. */
const LONGEST_WEAK = 3;
const MOST_WEAK = 2;

/** Whether the words between two changes are too few, and too small, to help the eye: only between two replacements. */
const isWeak = (base: readonly Word[], a: Replaced, b: Replaced): boolean => {
  if (!replaces(a) || !replaces(b)) return false;
  const kept = base.slice(a.to, b.from).map(({ word }) => word);
  if (kept.includes('\n')) return false;
  const spoken = kept.filter((word) => /[\p{L}\p{N}]/u.test(word));
  const small = spoken.length <= MOST_WEAK && spoken.every((word) => word.length <= LONGEST_WEAK);
  return small || kept.length * LONGEST_WEAK <= Math.min(size(a), size(b));
};

const replaces = ({ from, to, start, end }: Replaced): boolean => from < to && start < end;

const size = ({ from, to, start, end }: Replaced): number => Math.max(to - from, end - start);

/** The number of the move that a word of either wording belongs to. */
interface Moved {
  readonly gone: ReadonlyMap<number, number>;
  readonly put: ReadonlyMap<number, number>;
}

const movedWords = (base: readonly Word[], next: readonly Word[], changes: readonly Replaced[]): Moved => {
  const [gone, put] = [new Map<number, number>(), new Map<number, number>()];
  const found = movesBetween(
    changes.map(({ from, to }) => base.slice(from, to)),
    changes.map(({ start, end }) => next.slice(start, end)),
  );
  found.forEach(({ from, to, words }, n) => {
    for (let i = 0; i < words; i += 1) {
      gone.set((changes[from.hunk]?.from ?? 0) + from.word + i, n + 1);
      put.set((changes[to.hunk]?.start ?? 0) + to.word + i, n + 1);
    }
  });
  return { gone, put };
};

const shown = (
  base: readonly Word[],
  next: readonly Word[],
  changes: readonly Replaced[],
  moved: Moved,
): DisplaySegment[] => {
  const segments: DisplaySegment[] = [];
  const open: Passage = { struck: [], inserted: [] };
  let [at, now] = [0, 0];
  for (const { from, to, end } of [...changes, endsOf(base, next)]) {
    for (; at < from; at += 1, now += 1) keep(segments, open, seen(base, at), seen(next, now));
    for (; at < to; at += 1) add(open.struck, 'struck', seen(base, at).join(''), moved.gone.get(at));
    for (; now < end; now += 1) add(open.inserted, 'inserted', seen(next, now).join(''), moved.put.get(now));
  }
  return [...segments, ...open.struck, ...open.inserted];
};

/** What is struck and inserted since the last kept word: people read first what went and then what came. */
interface Passage {
  readonly struck: DisplaySegment[];
  readonly inserted: DisplaySegment[];
}

const endsOf = ({ length }: readonly Word[], { length: end }: readonly Word[]): Replaced => ({
  from: length,
  to: length,
  start: end,
  end,
});

/** A word with the blank that is seen before it. */
const seen = (words: readonly Word[], i: number): [lead: string, word: string] => {
  const { word, lead } = words[i] ?? { word: '', lead: '' };
  return [isHead(words, i) ? '' : lead, word];
};

/** A kept word may lose the blank before it, or get one, at the head of a paragraph. */
const keep = (
  segments: DisplaySegment[],
  { struck, inserted }: Passage,
  [was, word]: [string, string],
  [is]: [string, string],
): void => {
  if (was !== is) {
    add(struck, 'struck', was);
    add(inserted, 'inserted', is);
  }
  segments.push(...struck.splice(0), ...inserted.splice(0));
  add(segments, 'kept', was === is ? was + word : word);
};

const add = (segments: DisplaySegment[], kind: DisplaySegment['kind'], text: string, move?: number): void => {
  const last = segments.at(-1);
  if (text === '') return;
  if (last?.kind === kind && last.move === move) segments.splice(-1, 1, { ...last, text: last.text + text });
  else segments.push({ kind, text, ...(move !== undefined && { move }) });
};
