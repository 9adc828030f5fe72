import { act, names, plain, put, runs, seen } from '../testing/worded.js';
import { laidOut } from './laid-out.js';
import { attributionLines, negotiationLines } from './wording.js';

describe('a wording on the terminal', () => {
  it('says whose each word is, struck ones too', () => {
    expect(attributionLines([{ number: '1', status: 'open', runs }], names, plain)).toEqual([
      '1    States {-1: shall-} {1: should} report.',
      '     0  chair · QuestionTabled · revision 1',
      '     1  Avalon · ProposalAccepted · reading 1 · revision 7',
    ]);
  });

  it('shows what is open in its place, and what has none', () => {
    const line = '3. [Why?]\n3 bis. [How?: Avalon]';
    expect(
      negotiationLines(
        [
          { number: '2', line: 'States [shall] [should: Avalon] report \\[x\\].', stale: [1], beside: [] },
          { number: '3', line, stale: [], beside: [] },
        ],
        names,
        { ...plain, style: (style, text) => (style === 'yellow' ? `<${text}>` : text) },
      ),
    ).toEqual([
      '2    States <[>shall<]> <[>should: Avalon<]> report \\[x\\].',
      '     (1 stale, to be confirmed, revised or withdrawn)',
      '',
      '     3. <[>Why?<]>',
      '     3 bis. <[>How?: Avalon<]>',
    ]);
  });

  it('names what is proposed beside the words, whose it is and what it collides with', () => {
    const one = { kind: 'deletion', proposal: '74b1c0de', by: ['a'], stale: false, collidesWith: [1, 2] };
    const beside = [
      one,
      { ...one, kind: 'idea', by: ['a', 'b'], collidesWith: [] },
      { ...one, kind: 'merge', stale: true, collidesWith: [] },
    ];
    expect(negotiationLines([{ number: '3', line: 'Why?', stale: [], beside }], names, plain)).toEqual([
      '3    Why?',
      '     (proposal 3#74b1 to delete it, by Avalon; collides with 2)',
      '     (idea 3#74b1, wording to follow, by Avalon, b)',
      '     (proposal 3#74b1 to merge it with another, by Avalon; stale)',
    ]);
  });

  it('keeps a long number and the wording apart', () => {
    const asked = { number: '14 (a)', line: 'If yes, why?', stale: [], beside: [] };
    expect(negotiationLines([asked], names, plain)).toEqual(['14 (a) If yes, why?']);
  });

  it('breaks lines at blanks only, and never runs what went and what came together', () => {
    const pieces = [
      { text: '偷运' },
      { text: '移民', marks: ['{-', '-}'] as const },
      { text: '人口', marks: ['{+', '+}'] as const },
      { text: '行为' },
    ];
    expect(laidOut(pieces, { ...plain, width: 8 })).toEqual(['偷运{-移民-}', '{+人口+}行为']);
    expect(laidOut([], plain, '1')).toEqual([]);
  });
});

const marked = (text: string) => ({ text, marks: ['{+', '+}'] as const });

describe('a wording that runs from right to left', () => {
  it('is read from the right on every line, each run apart and the number before it', () => {
    const pieces = [{ text: 'تدابير' }, marked(' and'), { text: ' أخرى؟' }];
    expect(laidOut(pieces, { ...plain, width: 18 }, '1  ').map(seen)).toEqual([
      '1  <R <R تدابير> <R {+and+}>>',
      '   <R <R أخرى؟>>',
    ]);
  });

  it('is so in Hebrew, even where it begins in another script', () => {
    const pieces = [{ text: 'UNODC (2)' }, marked(' מדינות הצד'), { text: ' ידווחו.' }];
    expect(laidOut(pieces, plain).map(seen)).toEqual(['<R <R UNODC (2)> <R {+מדינות הצד+}> <R ידווחו.>>']);
  });

  it('is set apart from left to right where it is only quoted in another', () => {
    const pieces = [{ text: 'The term' }, marked(' הברחה'), { text: ', as defined.' }];
    expect(laidOut(pieces, plain).map(seen)).toEqual(['<L <L The term> <L {+הברחה+}><L , as defined.>>']);
    expect(laidOut([{ text: 'plain' }, { text: ' 2.' }], plain).join('')).toBe('plain 2.');
  });

  it('stands in its attribution and its negotiation text', () => {
    const [own, fresh] = [
      { text: 'מדינות', put },
      { text: ' חייבות', put: act },
    ];
    expect(attributionLines([{ number: '1', status: 'open', runs: [own, fresh] }], names, plain).map(seen)[0]).toBe(
      '1    <R <R מדינות> <R {1: חייבות}>>',
    );
    const open = { number: '2', line: 'מדינות [רשאיות] [חייבות: Avalon] לדווח.', stale: [], beside: [] };
    expect(negotiationLines([open], names, plain).map(seen)).toEqual([
      '2    <R <R מדינות [רשאיות] [חייבות: Avalon] לדווח.>>',
    ]);
  });
});
