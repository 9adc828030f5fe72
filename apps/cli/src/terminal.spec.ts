import { aligned, terminalOn, wrapped } from './terminal.js';

const stream = (isTTY: boolean) => {
  const written: string[] = [];
  return { isTTY, columns: 60, written, write: (text: string) => written.push(text) };
};

describe('the terminal', () => {
  it('says answers on standard output and everything else on standard error', () => {
    const [out, err] = [stream(false), stream(false)];
    const terminal = terminalOn(out, err, {});
    terminal.out('a', 'b');
    terminal.note('c');
    expect([out.written, err.written]).toEqual([['a\n', 'b\n'], ['c\n']]);
  });

  it('colours only where somebody looks, and wants it', () => {
    const err = stream(false);
    expect(terminalOn(stream(false), err, {}).style('bold', 'x')).toBe('x');
    expect(terminalOn(stream(true), err, { NO_COLOR: '1' }).style('bold', 'x')).toBe('x');
    expect(terminalOn(stream(true), err, {}).style('bold', 'x')).not.toBe('x');
  });

  it('is as wide as it says, within reason', () => {
    const width = (columns?: number): number =>
      terminalOn({ isTTY: true, write: () => true, ...(columns !== undefined && { columns }) }, stream(true), {}).width;
    expect([width(60), width(300), width(10)]).toEqual([60, 100, 40]);
    expect([width(), width(0)]).toEqual([100, 100]); // some terminals do not know
  });

  it('aligns columns by what is seen of them', () => {
    const bold = terminalOn(stream(true), stream(false), {}).style('bold', 'é');
    expect(
      aligned([
        [bold, 'x'],
        ['abc', 'y'],
      ]),
    ).toEqual([`${bold}    x`, 'abc  y']);
    expect(aligned([])).toEqual([]);
  });

  it('breaks words into lines that hang under the first', () => {
    expect(wrapped('one two three', 10, '1  ')).toEqual(['1  one two', '   three']);
    expect(wrapped('unbreakablewords', 5, '1 ')).toEqual(['1 unbreakablewords']);
    expect(wrapped('', 10, '1')).toEqual(['1']);
  });

  it('sets apart what runs from right to left, in cells and on lines, and counts only what is seen', () => {
    expect(
      aligned([
        ['1', 'שלום.', 'x'],
        ['2', 'farewell', 'y'],
      ]),
    ).toEqual(['1  \u2067שלום.\u2069     x', '2  farewell  y']);
    expect(wrapped('שלום לכם.', 8, '1  ')).toEqual(['1  \u2067שלום\u2069', '   \u2067לכם.\u2069']);
  });
});
