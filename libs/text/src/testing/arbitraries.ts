import fc from 'fast-check';
import { check, open, wordsAt, type Applied, type Edit, type Hunk, type Stamp, type Weave } from '../index.js';
import { join, wordsOfRun, TOKENISER } from '../words.js';

/** How often a property is tried: 2,000 times, or 20,000 in the long run. */
export const numRuns = process.env['NONPAPER_DEEP'] ? 20_000 : 2_000;

/** Checks a property so often. */
export const holds = <T>(arbitrary: fc.Arbitrary<T>, predicate: (value: T) => void): void => {
  fc.assert(fc.property(arbitrary, predicate), { numRuns });
};

const VOCABULARY =
  'shall,State,Party,the,the,the,measures,of,and,or,smuggling,migrants,has,must,law,缔,约,الدول,l’État,2.5'.split(',');

/** A word with its lead, as people type it: marks join the word before them. */
const piece = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...VOCABULARY).map((word) => ` ${word}`) },
  { weight: 2, arbitrary: fc.constantFrom(',', '.', ';') },
  { weight: 1, arbitrary: fc.constant('\n') },
);

/** A wording of so many words from a small vocabulary, so that much repeats. */
export const wording = (minLength: number, maxLength: number): fc.Arbitrary<string> =>
  fc.array(piece, { minLength, maxLength }).map((pieces) =>
    pieces
      .join('')
      .replace(/^[\s,.;]+|\n[\s,.;]*|\s+$/gu, (found) => (found.startsWith('\n') ? '\nthe ' : ''))
      .trim(),
  );

/** Where hunks may be tried: a start, a length, and words. */
export type Sketch = readonly (readonly [start: number, length: number, words: readonly string[]])[];

export const sketch: fc.Arbitrary<Sketch> = fc.array(
  fc.tuple(fc.nat(40), fc.nat(4), fc.array(fc.constantFrom(...VOCABULARY), { maxLength: 3 })),
  { minLength: 1, maxLength: 3 },
);

/** The edit a sketch makes of the wording at a revision, if it changes anything. */
export const editOf = (weave: Weave, sketched: Sketch, base = weave.revision): Edit | undefined => {
  const words = wordsAt(weave, base);
  const hunks: Hunk[] = [];
  for (const [start, length, fresh] of sketched.toSorted((a, b) => a[0] - b[0])) {
    const from = start % (words.length + 1);
    const to = Math.min(words.length, from + length);
    const hunk = {
      from,
      to,
      del: join(words.slice(from, to)),
      ins: join(wordsOfRun(fresh.map((word) => ` ${word}`).join(''))),
    };
    if (from > (hunks.at(-1)?.to ?? -1) && hunk.del !== hunk.ins) hunks.push(hunk);
  }
  const edit = { base, tokeniser: TOKENISER, hunks };
  return hunks.length > 0 && !check(weave, edit) ? edit : undefined;
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
export const moment = (revision: number): { revision: number; reading: number; decision: string } => ({
  revision,
  reading: 1,
  decision: `d${String(revision)}`,
});

/** Applied hunks spliced into a plain list of words: an oracle that knows no weave. */
export const splicedPlainly = (words: readonly { word: string; lead: string }[], { hunks }: Applied): string => {
  const runs = words.map(({ word, lead }) => lead + word);
  for (const { from, to, ins } of [...hunks].reverse()) runs.splice(from, to - from, ...ins.map(({ text }) => text));
  return runs.join('');
};
