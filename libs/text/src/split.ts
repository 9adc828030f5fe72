import { fault } from './check.js';
import { headOf, type EditFault, type InsertedRun } from './edit.js';
import type { Opening, OpeningRun, OpeningSpan } from './opening.js';
import { liveSpans } from './place.js';
import { originOf, placesAt, rank, runAt, type Weave } from './weave.js';
import { textsOfRun, TOKENISER } from './words.js';

/** A question's weave, named for those who will ask where its words were written. */
export interface Named {
  readonly question: string;
  readonly weave: Weave;
}

/** What the parts open with when a wording is cut before those of the words standing now. Brackets across a cut do not part. */
export const split = (whole: Named, cuts: readonly number[]): Opening[] | EditFault => {
  const { weave } = whole;
  const length = placesAt(weave).length;
  const edges = [0, ...cuts, length];
  if (edges.some((edge, i) => i > 0 && edge <= (edges[i - 1] ?? 0)))
    return fault('HUNK_OUT_OF_RANGE', `Cuts ascend from 1 to ${String(length - 1)}: a part has words.`);
  const torn = tornBy(weave, cuts);
  if (torn !== undefined) return fault('SPANS_CROSS', `The span ${torn} lies on both sides of a cut.`);
  const parts = edges.slice(1).map((to, i) => part(whole, edges[i] ?? 0, to));
  return parts.some(({ runs }) => runs.length === 0) ? fault('CHANGES_NOTHING', 'A part would have no words.') : parts;
};

/** What one wording opens with that several become, one after the other, with these runs between them. */
export const merge = (wholes: readonly Named[], joints: readonly (readonly InsertedRun[])[]): Opening => {
  const runs: OpeningRun[] = [];
  const spans: OpeningSpan[] = [];
  wholes.forEach((whole, i) => {
    if (i > 0) runs.push(...(joints[i - 1] ?? []));
    const from = runs.reduce((words, { text }) => words + textsOfRun(text).length, 0);
    const all = part(whole, 0, Infinity);
    runs.push(...all.runs);
    spans.push(...all.spans.map((span) => ({ ...span, from: span.from + from, to: span.to + from })));
  });
  return { tokeniser: TOKENISER, runs, spans };
};

/** Where a cut made at a base lies now: while the two words it stood between stand, with nothing between them. */
export const cutNow = (weave: Weave, base: number, cut: number): number | undefined => {
  const [before, after] = placesAt(weave, base).slice(cut - 1, cut + 1);
  if (cut < 1 || before === undefined || after === undefined) return undefined;
  const now = placesAt(weave);
  const index = rank(now, after);
  return now[index] === after && now[index - 1] === before ? index : undefined;
};

/** Whether a wording still begins, or ends, with the word that it began or ended with at a base. */
export const edgeStands = (weave: Weave, base: number, edge: 'first' | 'last'): boolean => {
  const at = edge === 'first' ? 0 : -1;
  return placesAt(weave, base).at(at) === placesAt(weave).at(at);
};

/** The words `from` up to `to` without the line ends at their ends, and the spans over them. */
const part = ({ question, weave }: Named, from: number, to: number): Opening => {
  const standing = placesAt(weave);
  let [start, end] = [from, Math.min(to, standing.length)];
  const isBreak = (index: number): boolean => weave.texts[standing[index] ?? -1] === '\n';
  while (start < end && isBreak(start)) start += 1;
  while (end > start && isBreak(end - 1)) end -= 1;
  return {
    tokeniser: TOKENISER,
    runs: runsOf({ question, weave }, standing.slice(start, end)),
    spans: spansOf({ question, weave }, standing, start, end),
  };
};

const runsOf = ({ question, weave }: Named, places: readonly number[]): OpeningRun[] => {
  const runs: { put: number; places: number[] }[] = [];
  for (const place of places) {
    const put = weave.put[place] ?? 0;
    const open = runs.at(-1);
    if (open?.put === put) open.places.push(place);
    else runs.push({ put, places: [place] });
  }
  return runs.flatMap(({ put, places: of }) =>
    texts(weave, of).map((text) => ({ text, ...creditOf(weave, put, question) })),
  );
};

/** Words that stand together without a blank would be read as one: they are told apart. */
const texts = (weave: Weave, places: readonly number[]): string[] => {
  const run = runAt(weave, places);
  return textsOfRun(run).length === places.length ? [run] : places.map((place) => runAt(weave, [place]));
};

const creditOf = (weave: Weave, put: number, question: string): Pick<OpeningRun, 'origin' | 'moved'> => {
  const moved = weave.stamps[put]?.moved;
  return {
    origin: originOf(weave, put, question),
    ...(moved !== undefined && { moved: originOf(weave, moved, question) }),
  };
};

const spansOf = ({ question, weave }: Named, standing: readonly number[], start: number, end: number): OpeningSpan[] =>
  liveSpans(weave)
    .map((span) => ({
      ...headOf(span),
      from: Math.max(rank(standing, span.start), start) - start,
      to: Math.min(rank(standing, span.end), end) - start,
      origin: originOf(weave, span.in, question),
    }))
    .filter(({ from, to }) => from < to);

/** A span, or a group of alternatives, that the cuts would part. */
const tornBy = (weave: Weave, cuts: readonly number[]): string | undefined => {
  const standing = placesAt(weave);
  const reach = new Map<string, { id: string; from: number; to: number }>();
  for (const { id, group = id, start, end } of liveSpans(weave)) {
    const [from, to] = [rank(standing, start), rank(standing, end)];
    const known = reach.get(group) ?? { id, from, to };
    if (from < to) reach.set(group, { id, from: Math.min(known.from, from), to: Math.max(known.to, to) });
  }
  return [...reach.values()].find(({ from, to }) => cuts.some((cut) => from < cut && cut < to))?.id;
};
