import { type Sponsored } from './apply.js';
import { fault } from './check.js';
import { type Applied, type AppliedHunk, type Edit, type EditFault, type SpanOpened } from './edit.js';
import { encloses } from './fold-spans.js';
import { innermost, liveSpans, placements, type Placement } from './place.js';
import { placesAt, rank, type Weave, type WovenSpan } from './weave.js';
import { join } from './words.js';

/**
 * A proposal reflected in brackets instead of decided: what it inserts goes in, bracketed; what it strikes stays, bracketed;
 * what it replaces and what it puts there become alternatives. Existing words that are an alternative already get one more.
 */
export const bracket = (
  weave: Weave,
  { edit, by, proposal }: Sponsored & { readonly edit: Edit },
  ids: (n: number) => string,
  reason?: string,
): Applied | EditFault => {
  const drafts = placements(weave, edit).map((placement) => draft(weave, placement));
  const crossed = drafts.flatMap(({ crosses }) => crosses);
  if (crossed[0]) return fault('SPANS_CROSS', `The brackets would cross span ${crossed[0]}.`);
  const head = { requestedBy: by, ...(reason !== undefined && { reason }) };
  const hunks: AppliedHunk[] = [];
  const opened: SpanOpened[] = [];
  let grown = 0;
  for (const { words, from, to, at, within, past, group } of drafts) {
    const id = (): string => ids(opened.length);
    const ins = words.length > 0 ? [{ text: join(words), by, proposal }] : [];
    const existing = { from: from + grown, to: to + grown };
    const fresh = { from: at + grown, to: at + grown + words.length };
    if (from < to && words.length === 0) opened.push({ id: id(), kind: 'bracket', ...head, ...existing });
    else if (from === to && group === undefined) opened.push({ id: id(), kind: 'bracket', ...head, ...fresh });
    else {
      const first = group ?? id();
      if (group === undefined)
        opened.push({ id: first, kind: 'alternative', group: first, requestedBy: [], ...existing });
      opened.push({ id: id(), kind: 'alternative', group: first, ...head, ...fresh });
    }
    if (ins.length > 0) hunks.push({ from: at, to: at, del: '', struck: [], ins, ...past, ...within });
    grown += words.length;
  }
  return { tokeniser: edit.tokeniser, hunks, moves: [], opened, settled: [] };
};

/** What one hunk becomes: existing words `from` to `to`, and `words` at `at`, all counted in the wording before the event. */
interface Draft {
  readonly words: Placement['words'];
  readonly from: number;
  readonly to: number;
  readonly at: number;
  readonly past: { past?: number };
  readonly within: { within?: string };
  readonly group?: string;
  readonly crosses: readonly string[];
}

const draft = (weave: Weave, { struck, words, at, within }: Placement): Draft => {
  const standing = placesAt(weave);
  const live = liveSpans(weave);
  const from = rank(standing, struck[0] ?? at);
  const to = from + struck.length;
  const rival = words.length > 0 && struck.length > 0 ? rivalOf(live, standing, from, to) : undefined;
  const place = rival ? endOfGroup(live, rival) : at;
  const holder = rival ? innermost(live.filter((span) => span !== rival && encloses(span, rival, live)))?.id : within;
  const index = rank(standing, place);
  const start = index === 0 ? 0 : (standing[index - 1] ?? -1) + 1;
  return {
    words,
    from,
    to,
    at: index,
    past: place < (standing[index] ?? weave.words.length) ? { past: place - start } : {},
    within: holder === undefined ? {} : { within: holder },
    ...(rival?.group !== undefined && { group: rival.group }),
    crosses: crossing(live, standing, from, to),
  };
};

/** The existing words may be an alternative already: the first of its group, which nobody asked for. */
const rivalOf = (
  live: readonly WovenSpan[],
  standing: readonly number[],
  from: number,
  to: number,
): WovenSpan | undefined =>
  live.find(
    ({ kind, requestedBy, start, end }) =>
      kind === 'alternative' &&
      requestedBy.length === 0 &&
      rank(standing, start) === from &&
      rank(standing, end) === to,
  );

const endOfGroup = (live: readonly WovenSpan[], { group }: WovenSpan): number =>
  Math.max(...live.filter((span) => span.group === group).map(({ end }) => end));

const crossing = (live: readonly WovenSpan[], standing: readonly number[], from: number, to: number): string[] =>
  live
    .filter(({ start, end }) => {
      const [first, last] = [rank(standing, start), rank(standing, end)];
      return (first < from && from < last && last < to) || (from < first && first < to && to < last);
    })
    .map(({ id }) => id);
