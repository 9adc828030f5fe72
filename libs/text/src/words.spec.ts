import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isNormalRun, join, normalise, render, tokenise, UnknownTokeniser, wordsOfRun } from './words.js';
import { holds, PATIENCE_MS } from './testing/arbitraries.js';
import { CASES } from './testing/cases.js';

const cut = (text: string): string =>
  tokenise(text)
    .map(({ word }) => word)
    .join('|');

/** Any code unit, and the characters that tokenisers stumble over, close together. */
const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.constantFrom(
        ...[' ', '\t', '\n', '\r', '\v', '\f', '\u0085', '\u00A0', '\u1680', '\u2003', '\u2007', '\u2028', '\u2029'],
        ...['\u202F', '\u205F', '\u3000', '\uFEFF', '\u200B', '\u200D', '\u0301', '\uD800', '\uDC00'],
      ),
      fc.constantFrom('a', '2', ',5', '’s', '-', '缔', 'ー', 'א"ב', '👩‍👧', '🇫🇷', '¹', '(', 'e\u0301'),
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(''));

describe('words', () => {
  it(
    'render to the wording they were cut from, whatever it is',
    () => {
      holds(anyText, (text) => {
        assert.equal(render(tokenise(text)), normalise(text));
        assert.equal(normalise(normalise(text)), normalise(text));
      });
    },
    PATIENCE_MS,
  );

  it(
    'read back from a run with its leads',
    () => {
      holds(fc.tuple(anyText, fc.nat(20), fc.nat(20)), ([text, a, b]) => {
        const words = tokenise(text).slice(Math.min(a, b), Math.max(a, b));
        assert.deepEqual(wordsOfRun(join(words)), words);
        if (!/^\p{M}/u.test(join(words))) assert.ok(isNormalRun(join(words)), JSON.stringify(join(words)));
      });
    },
    PATIENCE_MS,
  );

  it.each(CASES)('keep case %s exact', (_name, before, after) => {
    for (const text of [before, after]) expect(render(tokenise(text))).toBe(text);
  });

  it.each([
    ['l’État n’a pas signé', 'l’État|n’a|pas|signé'],
    ['law-enforcement officials’ reports', 'law-enforcement|officials|’|reports'],
    ['CTOC/COP/WG.7/2018/CRP.1', 'CTOC|/|COP|/|WG.7|/|2018|/|CRP.1'],
    ['1,000.5 or 2 500 or 3b', '1,000.5|or|2|500|or|3b'],
    ['migrants¹² and m²', 'migrants|¹²|and|m|²'],
    ['缔约国ー2018年。', '缔|约|国|ー|2018|年|。'],
    ['กฎหมาย', 'ก|ฎ|ห|ม|า|ย'],
    ['רמב"ם אמר "לא"', 'רמב"ם|אמר|"|לא|"'],
    ['می‌خواهم', 'می‌خواهم'],
    ['👩‍👩‍👧 🇫🇷🇩🇪 👍🏽 1️⃣', '👩‍👩‍👧|🇫🇷|🇩🇪|👍🏽|1️⃣'],
    ['[shall] (a)', '[|shall|]|(|a|)'],
    ['col·lecció', 'col·lecció'],
  ])('cut %s', (text, words) => {
    expect(cut(text)).toBe(words);
    expect(render(tokenise(text))).toBe(normalise(text));
  });

  it('make one line end and one blank of all there are, and keep the unbreakable ones', () => {
    expect(normalise('\uFEFFa\r\nb\rc\vd\fe\u0085f\u2028g\u2029h')).toBe('a\nb\nc\nd\ne\nf\ng\nh');
    expect(normalise('  a \t\u2003 b\u00A0! \n\n c\u202F;\u3000d \n')).toBe('a b\u00A0!\n\nc\u202F;\u3000d');
  });

  it('replace what UTF-8 cannot say', () => {
    expect(normalise('a\uD800b\uDC00')).toBe('a\uFFFDb\uFFFD');
    expect(normalise('\uD83D\uDE00')).toBe('😀');
  });

  it('take linear time over blanks', () => {
    expect(tokenise('\u00A0'.repeat(1_000_000))).toEqual([]);
    expect(tokenise(`a${'\u00A0'.repeat(1_000_000)}b`)).toHaveLength(2);
  });

  it('refuse a tokeniser they do not have', () => {
    expect(() => tokenise('a', 2)).toThrow(UnknownTokeniser);
  });

  it.each(['\u0301 a', 'a ', 'a  b', 'a\r', 'e\u0301', '\uD800', 'a \nb', 'a\n\u00A0b'])('know %j is no run', (run) => {
    expect(isNormalRun(run)).toBe(false);
  });
});
