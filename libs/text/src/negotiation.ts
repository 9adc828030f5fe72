import { apply } from './apply.js';
import { check } from './check.js';
import type { Author, Edit } from './edit.js';
import { fold } from './fold.js';
import { passagesOf, type Laid, type Passage } from './passages.js';
import { rebase } from './rebase.js';
import { spansAt, type Segment, type Span } from './spans.js';
import { wordsAt, type Weave } from './weave.js';
import { wordsOfRun, type Word } from './words.js';

/** A proposal that is open; `entered` says which came first. */
export interface OpenEdit {
  readonly proposalId: string;
  readonly by: readonly Author[];
  readonly edit: Edit;
  readonly entered?: number;
}

/**
 * One of the wordings of a passage: the first is what stands (no proposals, perhaps no words), the others are proposed.
 * `numeral` is there where the passage is the whole paragraph: '' for the first, which keeps the number, then bis, ter, quater.
 */
export interface Alternative {
  readonly marked: readonly Segment[];
  readonly proposals: readonly string[];
  readonly by: readonly Author[];
  readonly numeral?: string;
}

/**
 * A wording with all that is open on it. The texts between passages, with those of one alternative of each passage, make a
 * wording once concatenated and normalised: a proposal's own where its alternatives are picked, and what stands elsewhere.
 */
export type NegotiationSegment = Segment | { readonly alternatives: readonly Alternative[] };

/**
 * The wording as it stands with every open proposal in its place. Who keeps less than half of the words offers another
 * paragraph. What does not fit the wording any more is left out: a stale proposal is confirmed, revised or withdrawn before it
 * competes. The order in which the proposals are given is of no effect.
 */
export const negotiationText = (weave: Weave, edits: readonly OpenEdit[]): NegotiationSegment[] => {
  const standing: Stated = { words: wordsAt(weave), spans: spansAt(weave) };
  const offers = edits.toSorted(byEntry).flatMap((open) => offered(weave, open));
  const laid = offers.map((offer) => offer.laid);
  const passages = passagesOf(laid, standing.words.length, standing.spans);
  const outside = standing.spans.filter((span) => !passages.some((passage) => isInside(span, passage)));
  const open = passages.map((passage) => ({ ...passage, alternatives: alternatives(standing, offers, passage) }));
  return marked({ ...standing, spans: outside }, 0, standing.words.length, open);
};

const byEntry = (a: OpenEdit, b: OpenEdit): number =>
  (a.entered ?? 0) - (b.entered ?? 0) || (a.proposalId < b.proposalId ? -1 : 1);

/** Words with the spans over them, outer before inner. */
interface Stated {
  readonly words: readonly Word[];
  readonly spans: readonly Span[];
}

interface Offer extends OpenEdit {
  /** Its hunks over the words that stand. */
  readonly laid: readonly Laid[];
  /** What would stand if it were accepted. */
  readonly result: Stated;
}

const offered = (weave: Weave, open: OpenEdit): Offer[] => {
  const edit = rebase(weave, open.edit, weave.revision);
  if (check(weave, edit)) return [];
  const moment = { revision: weave.revision + 1, reading: 0, decision: '' };
  const accepted = fold(weave, moment, apply(weave, open.edit, { by: open.by, proposal: open.proposalId }));
  const laid = edit.hunks.map(({ from, to, ins }) => ({ from, to, inserts: wordsOfRun(ins).length }));
  return [{ ...open, laid, result: { words: wordsAt(accepted), spans: spansAt(accepted) } }];
};

/** What stands, then what is proposed in the order of tabling; those who want the same words are named together. */
const alternatives = (standing: Stated, offers: readonly Offer[], passage: Passage): Alternative[] => {
  const inner = standing.spans.filter((span) => isInside(span, passage));
  const first = marked({ ...standing, spans: inner }, passage.from, passage.to) as Segment[];
  const pooled = new Map<string, Alternative>([[textOf(first), { marked: first, proposals: [], by: [] }]]);
  for (const [index, offer] of offers.entries()) {
    const own = passage.members.filter(({ edit }) => edit === index);
    if (own.length === 0) continue;
    const words = wanted(offer, passage, own, inner);
    const known = pooled.get(textOf(words)) ?? { marked: words, proposals: [], by: [] };
    const by = [...new Set([...known.by, ...offer.by])];
    pooled.set(textOf(words), { ...known, proposals: [...known.proposals, offer.proposalId], by });
  }
  const isWhole = passage.from === 0 && passage.to === standing.words.length && passage.to > 0;
  return [...pooled.values()].map((one, i) => (isWhole ? { ...one, numeral: numeral(i) } : one));
};

const wanted = (
  { laid, result }: Offer,
  passage: Passage,
  own: readonly { readonly hunk: number }[],
  inner: readonly Span[],
): Segment[] => {
  const hunks = own.map(({ hunk }) => hunk);
  const from = passage.from + growth(laid.slice(0, Math.min(...hunks)));
  const to = from + passage.to - passage.from + growth(laid.filter((_, hunk) => hunks.includes(hunk)));
  const spans = result.spans.filter(({ id }) => inner.some((span) => span.id === id));
  return marked({ ...result, spans: spans.flatMap((span) => clipped(span, from, to)) }, from, to) as Segment[];
};

/** Words put in just within a span, at its end, are a passage of their own: the span stands around the others. */
const clipped = (span: Span, first: number, last: number): Span[] => {
  const [from, to] = [Math.max(span.from, first), Math.min(span.to, last)];
  return from < to ? [{ ...span, from, to }] : [];
};

const growth = (laid: readonly Laid[]): number =>
  laid.reduce((sum, { from, to, inserts }) => sum + inserts + from - to, 0);

const textOf = (segments: readonly Segment[]): string =>
  segments.map((segment) => ('text' in segment ? segment.text : '')).join('');

/** A span over just the words of a passage stands around it. */
const isInside = ({ from, to }: Span, passage: Pick<Passage, 'from' | 'to'>): boolean =>
  passage.from <= from && to <= passage.to && to - from < passage.to - passage.from;

/** A passage with what competes for it. */
interface Open extends Passage {
  readonly alternatives: readonly Alternative[];
}

/** A stretch of words in place: spans open behind the blank before their first word, and what is put in at an edge is outside. */
const marked = ({ words, spans }: Stated, from: number, to: number, open?: readonly Open[]): NegotiationSegment[] => {
  const segments: NegotiationSegment[] = [];
  for (let i = from; i <= to;) {
    if (i > from)
      segments.push(
        ...spans
          .filter((span) => span.to === i)
          .map((close) => ({ close }))
          .toReversed(),
      );
    segments.push(...passages(open, (one) => one.from === i && one.to === i));
    if (i === to) break;
    const passage = open?.find((one) => one.from === i && one.to > i);
    const { word, lead } = (passage ? undefined : words[i]) ?? { word: '', lead: '' };
    if (!beginsLine(segments, open !== undefined)) add(segments, lead);
    segments.push(...spans.filter((span) => span.from === i).map((span) => ({ open: span })));
    add(segments, word);
    segments.push(...passages(open, (one) => one === passage));
    i = passage?.to ?? i + 1;
  }
  return segments;
};

const passages = (open: readonly Open[] | undefined, which: (one: Open) => boolean): NegotiationSegment[] =>
  (open ?? []).filter(which).map(({ alternatives: all }) => ({ alternatives: all }));

/** Where nothing or a line end is before a word, its blank is not seen; an alternative may follow any other. */
const beginsLine = (segments: readonly NegotiationSegment[], isWhole: boolean): boolean => {
  const last = segments.findLast((segment) => 'text' in segment || 'alternatives' in segment);
  return last === undefined ? isWhole : 'text' in last && last.text.endsWith('\n');
};

const add = (segments: NegotiationSegment[], text: string): void => {
  const last = segments.at(-1);
  if (text === '') return;
  if (last && 'text' in last) segments.splice(-1, 1, { text: last.text + text });
  else segments.push({ text });
};

const NUMERALS = ['', ...'bis ter quater quinquies sexies septies octies novies decies undecies duodecies'.split(' ')];

const numeral = (index: number): string => NUMERALS[index] ?? `(${String(index + 1)})`;
