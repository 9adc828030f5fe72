import { proposalLines } from './proposed.js';

const names = {
  questions: new Map([
    ['q1', '1'],
    ['q2', '1 (a)'],
  ]),
  delegations: new Map([['d', 'Ardovia']]),
};

describe('a list of proposals', () => {
  it('says what is proposed that is not in words, and that it collides', () => {
    const of = (proposalId: string, kind: string, more: object) => ({
      ...{ proposalId, questionId: 'q1', status: 'tabled', by: ['d'], kind },
      ...more,
    });
    const wanted = [
      of('aaaaa', 'merge', { questions: ['q1', 'q2', 'q3'], collidesWith: [{}, {}] }),
      of('bbbbb', 'addition', { addition: { wording: 'Why?' }, questionId: 'new' }),
      of('ccccc', 'sub-amendment', { amends: 'ddddddd', amendment: { hunks: [{ del: 'a', ins: 'b' }] } }),
      of('eeeee', 'split', { collidesWith: [] }),
    ];
    expect(proposalLines(wanted, names).map((line) => line.replace(/ {2,}/g, ' | '))).toEqual([
      '1#aaaa | tabled, collides with 2 | Ardovia | to merge 1 and 1 (a) and one taken out',
      '1#cccc | tabled | Ardovia | to amend #dddd: −a +b',
      '1#eeee | tabled | Ardovia | to split it',
      'new#bbbb | tabled | Ardovia | to add: Why?',
    ]);
  });
});
