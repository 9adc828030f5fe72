import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { displayDiff, diff, normalise, tokenise, type DisplaySegment } from './index.js';
import { CASES } from './testing/cases.js';
import { hardCasesPage } from './testing/hard-cases.js';

const PAGE = new URL('../../../docs/hard-cases.html', import.meta.url);
const REMAKE = 'NONPAPER_REMAKE=1 npm test -- libs/text/src/hard-cases.spec.ts';

/** Where one of the wordings is cut, as offsets into it. */
const cutsIn = (segments: readonly DisplaySegment[], other: DisplaySegment['kind']): number[] => {
  let at = 0;
  return segments.filter(({ kind }) => kind !== other).map(({ text }) => (at += text.length));
};

const UNSPACED = String.raw`\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}²³¹`;
const SPACED = new RegExp(String.raw`[[\p{L}\p{N}\p{M}]--[${UNSPACED}]]`, 'v');
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Another judge than our tokeniser: letters and digits in a row, and what people see as one character. */
const cutsNoWord = (text: string, cut: number): boolean => {
  const whole = [...graphemes.segment(text)].some(({ index }) => index === cut) || cut === text.length;
  const [before, after] = [text.slice(0, cut).at(-1) ?? '', text.slice(cut).at(0) ?? ''];
  return whole && !(SPACED.test(before) && SPACED.test(after));
};

describe('hard cases', () => {
  it.each(CASES)('%s is shown whole, and no word of it is cut', (_name, before, after) => {
    const segments = displayDiff(before, after);
    for (const [text, other] of [
      [before, 'inserted'],
      [after, 'struck'],
    ] as const) {
      assert.equal(text, normalise(text));
      const words = segments.flatMap(({ kind, text: words }) => (kind === other ? [] : [words]));
      assert.equal(words.join(''), text);
      for (const cut of cutsIn(segments, other))
        assert.ok(cutsNoWord(text, cut), `${text.slice(0, cut)}|${text.slice(cut)}`);
    }
  });

  it.each(CASES)('%s is shown in no more pieces than are stored', (_name, before, after) => {
    const changed = displayDiff(before, after).filter(({ kind, move }) => kind !== 'kept' && move === undefined);
    const hunks = diff(tokenise(before), tokenise(after)).flatMap(({ del, ins }) => [del, ins].filter(Boolean));
    // A blank seen on one side only is a piece of its own.
    const blanks = changed.filter(({ text }) => text.trim() === '');
    expect(changed.length - blanks.length).toBeLessThanOrEqual(hunks.length + 2);
  });

  it('are shown on the page as the code shows them', () => {
    if (process.env.NONPAPER_REMAKE) writeFileSync(PAGE, hardCasesPage());
    assert.ok(readFileSync(PAGE, 'utf8') === hardCasesPage(), `docs/hard-cases.html is stale; remake it: ${REMAKE}`);
  });
});
