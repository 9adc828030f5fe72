import { becauseOf, correctionOf, corrects } from './correction.js';

const first = {
  ...{ notice: 'proposal-decided.draft.7.p', kind: 'proposal-decided', recipient: 'avalon', text: 'draft' },
  ...{ question: 'q', title: 'Your proposal was accepted', lines: ['So it is.'] },
};
const slip = { type: 'SlipCorrected', revision: 9, data: { corrects: { revision: 7 }, words: 'The wrong key.' } };

describe('the correction of a notice', () => {
  it('goes to the same recipient, names the first, and says why', () => {
    const correction = correctionOf(first, becauseOf(slip));
    expect(correction).toMatchObject({
      ...{ kind: 'correction', recipient: 'avalon', text: 'draft', question: 'q', corrects: first.notice },
      title: 'Correction: Your proposal was accepted',
    });
    expect(correction.lines.at(-1)).toBe('The wrong key.');
    expect(correctionOf({ ...first, question: undefined }, { revision: 9, type: 'SlipCorrected' })).not.toHaveProperty(
      'question',
    );
  });

  it('is the same whoever makes it, and another one for another notice or another slip', () => {
    const because = becauseOf(slip);
    const { notice } = correctionOf(first, because);
    expect(correctionOf(first, because).notice).toBe(notice);
    expect(correctionOf({ ...first, notice: 'other' }, because).notice).not.toBe(notice);
    expect(correctionOf(first, { ...because, revision: 10 }).notice).not.toBe(notice);
  });

  it('follows from a slip, by the revision that it names, and from nothing else', () => {
    expect(corrects(slip)).toEqual([7]);
    expect(corrects({ ...slip, data: { corrects: { revision: '7' } } })).toEqual([7]);
    expect(corrects({ type: 'ProposalAccepted', data: slip.data })).toBeUndefined();
  });
});
