import {
  apply,
  blame,
  editTo,
  fold,
  recredited,
  subAmended,
  wordingAt,
  wordingWith,
  wordsAt,
  type Edit,
  type HunkCredits,
  type Weave,
} from './index.js';
import { diff } from './diff.js';
import { moment, opened } from './testing/arbitraries.js';
import { tokenise } from './words.js';

const SUB = { by: ['b'], proposal: 'sub' };
const TEXT = 'Does your State have measures to prevent it?';

/** A proposal of `a` on the wording as it stands, with a sub-amendment of `b` taken into it. */
const taken = (weave: Weave, proposed: string, amended: string): { edit: Edit; credits: HunkCredits[] } =>
  takenInto(weave, editTo(weave, weave.revision, proposed), amended);

const takenInto = (weave: Weave, edit: Edit, amended: string): { edit: Edit; credits: HunkCredits[] } => {
  const sub = diff(tokenise(wordingWith(weave, edit)), tokenise(amended));
  const { hunks, credits } = subAmended(wordsAt(weave), edit, { hunks: sub }, SUB);
  return { edit: { ...edit, hunks }, credits };
};

const accepted = (weave: Weave, { edit, credits }: { edit: Edit; credits?: HunkCredits[] }): Weave =>
  fold(weave, moment(weave.revision + 1), apply(weave, edit, { by: ['a'], proposal: 'p', credits }));

const rewritten = (weave: Weave, wording: string): Weave =>
  accepted(weave, { edit: editTo(weave, weave.revision, wording) });

const read = (weave: Weave) =>
  blame(weave, { struck: true }).map(({ text, proposal, struck }) => [text, proposal, struck?.proposal]);

describe('what a sub-amendment makes of a proposal', () => {
  const weave = opened(TEXT);

  it('touches neither the words it puts back at the head of a passage nor those at its end', () => {
    const proposed = 'Does your State act?';
    expect(taken(weave, proposed, 'Does your State have plans?').edit.hunks).toEqual([
      { from: 4, to: 8, del: ' measures to prevent it', ins: ' plans' },
    ]);
    expect(taken(weave, proposed, 'Does your State stop it?').edit.hunks).toEqual([
      { from: 3, to: 7, del: ' have measures to prevent', ins: ' stop' },
    ]);
  });

  it('puts a mark back without its blank', () => {
    const { edit } = taken(opened('See a (b)'), 'See a c', 'See a(b)');
    expect(edit.hunks).toEqual([{ from: 2, to: 3, del: ' (', ins: '(' }]);
  });

  it('leaves a word that it only lengthens to who began it', () => {
    const base = tokenise('See twice.');
    const proposal = { hunks: diff(base, tokenise('See foo twice.')) };
    const made = subAmended(base, proposal, { hunks: [{ from: 2, to: 2, del: '', ins: 'bar' }] }, SUB);
    expect(made.hunks).toEqual([{ from: 1, to: 1, del: '', ins: ' foobar' }]);
    expect(made.credits).toEqual([{ struck: [], ins: [{ words: 1 }] }]);
  });

  it('strikes what it names where words before it are gone since', () => {
    const shorter = rewritten(opened(`In particular, ${TEXT}`), TEXT);
    const after = accepted(shorter, taken(shorter, TEXT.replace('measures', 'steps'), 'Does your State have steps?'));
    expect(read(after).filter(([, , gone]) => gone === 'sub')).toEqual([[' to prevent it', undefined, 'sub']]);
  });

  it('counts as one run what one proposal wrote on both sides of words that are gone', () => {
    const first = taken(weave, TEXT.replace('measures', 'new steps'), TEXT.replace('measures', 'all new legal steps'));
    const recorded = { hunks: first.edit.hunks, credits: JSON.parse(JSON.stringify(first.credits)) as HunkCredits[] };
    const sub = diff(
      tokenise(TEXT.replace('measures', 'all new legal steps')),
      tokenise(TEXT.replace('measures', 'all legal steps')),
    );
    expect(subAmended(wordsAt(weave), recorded, { hunks: sub }, { by: ['c'], proposal: 'more' }).credits).toEqual([
      { struck: [{ words: 1 }], ins: [{ words: 2, credit: SUB }, { words: 1 }] },
    ]);
  });
});

describe('words that read as one since a proposal strikes what parted them', () => {
  /** Without the mark that is the third word. */
  const unmarked = (weave: Weave): Edit => {
    const [, , mark] = wordsAt(weave);
    return { base: 0, tokeniser: 1, hunks: [{ from: 2, to: 3, del: mark?.word ?? '', ins: '' }] };
  };
  const without = (wording: string, amended: string): Weave => {
    const weave = opened(wording);
    return accepted(weave, takenInto(weave, unmarked(weave), amended));
  };

  it('stay whose they were, and are told apart, when others are amended', () => {
    expect(read(without('See foo;bar twice.', 'See foobar once.'))).toEqual([
      ['See foo', undefined, undefined],
      [';', undefined, 'p'],
      ['bar', undefined, undefined],
      [' twice', undefined, 'sub'],
      [' once', 'sub', undefined],
      ['.', undefined, undefined],
    ]);
  });

  it('are struck together', () => {
    expect(read(without('See foo;bar twice.', 'See twice.'))).toEqual([
      ['See', undefined, undefined],
      [' foo', undefined, 'sub'],
      [';', undefined, 'p'],
      ['bar', undefined, 'sub'],
      [' twice.', undefined, undefined],
    ]);
  });

  it('are the proponents’ where they are cut across each other', () => {
    const after = without('See 🇦;🇧🇨 twice.', 'See 🇦🇧 once.');
    expect(wordingAt(after)).toBe('See 🇦🇧 once.');
    expect(read(after).filter(([, by, gone]) => by === 'sub' || gone === 'sub')).toEqual([
      [' twice', undefined, 'sub'],
      [' once', 'sub', undefined],
    ]);
  });

  it('are found behind a line end that nobody reads any more', () => {
    const weave = opened('First.\nSee foo twice.\nLast.');
    const hunks = [
      { from: 0, to: 2, del: ' First.', ins: '' },
      { from: 8, to: 10, del: ' Last.', ins: '' },
    ];
    const after = accepted(weave, takenInto(weave, { base: 0, tokeniser: 1, hunks }, 'See foo once.'));
    expect(wordingAt(after).trim()).toBe('See foo once.');
    expect(read(after).filter(([, by, gone]) => by === 'sub' || gone === 'sub')).toEqual([
      [' twice', undefined, 'sub'],
      [' once', 'sub', undefined],
    ]);
  });

  it('may be one letter then', () => {
    const after = without('See ᄀ;ᅡ twice.', 'See 가 once.');
    expect(wordingAt(after).normalize('NFC')).toBe('See 가 once.');
  });
});

describe('a proposal that is stated anew after a sub-amendment was taken into it', () => {
  const base = tokenise(TEXT);
  const proposed = 'Does your State have concrete steps to prevent it?';
  const sub = diff(tokenise(proposed), tokenise('Does your State have concrete legal steps to do it?'));
  const before = subAmended(base, { hunks: diff(base, tokenise(proposed)) }, { hunks: sub }, SUB);
  const restated = (wording: string, now = base) => {
    const hunks = diff(now, tokenise(wording));
    return { hunks, credits: recredited(base, before, now, hunks) };
  };

  it('leaves to the sub-amendment what it put in and struck, as far as that is still so', () => {
    const { hunks, credits } = restated('Does your State have many concrete legal steps to do it?');
    expect(hunks).toMatchObject([
      { del: ' measures', ins: ' many concrete legal steps' },
      { del: ' prevent', ins: ' do' },
    ]);
    expect(credits).toEqual([
      { struck: [{ words: 1 }], ins: [{ words: 2 }, { words: 1, credit: SUB }, { words: 1 }] },
      { struck: [{ words: 1, credit: SUB }], ins: [{ words: 1, credit: SUB }] },
    ]);
  });
  it('credits its sponsors with what they say otherwise', () => {
    expect(restated('Does your State have concrete lawful steps to prevent it?').credits).toEqual([
      { struck: [{ words: 1 }], ins: [{ words: 3 }] },
    ]);
  });
  it('does so over a wording that others have changed since', () => {
    const now = tokenise('In particular, does your State have measures at all to prevent it?');
    const { hunks, credits } = restated(
      'In particular, does your State have concrete legal steps at all to do it?',
      now,
    );
    expect(hunks.map(({ from }) => from)).toEqual([7, 11]);
    expect(credits).toEqual([
      { struck: [{ words: 1 }], ins: [{ words: 1 }, { words: 1, credit: SUB }, { words: 1 }] },
      { struck: [{ words: 1, credit: SUB }], ins: [{ words: 1, credit: SUB }] },
    ]);
  });
});
