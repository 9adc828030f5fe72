import { chairEdit, check, editTo, fold, type Edit, type Hunk } from './index.js';
import { moment, opened } from './testing/arbitraries.js';

const weave = opened('States Parties shall provide all statistics.');
const shall: Hunk = { from: 2, to: 3, del: ' shall', ins: ' may' };
const all: Hunk = { from: 4, to: 5, del: ' all', ins: '' };

const edit = (...hunks: Hunk[]): Edit => ({ base: 0, tokeniser: 1, hunks });

describe('an edit is checked against its base', () => {
  it('and fits', () => {
    expect(check(weave, edit(shall, all))).toBeUndefined();
    expect(check(weave, edit(shall, { from: 3, to: 3, del: '', ins: ' also' }))).toBeUndefined();
  });

  it.each<[code: string, wrong: Edit]>([
    ['TOKENISER_UNKNOWN', { ...edit(shall), tokeniser: 2 }],
    ['BASE_UNKNOWN', { ...edit(shall), base: -1 }],
    ['BASE_UNKNOWN', { ...edit(shall), base: 0.5 }],
    ['BASE_UNKNOWN', { ...edit(shall), base: 4 }],
    ['HUNK_OUT_OF_RANGE', edit({ ...shall, from: -1 })],
    ['HUNK_OUT_OF_RANGE', edit({ ...shall, to: 99 })],
    ['HUNK_OUT_OF_RANGE', edit({ ...shall, to: 1 })],
    ['HUNK_OUT_OF_RANGE', edit({ ...shall, from: 1.5 })],
    ['HUNKS_OVERLAP', edit(all, shall)],
    ['HUNKS_OVERLAP', edit(shall, shall)],
    ['WITNESS_MISMATCH', edit({ ...shall, del: 'shall' })],
    ['WITNESS_MISMATCH', edit({ ...shall, to: 4 })],
    ['INSERTION_NOT_NORMAL', edit({ ...shall, ins: ' may ' })],
    ['INSERTION_NOT_NORMAL', edit({ ...shall, ins: '  may' })],
    ['INSERTION_NOT_NORMAL', edit({ ...shall, ins: ' may\r\n' })],
    ['CHANGES_NOTHING', edit({ ...shall, ins: ' shall' })],
    ['CHANGES_NOTHING', edit({ from: 1, to: 1, del: '', ins: '' })],
    ['CHANGES_NOTHING', edit()],
    ['CHANGES_NOTHING', edit({ from: 0, to: 1, del: ' States', ins: 'States' })],
  ])('and refused with %s', (code, wrong) => {
    expect(check(weave, wrong, 3)).toMatchObject({ code });
  });

  it('whatever has happened since', () => {
    const later = fold(weave, moment(1), chairEdit(weave, editTo(weave, 0, 'Nothing of it is left.')));
    expect(check(later, edit(shall))).toBeUndefined();
    expect(check(later, { ...edit(shall), base: 1 })).toMatchObject({ code: 'WITNESS_MISMATCH' });
  });
});
