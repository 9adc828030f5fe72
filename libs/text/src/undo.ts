import { isLive, stands, type WovenSpan, type WovenStamp } from './weave.js';

/** A weave in which something is undone. */
interface Undoing {
  readonly stamps: WovenStamp[];
  readonly put: readonly number[];
  readonly gone: number[];
  spans: readonly WovenSpan[];
}

/**
 * Undoes what was done at these revisions, the last first: what they struck or settled stands again under its first stamp, and
 * what they put in or opened is gone. What it read in between stays known: a strike that is undone is one for a while.
 */
export const undo = (weave: Undoing, revisions: readonly number[], strike: (earlier?: number) => number): void => {
  const undone = strike();
  for (const revision of revisions.toSorted((a, b) => b - a)) {
    const { stamps, put, gone } = weave;
    const of = (stamp: number): boolean => stamps[stamp]?.revision === revision;
    const out = (earlier: number | undefined): number => (earlier ? strike(earlier) : undone);
    stamps.forEach((stamp, i) => {
      if (of(i)) stamps[i] = { ...stamp, undone };
    });
    put.forEach((by, i) => {
      if (of(by) && stands(stamps, by, gone[i] ?? 0, stamps.length)) gone[i] = out(gone[i]);
    });
    weave.spans = weave.spans.map((span) =>
      of(span.in) && isLive(weave, span) ? { ...span, out: out(span.out) } : span,
    );
  }
};
