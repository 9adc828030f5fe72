import { collisionLines } from './collisions.js';

const terminal = {
  width: 80,
  out: () => undefined,
  note: () => undefined,
  style: (style: string, text: string) => (style === 'bold' ? `<${text}>` : text),
};
const names = { questions: new Map<string, string>(), delegations: new Map<string, string>() };
const nothing = { stale: [], colliding: [], same: [], touching: [], more: false };
const [a, b, c] = ['aaaa1', 'bbbb1', 'cccc1'] as const;

describe('what is in the way of what', () => {
  it('is told question by question, in words', () => {
    const question = {
      number: '3',
      stale: [{ proposal: a }],
      colliding: [
        { proposals: [a, b], where: [{ kind: 'overlap' }, { kind: 'overlap' }, { kind: 'same-point' }] },
        {
          proposals: [b, c],
          where: [
            { kind: 'question-gone', proposal: c },
            { kind: 'question-split', proposal: b },
          ],
        },
        { proposals: [a, c], where: [{ kind: 'question-merged', proposal: c }] },
        { proposals: [a, c], where: [{ kind: 'question-moved', proposal: a }] },
        { proposals: [a, 'dddd1'], where: [{ kind: 'place-lost', proposal: a }] },
      ],
      same: [[a, b]],
      touching: [{ proposals: [a, b], where: [{ kind: 'touching' }] }],
      more: true,
    } as const;
    expect(collisionLines([{ number: '2', ...nothing }, question], names, terminal)).toEqual([
      '<3>',
      '     3#aaaa no longer applies as it stands: it is stale',
      '     3#aaaa and 3#bbbb change the same words',
      '     3#aaaa and 3#bbbb put words in at one place',
      '     3#cccc would delete the question of 3#bbbb',
      '     3#bbbb would split the question of 3#cccc',
      '     3#cccc would merge the question of 3#aaaa',
      '     3#aaaa would move the question elsewhere than 3#cccc',
      '     3#aaaa would leave #dddd without its place',
      '     3#aaaa and 3#bbbb touch: both can be accepted',
      '     3#aaaa and 3#bbbb are one change, to be sponsored together',
      '     and more',
    ]);
  });
  it('is said to be nothing where that is so', () => {
    expect(collisionLines([nothing], names, terminal)).toEqual(['Nothing is in the way of anything else.']);
  });
});
