import { headOf, type Applied, type SpanOpened } from './edit.js';
import { isLive, type Weave, type WovenSpan } from './weave.js';

/** So many words going into the weave before its word `at`, inside the span `within` and those around it. */
export interface Insertion {
  readonly at: number;
  readonly length: number;
  readonly within?: string;
}

/** Spans moved along with the words that an event inserted before or inside them. */
export const shifted = (spans: readonly WovenSpan[], insertions: readonly Insertion[]): WovenSpan[] =>
  insertions.length === 0
    ? [...spans]
    : spans.map((span) => {
        let { start, end } = span;
        for (const insertion of insertions) {
          const inside = holds(span, insertion, spans);
          if (insertion.at < span.start || (insertion.at === span.start && !inside)) start += insertion.length;
          if (insertion.at < span.end || (insertion.at === span.end && inside)) end += insertion.length;
        }
        return { ...span, start, end };
      });

/** Only asked at a span's edges; of two spans over the same words the one opened first is the outer one. */
const holds = (span: WovenSpan, { within }: Insertion, spans: readonly WovenSpan[]): boolean => {
  const inner = within === undefined ? undefined : spans.find(({ id }) => id === within);
  return inner !== undefined && (span === inner || encloses(span, inner, spans));
};

/** Whether one span lies around another. */
export const encloses = (outer: WovenSpan, inner: WovenSpan, spans: readonly WovenSpan[]): boolean => {
  if (outer.start > inner.start || inner.end > outer.end) return false;
  const same = outer.start === inner.start && outer.end === inner.end;
  return !same || spans.indexOf(outer) < spans.indexOf(inner);
};

/** The spans after an event's own: those it settled are stamped out, those it opened drawn over the words now standing. */
export const drawn = (
  weave: Pick<Weave, 'spans' | 'stamps'>,
  { opened, settled }: Applied,
  standing: readonly number[],
  stamp: (earlier?: number) => number,
): WovenSpan[] => {
  const own = stamp();
  const drawn = weave.spans.map((span) =>
    settled.includes(span.id) && isLive(weave, span) ? { ...span, out: stamp(span.out) } : span,
  );
  for (const span of opened) {
    const start = standing[span.from];
    const last = standing[span.to - 1];
    if (start !== undefined && last !== undefined)
      drawn.push(
        nested(
          span,
          start,
          last + 1,
          own,
          drawn.filter((other) => isLive(weave, other)),
        ),
      );
  }
  return drawn;
};

/** Spans that nest over standing words may still cross over struck ones at their ends: the new span takes those in. */
const nested = (
  opened: SpanOpened,
  first: number,
  behind: number,
  stamp: number,
  live: readonly WovenSpan[],
): WovenSpan => {
  const before = live.filter((other) => other.start < first && first < other.end && other.end < behind);
  const start = Math.min(first, ...before.map((other) => other.start));
  const beyond = live.filter((other) => start < other.start && other.start < behind && behind < other.end);
  const end = Math.max(behind, ...beyond.map((other) => other.end));
  return { ...headOf(opened), start, end, in: stamp };
};
