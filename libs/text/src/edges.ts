import { encloses } from './fold-spans.js';
import { stands, type Weave, type WovenSpan } from './weave.js';

/** One end of a bracket, and of which: it lies between words and has none. */
export interface Bracket {
  readonly span: string;
  readonly edge: '[' | ']';
}

/** An end of a bracket that is live in one of two states, with the places of the stamps that opened and settled it. */
export interface Edge {
  readonly bracket: Bracket;
  readonly put: number;
  readonly gone: number;
  readonly stood: boolean;
  readonly stays: boolean;
}

/**
 * The ends of the brackets of two states, by the place of the word before which they lie: those that close before those
 * that open, and as they nest. The states are so many of the weave's stamps.
 */
export const edgesOf = (weave: Weave, was: number, is: number): ReadonlyMap<number, readonly Edge[]> => {
  const edges = new Map<number, Edge[]>();
  const found = weave.spans
    .map((span) => ({ span, stood: isLiveWith(weave, span, was), stays: isLiveWith(weave, span, is) }))
    .filter(({ stood, stays }) => stood || stays)
    .toSorted((a, b) => nesting(a.span, b.span, weave.spans));
  const at = (place: number, edge: Bracket['edge'], { span, stood, stays }: (typeof found)[number]): void => {
    const bracket = { span: span.id, edge };
    edges.set(place, [...(edges.get(place) ?? []), { bracket, put: span.in, gone: span.out ?? 0, stood, stays }]);
  };
  for (const one of found.toReversed()) at(one.span.end, ']', one);
  for (const one of found) at(one.span.start, '[', one);
  return edges;
};

/** Outer before inner. */
export const nesting = (a: WovenSpan, b: WovenSpan, spans: readonly WovenSpan[]): number =>
  encloses(a, b, spans) ? -1 : encloses(b, a, spans) ? 1 : a.start - b.start || a.end - b.end;

/** A bracket of which all words are struck is not there. */
const isLiveWith = ({ stamps, put, gone }: Weave, span: WovenSpan, many: number): boolean => {
  if (!stands(stamps, span.in, span.out ?? 0, many)) return false;
  for (let i = span.start; i < span.end; i += 1) if (stands(stamps, put[i] ?? 0, gone[i] ?? 0, many)) return true;
  return false;
};
