import { creditedRuns } from './apply.js';
import { fault } from './check.js';
import { creditsOf, type Credits, type Sponsored } from './credits.js';
import { type Applied, type AppliedHunk, type Edit, type EditFault, type SpanOpened } from './edit.js';
import { encloses } from './fold-spans.js';
import { innermost, liveSpans, placements, type Placement } from './place.js';
import { placesAt, rank, type Weave, type WovenSpan } from './weave.js';

/**
 * A proposal reflected in brackets instead of decided: what it inserts goes in, bracketed; what it strikes stays, bracketed;
 * what it replaces and what it puts there become alternatives. Existing words that are an alternative already get one more.
 */
export const bracket = (
  weave: Weave,
  proposal: Sponsored & { readonly edit: Edit },
  ids: (n: number) => string,
  reason?: string,
): Applied | EditFault => {
  const { edit, by } = proposal;
  const credits = creditsOf(weave, edit, proposal);
  // A new alternative goes behind its group, past other hunks perhaps, and outside what another hunk puts inside that group.
  const drafts = placements(weave, edit)
    .map((placement, hunk) => ({ ...draft(weave, placement), hunk }))
    .toSorted((a, b) => a.place - b.place || Number(a.group !== undefined) - Number(b.group !== undefined));
  const crossed = drafts.flatMap(({ crosses }) => crosses);
  if (crossed[0]) return fault('SPANS_CROSS', `The brackets would cross span ${crossed[0]}.`);
  const head = { requestedBy: by, ...(reason !== undefined && { reason }) };
  const opened: SpanOpened[] = [];
  drafts.forEach((_, i) => opened.push(...spansOf(drafts, i, head, (n) => ids(opened.length + n))));
  return {
    tokeniser: edit.tokeniser,
    hunks: drafts.flatMap((found) => hunkOf(found, credits)),
    moves: [],
    opened,
    settled: [],
  };
};

const spansOf = (
  drafts: readonly Draft[],
  index: number,
  asked: Pick<SpanOpened, 'requestedBy' | 'reason'>,
  ids: (n: number) => string,
): SpanOpened[] => {
  const [found] = drafts.slice(index);
  if (!found) return [];
  const { words, from, to, at, group } = found;
  const wordsOf = (others: readonly Draft[]): number => others.reduce((sum, other) => sum + other.words.length, 0);
  const grown = (end: number): number => wordsOf(drafts.filter((other) => other.at <= end));
  const start = at + wordsOf(drafts.slice(0, index));
  const existing = { from: from + grown(from), to: to + grown(to - 1) };
  const fresh = { from: start, to: start + words.length };
  if (words.length === 0) return [{ id: ids(0), kind: 'bracket', ...asked, ...existing }];
  if (from === to) return [{ id: ids(0), kind: 'bracket', ...asked, ...fresh }];
  if (group !== undefined) return [{ id: ids(0), kind: 'alternative', group, ...asked, ...fresh }];
  const first = ids(0);
  return [
    { id: first, kind: 'alternative', group: first, requestedBy: [], ...existing },
    { id: ids(1), kind: 'alternative', group: first, ...asked, ...fresh },
  ];
};

const hunkOf = ({ words, at, past, within, hunk }: Draft & { hunk: number }, credits: Credits): AppliedHunk[] =>
  words.length === 0
    ? []
    : [{ from: at, to: at, del: '', struck: [], ins: ownedRuns(words, hunk, credits), ...past, ...within }];

const ownedRuns = (words: Placement['words'], hunk: number, credits: Credits) =>
  creditedRuns(words, (word) => credits.inserted(hunk, word));

/** What one hunk becomes: existing words `from` to `to`, and `words` at `at`, counted in the wording before the event. */
interface Draft {
  readonly words: Placement['words'];
  readonly from: number;
  readonly to: number;
  readonly at: number;
  readonly place: number;
  readonly past: { past?: number };
  readonly within: { within?: string };
  readonly group?: string;
  readonly crosses: readonly string[];
}

const draft = (weave: Weave, placement: Placement): Draft => {
  const { struck, words } = placement;
  const standing = placesAt(weave);
  const live = liveSpans(weave);
  const from = rank(standing, struck[0] ?? placement.at);
  const to = from + struck.length;
  const rival = words.length > 0 && struck.length > 0 ? rivalOf(live, standing, from, to) : undefined;
  const { at: place, within } = rival ? behindGroup(live, rival) : behindWords(live, placement);
  return {
    words,
    from,
    to,
    place,
    ...gapOf(weave, standing, place),
    within: within === undefined ? {} : { within },
    ...(rival?.group !== undefined && { group: rival.group }),
    crosses: crossing(live, standing, from, to),
  };
};

/** A place in the weave as an index of the standing words, and how many others of its gap come before it. */
const gapOf = (weave: Weave, standing: readonly number[], place: number): Pick<Draft, 'at' | 'past'> => {
  const at = rank(standing, place);
  const start = at === 0 ? 0 : (standing[at - 1] ?? -1) + 1;
  return { at, past: place < (standing[at] ?? weave.texts.length) ? { past: place - start } : {} };
};

type Where = Pick<Placement, 'at' | 'within'>;

/** Behind the existing words and the spans among them, inside those around them. */
const behindWords = (live: readonly WovenSpan[], placement: Placement): Where => {
  const [first, last] = [placement.struck[0], placement.struck.at(-1)];
  if (first === undefined || last === undefined) return placement;
  const holds = ({ start, end }: WovenSpan): boolean => start <= first && last < end;
  const among = live.filter((span) => !holds(span) && span.start <= last && last < span.end);
  const holder = innermost(live.filter(holds));
  return { at: Math.max(last + 1, ...among.map(({ end }) => end)), ...(holder && { within: holder.id }) };
};

/** Behind the last alternative and the spans around it, inside those around the whole group. */
const behindGroup = (live: readonly WovenSpan[], rival: WovenSpan): Where => {
  const around = live.filter((span) => span !== rival && encloses(span, rival, live));
  const members = live.filter(({ group }) => group === rival.group);
  const passed = live.filter(
    (span) => !around.includes(span) && members.some((member) => member === span || encloses(span, member, live)),
  );
  const holder = innermost(around);
  return { at: Math.max(...passed.map(({ end }) => end)), ...(holder && { within: holder.id }) };
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

const crossing = (live: readonly WovenSpan[], standing: readonly number[], from: number, to: number): string[] =>
  live
    .filter(({ start, end }) => {
      const [first, last] = [rank(standing, start), rank(standing, end)];
      return (first < from && from < last && last < to) || (from < first && first < to && to < last);
    })
    .map(({ id }) => id);
