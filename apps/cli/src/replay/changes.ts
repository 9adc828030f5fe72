import type { Flow } from './flow.js';
import { PASSAGE } from './passages.js';
import { spoken } from './states.js';

/** Part of a paragraph, and the paragraph of the next state that it went to; undefined: it was taken out. */
interface Part {
  readonly to: number | undefined;
  /** Where its first word stood in the next state. */
  readonly at: number;
}

/** What becomes of a paragraph: the words that it is cut before, and its parts, one more than the cuts. */
export interface Parting {
  readonly cuts: readonly number[];
  readonly parts: readonly Part[];
}

/** As many parts as one proposal makes, or joins. */
const MOST_PARTS = 20;

/** How each paragraph of a state is to be parted for its words to go where they went. */
export const partingsOf = (flow: Flow): Parting[] =>
  flow.before.starts.slice(1).map((_, paragraph) => partingOf(flow, paragraph));

/** A part of a paragraph, by its place and that of the paragraph. */
export interface Source {
  readonly from: number;
  readonly part: number;
}

/** The parts that each paragraph of the next state is made of, in order. */
export const sourcesOf = (partings: readonly Parting[]): ReadonlyMap<number, readonly Source[]> => {
  const parts = partings.flatMap(({ parts: some }, from) => some.map((one, part) => ({ ...one, from, part })));
  const sources = new Map<number, Source[]>();
  for (const { to, from, part } of parts.sort((a, b) => a.at - b.at)) {
    if (to === undefined) continue;
    const some = sources.get(to) ?? [];
    if (some.length < MOST_PARTS) sources.set(to, [...some, { from, part }]);
  }
  return sources;
};

/** Words in a row that went to the same paragraph, or nowhere. */
interface Stretch extends Part {
  readonly first: number;
  readonly last: number;
  readonly spoken: number;
}

const partingOf = (flow: Flow, paragraph: number): Parting => {
  const became = flow.became.get(paragraph);
  if (flow.alike.has(paragraph)) return { cuts: [], parts: [{ to: became, at: 0 }] };
  const stretches = stretchesOf(flow, paragraph);
  const targets = new Set(stretches.map(({ to }) => to));
  const kept = targets.size > 1 ? joined(stretches.filter((one) => one.spoken >= PASSAGE)) : joined(stretches);
  const parts = kept.slice(0, MOST_PARTS);
  const from = flow.before.starts[paragraph] ?? 0;
  if (parts.length === 0) return { cuts: [], parts: [{ to: became, at: 0 }] };
  return { cuts: parts.slice(1).map(({ first }) => first - from), parts };
};

/** Where words went, in stretches. What was struck belongs to what is before it. */
const stretchesOf = ({ before, after, to }: Flow, paragraph: number): Stretch[] => {
  const [from = 0, end = 0] = before.starts.slice(paragraph, paragraph + 2);
  const stretches: Stretch[] = [];
  for (let word = from; word < end; word += 1) {
    const at = to[word];
    if (at === undefined) continue;
    const one = { to: after.paragraphs[at], at, first: word, last: word, spoken: spoken([before.words[word]]) };
    const open = stretches.at(-1);
    if (open && open.to === one.to) stretches.splice(-1, 1, both(open, one));
    else stretches.push(one);
  }
  return stretches;
};

const both = (a: Stretch, b: Stretch): Stretch => ({ ...a, last: b.last, spoken: a.spoken + b.spoken });

const joined = (stretches: readonly Stretch[]): Stretch[] =>
  stretches.reduce<Stretch[]>((all, one) => {
    const open = all.at(-1);
    return open && open.to === one.to ? all.with(-1, both(open, one)) : [...all, one];
  }, []);
