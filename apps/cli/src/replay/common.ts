/** Places in one list and in the other of what is alike, both ascending. */
export type Pair = readonly [a: number, b: number];

/** Up to so many comparisons the longest common list is found; beyond that, it is cut at what stands once in both. */
const MOST_COMPARED = 4_000_000;

/** What two lists have in common, in order. */
export const common = (a: readonly string[], b: readonly string[]): Pair[] =>
  between(a, b, [0, a.length], [0, b.length]);

type Range = readonly [from: number, to: number];

const between = (a: readonly string[], b: readonly string[], [aFrom, aTo]: Range, [bFrom, bTo]: Range): Pair[] => {
  let head = 0;
  while (aFrom + head < aTo && bFrom + head < bTo && a[aFrom + head] === b[bFrom + head]) head += 1;
  let tail = 0;
  while (aTo - tail > aFrom + head && bTo - tail > bFrom + head && a[aTo - tail - 1] === b[bTo - tail - 1]) tail += 1;
  const pairs = Array.from({ length: head }, (_, i): Pair => [aFrom + i, bFrom + i]);
  const inside = differing(a, b, [aFrom + head, aTo - tail], [bFrom + head, bTo - tail]);
  const ends = Array.from({ length: tail }, (_, i): Pair => [aTo - tail + i, bTo - tail + i]);
  return pairs.concat(inside, ends);
};

const differing = (a: readonly string[], b: readonly string[], inA: Range, inB: Range): Pair[] => {
  const size = (inA[1] - inA[0]) * (inB[1] - inB[0]);
  if (size === 0) return [];
  if (size <= MOST_COMPARED) return longest(a, b, inA, inB);
  const cuts = anchors(a, b, inA, inB);
  const found: Pair[] = [];
  let [fromA, fromB] = [inA[0], inB[0]];
  for (const [i, j] of cuts) {
    found.push(...between(a, b, [fromA, i], [fromB, j]), [i, j]);
    [fromA, fromB] = [i + 1, j + 1];
  }
  return cuts.length === 0 ? [] : found.concat(between(a, b, [fromA, inA[1]], [fromB, inB[1]]));
};

const longest = (a: readonly string[], b: readonly string[], [aFrom, aTo]: Range, [bFrom, bTo]: Range): Pair[] => {
  const width = bTo - bFrom + 1;
  const table = new Uint16Array((aTo - aFrom + 1) * width);
  const at = (i: number, j: number): number => table[(i - aFrom) * width + (j - bFrom)] ?? 0;
  for (let i = aTo - 1; i >= aFrom; i -= 1)
    for (let j = bTo - 1; j >= bFrom; j -= 1)
      table[(i - aFrom) * width + (j - bFrom)] =
        a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const pairs: Pair[] = [];
  for (let i = aFrom, j = bFrom; i < aTo && j < bTo;)
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  return pairs;
};

/** The longest run, in order, of what stands once in each. */
const anchors = (a: readonly string[], b: readonly string[], inA: Range, inB: Range): Pair[] => {
  const inB1 = once(b, inB);
  const shared = [...once(a, inA)].flatMap(([word, i]): Pair[] => {
    const j = inB1.get(word);
    return j === undefined ? [] : [[i, j]];
  });
  return ascending(shared);
};

const once = (words: readonly string[], [from, to]: Range): Map<string, number> => {
  const places = new Map<string, number>();
  const twice = new Set<string>();
  words.slice(from, to).forEach((word, i) => (places.has(word) ? twice.add(word) : places.set(word, from + i)));
  for (const word of twice) places.delete(word);
  return places;
};

/** The longest run of pairs, ascending in the first already, that ascends in the second too. */
const ascending = (pairs: readonly Pair[]): Pair[] => {
  const tops: number[] = [];
  const before: (number | undefined)[] = [];
  pairs.forEach(([, j], n) => {
    let [low, high] = [0, tops.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tops[middle] ?? 0]?.[1] ?? Infinity) < j) low = middle + 1;
      else high = middle;
    }
    before[n] = tops[low - 1];
    tops[low] = n;
  });
  const run: Pair[] = [];
  for (let n = tops.at(-1); n !== undefined; n = before[n]) run.unshift(pairs[n] ?? [0, 0]);
  return run;
};

/** Of these places, in the order in which they are to stand, the most that need not move. */
export const staying = (places: readonly number[]): Set<number> =>
  new Set(ascending(places.map((place, i): Pair => [i, place])).map(([, place]) => place));
