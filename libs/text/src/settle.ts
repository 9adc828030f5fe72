import { CHAIRS } from './apply.js';
import { fault } from './check.js';
import type { Applied, AppliedHunk, EditFault } from './edit.js';
import { encloses } from './fold-spans.js';
import { liveSpans } from './place.js';
import { placesAt, rank, runAt, type Weave, type WovenSpan } from './weave.js';
import { TOKENISER } from './words.js';

/** What becomes of a span: its words stay, or are struck. */
export interface Choice {
  readonly span: string;
  readonly keep: boolean;
}

/** Spans settled: what is kept stands without brackets; what is not is struck, and every span inside it settled with it. */
export const settle = (weave: Weave, choices: readonly Choice[]): Applied | EditFault => {
  const live = liveSpans(weave);
  const wrong = choiceFault(live, choices);
  if (wrong) return wrong;
  const lost = live.filter(({ id }) => choices.some(({ span, keep }) => span === id && !keep));
  const inside = live.filter((span) => lost.some((outer) => outer === span || encloses(outer, span, weave.spans)));
  const kept = live.filter(({ id }) => choices.some(({ span, keep }) => span === id && keep));
  if (kept.some((span) => inside.includes(span)))
    return fault('KEPT_INSIDE_STRUCK', 'A span cannot be kept inside one that is struck.');
  const settled = live.filter((span) => kept.includes(span) || inside.includes(span)).map(({ id }) => id);
  return { tokeniser: TOKENISER, hunks: strikes(weave, lost), moves: [], opened: [], settled };
};

/** Every live span closed and its words kept: what agreement on the whole wording does. */
export const settleAll = (weave: Weave): Applied => ({
  tokeniser: TOKENISER,
  hunks: [],
  moves: [],
  opened: [],
  settled: liveSpans(weave).map(({ id }) => id),
});

const choiceFault = (live: readonly WovenSpan[], choices: readonly Choice[]): EditFault | undefined => {
  const named = choices.map(({ span }) => span);
  const unknown = named.find((id) => !live.some((span) => span.id === id));
  if (unknown !== undefined) return fault('SPAN_UNKNOWN', `There is no live span ${unknown} here.`);
  if (new Set(named).size < named.length) return fault('SETTLED_TWICE', 'A span is settled once.');
  if (named.length === 0) return fault('CHANGES_NOTHING', 'No span is named.');
  const groups = new Set(live.flatMap(({ id, group }) => (named.includes(id) && group !== undefined ? [group] : [])));
  for (const group of groups) {
    const members = live.filter((span) => span.group === group).map(({ id }) => id);
    if (!members.every((id) => named.includes(id)))
      return fault('GROUP_INCOMPLETE', `Alternatives are settled together: ${members.join(', ')}.`);
    if (choices.filter(({ span, keep }) => keep && members.includes(span)).length > 1)
      return fault('GROUP_KEEPS_TWO', 'At most one of the alternatives of a group is kept.');
  }
  return undefined;
};

const strikes = (weave: Weave, lost: readonly WovenSpan[]): AppliedHunk[] => {
  const standing = placesAt(weave);
  const ranges: { from: number; to: number }[] = [];
  const found = lost.map(({ start, end }) => ({ from: rank(standing, start), to: rank(standing, end) }));
  for (const { from, to } of found.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    const open = ranges.at(-1);
    if (open && from <= open.to) open.to = Math.max(open.to, to);
    else if (from < to) ranges.push({ from, to });
  }
  return ranges.map(({ from, to }) => {
    const del = runAt(weave, standing.slice(from, to));
    return { from, to, del, struck: [{ words: to - from, ...CHAIRS }], ins: [] };
  });
};
