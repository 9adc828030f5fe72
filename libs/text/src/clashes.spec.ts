import {
  apply,
  chairEdit,
  collide,
  editTo,
  fold,
  rebase,
  sameChange,
  stale,
  touching,
  type Edit,
  type Hunk,
  type Weave,
} from './index.js';
import { moment, opened } from './testing/arbitraries.js';

const TEXT = 'States Parties shall provide all statistics.';

const edit = (base: number, ...hunks: Hunk[]): Edit => ({ base, tokeniser: 1, hunks });
const put = (at: number, ins: string): Hunk => ({ from: at, to: at, del: '', ins });
const after = (weave: Weave, change: Edit): Weave =>
  fold(weave, moment(weave.revision + 1), apply(weave, change, { by: ['a'], proposal: 'p' }));
const kinds = (weave: Weave, a: Edit, b: Edit): string[] => collide(weave, a, b).map(({ kind }) => kind);

describe('edits with different bases', () => {
  const also = edit(0, put(3, ' also'));
  const grown = after(opened(TEXT), also);

  it('are not stale against what their base already has', () => {
    expect(stale(grown, edit(1, put(4, ' freely')), [{ revision: 1, edit: also }])).toEqual([]);
  });

  it('are restated at one point even where something was put in beside them', () => {
    const rebased = rebase(grown, edit(0, put(3, ' promptly')), 1);
    expect(rebased).toEqual(edit(1, put(4, ' promptly')));
  });

  it('do not overlap when one strikes only what was put in beside the words of the other', () => {
    const beside = after(grown, edit(1, put(5, ' freely')));
    const strike = edit(0, { from: 3, to: 4, del: ' provide', ins: '' });
    expect(kinds(beside, strike, edit(2, { from: 3, to: 4, del: ' also', ins: '' }))).toEqual([]);
    expect(kinds(beside, strike, edit(2, { from: 5, to: 6, del: ' freely', ins: '' }))).toEqual([]);
  });

  it('meet at one point when one gap lies within the other', () => {
    const wide = after(opened(TEXT), edit(0, put(3, ' also and freely')));
    const [outer, inner] = [edit(0, put(3, ' promptly')), edit(1, put(4, ' always'))];
    expect([kinds(wide, outer, inner), kinds(wide, inner, outer)]).toEqual([['same-point'], ['same-point']]);
  });

  it('overlap, and are not the same change, when one strikes words put in since the other', () => {
    const narrow = edit(0, { from: 2, to: 4, del: ' shall provide', ins: '' });
    const wide = edit(1, { from: 2, to: 5, del: ' shall also provide', ins: '' });
    expect([kinds(grown, narrow, wide), sameChange(grown, narrow, wide)]).toEqual([['overlap'], false]);
  });

  it('overlap, and are not the same change, when they strike the like of each other', () => {
    const twice = after(opened(TEXT), edit(0, put(3, ' provide')));
    const first = edit(0, { from: 2, to: 4, del: ' shall provide', ins: '' });
    const second = edit(1, { from: 2, to: 4, del: ' shall provide', ins: '' });
    expect([kinds(twice, first, second), sameChange(twice, first, second)]).toEqual([['overlap'], false]);
  });
});

describe('an insertion and a replacement by the same words', () => {
  it('are not the same change', () => {
    const weave = opened(TEXT);
    const [insertion, replacement] = [
      edit(0, put(3, ' submit')),
      edit(0, { from: 3, to: 4, del: ' provide', ins: ' submit' }),
    ];
    expect([kinds(weave, insertion, replacement), kinds(weave, replacement, insertion)]).toEqual([
      ['same-point'],
      ['same-point'],
    ]);
  });
});

describe('a strike beside a replacement', () => {
  it('needs no warning', () => {
    const weave = opened(TEXT);
    const strike = editTo(weave, 0, TEXT.replace(' provide', ''));
    expect(touching(weave, editTo(weave, 0, TEXT.replace('shall', 'may')), strike)).toEqual([]);
  });
});

describe('an event without an edit', () => {
  const struck = after(opened('a b c d e f'), edit(0, { from: 0, to: 1, del: ' a', ins: '' }));
  const weave = fold(struck, moment(2), chairEdit(struck, editTo(struck, 1, 'c d x f')));

  it('makes stale what it changed, and not what lies between', () => {
    const [between, changed] = [editTo(weave, 1, 'b c y e f'), editTo(weave, 1, 'b c d z f')];
    expect(stale(weave, between, [{ revision: 2 }])).toEqual([]);
    expect(stale(weave, changed, [{ revision: 2 }])).toMatchObject([{ kind: 'overlap', revision: 2 }]);
  });
});
