import fc from 'fast-check';
import { check, open, wordsAt, type Edit, type Hunk, type Moment, type Stamp, type Weave } from '../index.js';
import { join, normalise, TOKENISER, wordsOfRun } from '../words.js';

/** How often a property is tried: 2,000 times, or 20,000 in the long run. */
export const numRuns = process.env.NONPAPER_DEEP ? 20_000 : 2_000;

/** Checks a property so often; the predicate throws when it does not hold. */
export const holds = <T>(arbitrary: fc.Arbitrary<T>, predicate: (value: T) => void): void => {
  fc.assert(fc.property(arbitrary, predicate), { numRuns });
};

/** The long run takes ten times as long as the ordinary one. */
export const PATIENCE_MS = 600_000;

const VOCABULARY = 'shall,State,Party,the,the,of,and,smuggling,migrants,law,缔,约,الدول,l’État,2.5'.split(',');
const spoken = fc.constantFrom(...VOCABULARY);

const piece = fc.oneof(
  { weight: 8, arbitrary: spoken.map((word) => ` ${word}`) },
  { weight: 2, arbitrary: fc.constantFrom(',', '.', ';') },
  { weight: 1, arbitrary: fc.constant('\n') },
);

/** A wording of about so many words from a small vocabulary, so that much repeats. */
export const wording = (minLength: number, maxLength: number): fc.Arbitrary<string> =>
  fc.array(piece, { minLength, maxLength }).map((pieces) => normalise(`the${pieces.join('')}`));

/** Where hunks are to be tried: a start, a length, and words. */
export type Sketch = readonly (readonly [start: number, length: number, words: readonly string[]])[];

export const sketch: fc.Arbitrary<Sketch> = fc.array(
  fc.tuple(fc.nat(40), fc.nat(4), fc.array(spoken, { maxLength: 3 })),
  {
    minLength: 1,
    maxLength: 3,
  },
);

/** The edit a sketch makes of the wording at a revision, if it changes anything. */
export const editOf = (weave: Weave, sketched: Sketch, base = weave.revision): Edit | undefined => {
  const words = wordsAt(weave, base);
  const hunks: Hunk[] = [];
  for (const [start, length, fresh] of sketched) {
    const from = start % (words.length + 1);
    const to = Math.min(words.length, from + length);
    const ins = join(wordsOfRun(fresh.map((word) => ` ${word}`).join('')));
    hunks.push({ from, to, del: join(words.slice(from, to)), ins });
  }
  const apart = hunks
    .toSorted((a, b) => a.from - b.from || a.to - b.to)
    .filter(({ from, del, ins }, i, all) => del !== ins && all.slice(0, i).every(({ to }) => to < from));
  const edit = { base, tokeniser: TOKENISER, hunks: apart };
  return apart.length > 0 && !check(weave, edit) ? edit : undefined;
};

/** What put a wording in at a revision. */
export const stampAt = (revision: number): Stamp => ({
  revision,
  reading: 0,
  decision: `d${String(revision)}`,
  by: ['secretariat'],
});

/** A question opened at revision 0. */
export const opened = (text: string): Weave => open(text, stampAt(0), TOKENISER);

/** The moment of a revision. */
export const moment = (revision: number): Moment => ({ revision, reading: 1, decision: `d${String(revision)}` });
