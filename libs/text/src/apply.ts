import { creditsOf, type Credits, type Sponsored } from './credits.js';
import { CHAIR, type Applied, type AppliedHunk, type Credit, type Edit, type InsertedRun } from './edit.js';
import { moves } from './moves.js';
import { placements, type Placement } from './place.js';
import { placesAt, rank, runAt, type Weave } from './weave.js';
import { join, type Word } from './words.js';

/** The Chair's own words in a decision. */
export const CHAIRS: Credit = { by: [CHAIR] };

/** A proposal accepted as it stands. */
export const apply = (weave: Weave, edit: Edit, sponsored: Sponsored): Applied =>
  applied(weave, edit, creditsOf(weave, edit, sponsored));

/** The Chair's own wording, which takes up no proposal. */
export const chairEdit = (weave: Weave, edit: Edit): Applied =>
  applied(weave, edit, { struck: () => CHAIRS, inserted: () => CHAIRS });

/** An edit laid over the wording as it stands now, each word struck or inserted credited. */
export const applied = (weave: Weave, edit: Edit, credits: Credits): Applied => {
  const standing = placesAt(weave);
  const placed = placements(weave, edit);
  const hunks = placed.flatMap((placement, i) => laid(weave, standing, placement, i, credits));
  return { tokeniser: edit.tokeniser, hunks, moves: moves(hunks), opened: [], settled: [] };
};

/** More than one hunk only for a stale edit that the Chair settles: words put in since its base are not struck. */
const laid = (
  weave: Weave,
  standing: readonly number[],
  { struck, at, within, words }: Placement,
  index: number,
  credits: Credits,
): AppliedHunk[] => {
  const ins = creditedRuns(words, (word) => credits.inserted(index, word));
  const ranges = contiguous(standing, struck);
  const host = ranges.findLast((range) => range.from <= rank(standing, at) && rank(standing, at) <= range.to);
  const strikes = ranges.map((range) => ({ ...range, ins: range === host ? ins : [] }));
  if (!host && ins.length > 0) strikes.push({ from: rank(standing, at), to: rank(standing, at), ins });
  return strikes
    .toSorted((a, b) => a.from - b.from)
    .map(({ from, to, ins: text }) => {
      const places = standing.slice(from, to);
      const gone = runs(places, (word) => credits.struck(places[word] ?? 0));
      return {
        from,
        to,
        del: runAt(weave, places),
        struck: gone.map(({ credit, items }) => ({ words: items.length, ...credit })),
        ins: text,
        ...(text.length > 0 && { ...past(weave, standing, from, to, at), ...(within !== undefined && { within }) }),
      };
    });
};

const past = (weave: Weave, standing: readonly number[], from: number, to: number, at: number): { past?: number } => {
  const start = from === 0 ? 0 : (standing[from - 1] ?? -1) + 1;
  const stop = standing[to] ?? weave.texts.length;
  return at >= stop ? {} : { past: Math.max(0, at - start) };
};

/** Struck places as ranges of the words standing now. */
const contiguous = (standing: readonly number[], struck: readonly number[]): { from: number; to: number }[] => {
  const ranges: { from: number; to: number }[] = [];
  for (const place of struck) {
    const index = rank(standing, place);
    const open = ranges.at(-1);
    if (open?.to === index) open.to += 1;
    else ranges.push({ from: index, to: index + 1 });
  }
  return ranges;
};

/** Words put in, in runs of one credit. */
export const creditedRuns = (words: readonly Word[], creditOf: (word: number) => Credit): InsertedRun[] =>
  runs(words, creditOf).map(({ credit, items }) => ({ text: join(items), ...credit }));

/** Items in runs of one credit. */
const runs = <T>(items: readonly T[], creditOf: (index: number) => Credit): { credit: Credit; items: T[] }[] => {
  const found: { credit: Credit; items: T[] }[] = [];
  items.forEach((item, i) => {
    const credit = creditOf(i);
    const open = found.at(-1);
    if (open?.credit === credit) open.items.push(item);
    else found.push({ credit, items: [item] });
  });
  return found;
};
