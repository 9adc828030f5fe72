import assert from 'node:assert/strict';
import fc from 'fast-check';
import { displayDiff, normalise, type DisplaySegment } from './index.js';
import { holds, PATIENCE_MS, wording } from './testing/arbitraries.js';
import { CASES } from './testing/cases.js';

const SIGNS: Record<DisplaySegment['kind'], [string, string]> = {
  kept: ['', ''],
  inserted: ['{+', '+}'],
  struck: ['[-', '-]'],
};

const shown = (before: string, after: string): string =>
  displayDiff(before, after)
    .map(({ kind, text, move }) => SIGNS[kind].join(`${text}${move === undefined ? '' : `#${String(move)}`}`))
    .join('');

const without = (segments: readonly DisplaySegment[], kind: DisplaySegment['kind']): string =>
  segments.flatMap((segment) => (segment.kind === kind ? [] : [segment.text])).join('');

describe('two wordings compared for reading', () => {
  it(
    'hold both wordings whole, and name both ends of every move',
    () => {
      holds(fc.tuple(wording(0, 30), wording(0, 30)), ([before, after]) => {
        const segments = displayDiff(before, after);
        assert.equal(without(segments, 'inserted'), before);
        assert.equal(without(segments, 'struck'), after);
        const ends = (kind: DisplaySegment['kind']) =>
          new Set(segments.flatMap((segment) => (segment.kind === kind ? (segment.move ?? []) : [])));
        assert.deepEqual(ends('struck'), ends('inserted'));
      });
    },
    PATIENCE_MS,
  );

  it.each(CASES)('cut no word in case %s', (_name, before, after) => {
    const segments = displayDiff(before, after);
    expect(without(segments, 'inserted')).toBe(normalise(before));
    expect(without(segments, 'struck')).toBe(normalise(after));
  });

  it.each([
    ['a b', 'a b', 'a b'],
    ['States shall report.', 'States may report.', 'States[- shall-]{+ may+} report.'],
    ['b c', 'a b c', '{+a +}b c'],
    ['Cover: (a) x', 'Cover:\n(a) x', 'Cover:[- -]{+\n+}(a) x'],
    ['', 'New.', '{+New.+}'],
    [
      'provide data of crime here',
      'submit statistics of smuggling here',
      '[-provide data of crime-]{+submit statistics of smuggling+} here',
    ],
    ['See 5, 6, 8, 11.', 'See 5, 6, 7, 8, 10, 11.', 'See 5, 6,{+ 7,+} 8,{+ 10,+} 11.'],
  ])('show %j and %j as %j', (before, after, expected) => {
    expect(shown(before, after)).toBe(expected);
  });

  it('show a passage that moved as moved', () => {
    expect(
      shown(
        'Subject to its domestic law, does it permit extradition?',
        'Does it permit extradition, subject to its domestic law?',
      ),
    ).toBe(
      '[-Subject-]{+Does it permit extradition#1+}{+, subject+} to its domestic law[-,-][- does it permit extradition#1-]?',
    );
  });
});
