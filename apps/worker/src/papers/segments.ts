import type { Asked } from './words.js';
import type { Alternative, Segment } from '#delivery';
import type { Footnotes } from './footnotes.js';

type Marked = Asked['segments'][number];
type Span = Extract<Marked, { readonly open: unknown }>['open'];

/** A wording as a paper prints it: competing wordings that stand side by side become alternatives, all else stays brackets. */
export const segmentsOf = (marked: readonly Marked[], footnotes: Footnotes): Segment[] => {
  const segments: Segment[] = [];
  for (let i = 0; i < marked.length;) {
    const group = groupAt(marked, i, footnotes);
    const one = marked[i];
    if (group) segments.push({ kind: 'alternatives', options: group.options });
    else if (one) segments.push(segmentOf(one, footnotes));
    i = group?.end ?? i + 1;
  }
  return segments;
};

const segmentOf = (marked: Marked, footnotes: Footnotes): Segment => {
  if ('text' in marked) return { kind: 'text', text: marked.text };
  if ('open' in marked) return { kind: 'open', bracket: marked.open.id };
  return { kind: 'close', bracket: marked.close.id, footnotes: notesOn(marked.close, footnotes) };
};

const notesOn = ({ requestedBy, reason }: Span, footnotes: Footnotes): number[] => {
  if (requestedBy.length === 0) return [];
  const asked = `Brackets requested by ${footnotes.names(requestedBy).join(', ')}`;
  return [footnotes.add(reason === undefined ? `${asked}.` : `${asked}: ${reason}`)];
};

/** Two or more alternatives of one group in a row, with nothing else inside or between them. */
const groupAt = (
  marked: readonly Marked[],
  start: number,
  footnotes: Footnotes,
): { options: Alternative[]; end: number } | undefined => {
  const found: { span: Span; text: string }[] = [];
  let end = start;
  for (let at: number | undefined = start; at !== undefined; at = nextOf(marked, end, found[0]?.span.group)) {
    const one = alternativeAt(marked, at);
    if (!one) break;
    found.push(one);
    end = at + one.length;
  }
  return found.length > 1 ? { options: found.map((one) => alternative(one, footnotes)), end } : undefined;
};

const alternativeAt = (
  marked: readonly Marked[],
  at: number,
): { span: Span; text: string; length: number } | undefined => {
  const [open, inside, close] = marked.slice(at, at + 3);
  if (!open || !inside || !close || !('open' in open) || open.open.kind !== 'alternative') return undefined;
  if (!('text' in inside) || !('close' in close)) return undefined;
  return { span: open.open, text: inside.text, length: 3 };
};

/** Where the next alternative of the group opens; a blank between two is the printer's business. */
const nextOf = (marked: readonly Marked[], end: number, group: string | undefined): number | undefined => {
  const between = marked[end];
  const at = between && 'text' in between && between.text.trim() === '' ? end + 1 : end;
  const next = marked[at];
  return next && 'open' in next && group !== undefined && next.open.group === group ? at : undefined;
};

const alternative = ({ span, text }: { span: Span; text: string }, footnotes: Footnotes): Alternative => ({
  text,
  sponsors: footnotes.names(span.requestedBy),
  footnotes: span.reason === undefined ? [] : [footnotes.add(span.reason)],
});
