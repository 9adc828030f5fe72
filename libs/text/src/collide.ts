import type { Edit, Hunk } from './edit.js';
import { feet, type Foot } from './feet.js';
import { placesAt, rank, revisionOf, stands, stampsAt, type Weave, type WovenSpan } from './weave.js';
import { TOKENISER } from './words.js';

/** Two hunks that cannot both be taken without someone deciding how; `same-change` is one change proposed twice. */
export interface HunkClash {
  readonly kind: 'overlap' | 'same-point' | 'inside-deletion' | 'same-change';
  readonly a: Hunk;
  readonly b: Hunk;
}

/** A hunk that touches the edge of a span opened or settled since its base. */
export interface SpanClash {
  readonly kind: 'touching-span';
  readonly a: Hunk;
  readonly span: string;
}

export type Clash = HunkClash | SpanClash;

/** A clash with what was decided at a revision. */
export type Staleness = Clash & { readonly revision: number };

/** What was accepted on a question: the source edit counts, at its own base; without one, what the weave says the event did. */
export interface Accepted {
  readonly revision: number;
  readonly edit?: Edit;
}

/** How two edits collide; empty when both can be accepted, in either order, with one result. Their bases may differ. */
export const collide = (weave: Weave, a: Edit, b: Edit): HunkClash[] => {
  const others = feet(weave, b);
  return feet(weave, a).flatMap((foot) => others.flatMap((other) => clash(foot, other)));
};

/** How an edit collides with what was accepted since its base; empty when it can be accepted as it is. */
export const stale = (weave: Weave, edit: Edit, accepted: readonly Accepted[]): Staleness[] => {
  const since = accepted.filter(({ revision }) => revision > edit.base);
  const clashes = since.flatMap((event) =>
    collide(weave, edit, event.edit ?? done(weave, event.revision)).map((found) => ({
      ...found,
      revision: event.revision,
    })),
  );
  return [...clashes, ...touchingSpans(weave, edit)];
};

/** Whether two edits are one change, so that the second may be co-sponsored instead of proposed again. */
export const sameChange = (weave: Weave, a: Edit, b: Edit): boolean => {
  const others = feet(weave, b);
  return (
    a.hunks.length === b.hunks.length &&
    feet(weave, a).every((foot, i) => others.slice(i, i + 1).some((x) => isSame(foot, x)))
  );
};

/** Pairs of replacements with nothing between them: both can stand, but whoever decides should see them together. */
export const touching = (weave: Weave, a: Edit, b: Edit): { a: Hunk; b: Hunk }[] => {
  const seen = [placesAt(weave, a.base), placesAt(weave, b.base)];
  const others = feet(weave, b).filter(replaces);
  return feet(weave, a)
    .filter(replaces)
    .flatMap((foot) =>
      others.filter((other) => meet(seen, foot, other)).map((other) => ({ a: foot.hunk, b: other.hunk })),
    );
};

const replaces = ({ strikes, inserts }: Foot): boolean => strikes && inserts;

const meet = (seen: readonly number[][], a: Foot, b: Foot): boolean => {
  const [from, to] = a.high <= b.low ? [a.high, b.low] : [b.high, a.low];
  return from <= to && seen.every((places) => rank(places, from) === rank(places, to));
};

/** The one rule, for edits that compete and for edits that have become stale. */
const clash = (a: Foot, b: Foot): HunkClash[] => {
  const kind = isSame(a, b) ? 'same-change' : a.strikes && b.strikes ? strikes(a, b) : insertion(a, b);
  return kind ? [{ kind, a: a.hunk, b: b.hunk }] : [];
};

const strikes = (a: Foot, b: Foot): HunkClash['kind'] | undefined =>
  a.low < b.high && b.low < a.high ? 'overlap' : undefined;

const insertion = (a: Foot, b: Foot): HunkClash['kind'] | undefined => {
  const [gap, other] = a.strikes ? [b, a] : [a, b];
  if (other.strikes && other.low < gap.low && gap.high < other.high) return 'inside-deletion';
  return other.inserts && meetGap(gap, other) ? 'same-point' : undefined;
};

const meetGap = (a: Foot, b: Foot): boolean => a.low <= b.high && b.low <= a.high;

const isSame = (a: Foot, b: Foot): boolean => {
  if (a.strikes !== b.strikes || a.hunk.ins !== b.hunk.ins) return false;
  return a.strikes ? a.low === b.low && a.high === b.high && a.hunk.del === b.hunk.del : meetGap(a, b);
};

/** What an event did, read from the weave as an edit of the wording just before it. */
const done = (weave: Weave, revision: number): Edit => {
  const hunks: { from: number; to: number; del: string; ins: string }[] = [];
  let before = 0;
  let open: (typeof hunks)[number] | undefined;
  const [was, is] = [stampsAt(weave, revision - 1), stampsAt(weave, revision)];
  weave.texts.forEach((text, place) => {
    const [put = 0, gone = 0] = [weave.put[place], weave.gone[place]];
    const [stood, standing] = [stands(weave.stamps, put, gone, was), stands(weave.stamps, put, gone, is)];
    if (stood && standing) open = undefined;
    if (stood !== standing) {
      if (!open) hunks.push((open = { from: before, to: before, del: '', ins: '' }));
      if (stood) Object.assign(open, { to: open.to + 1, del: open.del + text });
      else open.ins += text;
    }
    if (stood) before += 1;
  });
  return { base: revision - 1, tokeniser: TOKENISER, hunks };
};

const touchingSpans = (weave: Weave, edit: Edit): Staleness[] => {
  const drawn = feet(weave, edit);
  return weave.spans.flatMap((span) =>
    changesSince(weave, span, edit.base).flatMap((revision) => {
      const edges = edgesOf(weave, span, revision);
      const met = drawn.filter((foot) => edges.some(({ low, high }) => foot.low <= high && low <= foot.high));
      return met.map(({ hunk }) => ({ kind: 'touching-span' as const, a: hunk, span: span.id, revision }));
    }),
  );
};

/** What was opened or settled since a base and is undone made no difference to it; to one before that, undoing it did. */
const changesSince = (weave: Weave, { in: put, out }: WovenSpan, base: number): number[] => {
  const of = (stamp: number): number => {
    const { undone } = weave.stamps[stamp] ?? {};
    const revision = revisionOf(weave, stamp);
    return undone === undefined ? revision : revision > base ? base : revisionOf(weave, undone);
  };
  if (revisionOf(weave, put) > base && weave.stamps[put]?.undone !== undefined) return [];
  return [put, ...(out === undefined ? [] : [out])].map(of).filter((revision) => revision > base);
};

/** A span's edge lies in the gap between two words that stood when it was opened or settled. */
const edgesOf = (weave: Weave, { start, end }: WovenSpan, revision: number): { low: number; high: number }[] => {
  const places = placesAt(weave, revision);
  const [first, next] = [rank(places, start), rank(places, end)];
  return [
    { low: (places[first - 1] ?? -1) + 1, high: start },
    { low: end, high: places[next] ?? weave.texts.length },
  ];
};
