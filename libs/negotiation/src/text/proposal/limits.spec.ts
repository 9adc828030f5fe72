import { data, NON_PAPER, proposed, Q1, reading, tabled, text } from '../../testing/index.js';
import type { Step } from '../../testing/scene.js';

const WORDS = 20_000;
const unrelated = (letter: string): string =>
  Array.from({ length: WORDS }, (_, i) => letter + String(i % 5000)).join(' ');

/** A text of one question. */
const tabling = (wording: string): Step =>
  data(tabled, { sections: [{ title: 'One', questions: [{ ...NON_PAPER.sections[0]?.questions[0], wording }] }] });

const edit = (edited: object): Step => data(proposed, { questionId: Q1, edit: { base: '3', ...edited } });
const hunks = (...given: readonly object[]): Step => edit({ tokeniser: 1, hunks: given });
const small = text(tabling('Are there measures?'), reading);

describe('an edit that cannot be', () => {
  it.each([
    ['does not fit its base', hunks({ from: 1, to: 2, del: ' where', ins: ' here' }), 'WITNESS_MISMATCH'],
    ['lies beyond its base', hunks({ from: 4, to: 5, del: ' x', ins: '' }), 'HUNK_OUT_OF_RANGE'],
    [
      'overlaps itself',
      hunks({ from: 0, to: 2, del: ' Are there', ins: ' Have' }, { from: 1, to: 2, del: ' there', ins: ' you' }),
      'HUNKS_OVERLAP',
    ],
    [
      'is cut by another tokeniser',
      edit({ tokeniser: 2, hunks: [{ from: 1, to: 1, del: '', ins: ' a' }] }),
      'TOKENISER_UNKNOWN',
    ],
    ['changes nothing in hunks', hunks({ from: 1, to: 2, del: ' there', ins: ' there' }), 'CHANGES_NOTHING'],
    ['changes nothing but blanks', edit({ wording: ' Are  there\tmeasures?\n' }), 'CHANGES_NOTHING'],
    ['is of 100,000 words', edit({ wording: 'a '.repeat(100_000) }), 'INPUT_INVALID'],
    ['is of 100,000 words without blanks', edit({ wording: '约'.repeat(100_000) }), 'INPUT_INVALID'],
    [
      'puts in 100,000 words as a hunk',
      hunks({ from: 1, to: 1, del: '', ins: '约'.repeat(100_000) }),
      'EDIT_TOO_LARGE',
    ],
  ])('has a code when it %s', (_what, step, code) => {
    small.when(step).isInvalid(code);
  });

  it('has a code when it turns a long text into another, and none when it changes a word of it', () => {
    const long = text(tabling(unrelated('a')), reading);
    long.when(edit({ wording: unrelated('b') })).isInvalid('EDIT_TOO_LARGE');
    long.when(edit({ wording: unrelated('a').replace('a777 ', 'b777 ') })).then({
      type: 'EditProposed',
      data: { hunks: [{ from: 777, to: 778, del: ' a777', ins: ' b777' }] },
    });
  });

  it('has one when a question of 100,000 words is tabled', () => {
    text()
      .when(tabling('约'.repeat(100_000)))
      .isInvalid('INPUT_INVALID');
  });
});
