import { nesting } from './edges.js';
import { headOf, type SpanHead } from './edit.js';
import {
  creditedTo,
  isLive,
  placesAt,
  rank,
  standsAt,
  wordsAt,
  type Stamp,
  type Weave,
  type WovenSpan,
} from './weave.js';

/** A span over the words `from` up to but not including `to` of the wording that stands, with what opened and settled it. */
export interface Span extends SpanHead {
  readonly from: number;
  readonly to: number;
  readonly opened?: Stamp;
  readonly settled?: Stamp;
}

/** A wording with its spans in place; the texts alone concatenate to the wording, and spans close in the order they nest. */
export type Segment = { readonly text: string } | { readonly open: Span } | { readonly close: Span };

/** The spans live at a revision, outer before inner; one whose words are all struck is not there. */
export const spansAt = (weave: Weave, revision = Infinity): Span[] => {
  const places = placesAt(weave, revision);
  return weave.spans
    .filter((span) => standsAt(weave, span, revision))
    .toSorted((a, b) => nesting(a, b, weave.spans))
    .map((span) => spanOf(weave, span, places))
    .filter(({ from, to }) => from < to);
};

const spanOf = (weave: Weave, span: WovenSpan, places: readonly number[]): Span => {
  const opened = creditedTo(weave, span.in);
  const settled = span.out === undefined || isLive(weave, span) ? undefined : creditedTo(weave, span.out);
  const [from, to] = [rank(places, span.start), rank(places, span.end)];
  return { ...headOf(span), from, to, ...(opened && { opened }), ...(settled && { settled }) };
};

/** The wording at a revision as segments, brackets as data: a blank before a bracketed word stands outside the bracket. */
export const markedAt = (weave: Weave, revision = Infinity): Segment[] => {
  const spans = spansAt(weave, revision);
  const segments: Segment[] = [];
  const open: Span[] = [];
  let head = true;
  wordsAt(weave, revision).forEach(({ word, lead }, i) => {
    const opening = spans.filter(({ from }) => from === i);
    add(segments, head ? '' : lead);
    for (const span of opening) segments.push({ open: span });
    open.push(...opening);
    add(segments, word);
    while (open.at(-1) && (open.at(-1)?.to ?? 0) <= i + 1)
      for (const span of open.splice(-1)) segments.push({ close: span });
    head = word === '\n';
  });
  return segments;
};

const add = (segments: Segment[], text: string): void => {
  const last = segments.at(-1);
  if (text === '') return;
  if (last && 'text' in last) segments.splice(-1, 1, { text: last.text + text });
  else segments.push({ text });
};

/** The wording at a revision in plain text with generated brackets; literal ones stand in it too and look the same. */
export const bracketed = (weave: Weave, revision = Infinity): string =>
  markedAt(weave, revision)
    .map((segment) => ('text' in segment ? segment.text : 'open' in segment ? '[' : ']'))
    .join('');
