import { numbersOf } from './numbering.js';

type Line = [id: string, of?: string | undefined, status?: 'removed'];
const numbers = (...lines: Line[]) =>
  numbersOf(
    lines.map(([questionId, of, status = 'open' as const]) => ({
      questionId,
      status,
      ...(of !== undefined && { followUp: { of, when: 'no' } }),
    })),
  ).map(({ questionId, number }) => `${questionId}: ${number}`);

describe('numbering', () => {
  it('goes four levels deep', () => {
    expect(numbers(['p'], ['q', 'p'], ['r', 'q'], ['s', 'r'], ['t'])).toEqual([
      'p: 1',
      'q: 1 (a)',
      'r: 1 (a) (i)',
      's: 1 (a) (i) a.',
      't: 2',
    ]);
  });
  it('leaves out what was taken out; its follow-ups go to the question above', () => {
    expect(numbers(['p'], ['q', 'p', 'removed'], ['r', 'q'], ['t', 'r'], ['u'])).toEqual([
      'p: 1',
      'r: 1 (a)',
      't: 1 (a) (i)',
      'u: 2',
    ]);
    expect(numbers(['p', undefined, 'removed'], ['q', 'p'], ['r'])).toEqual(['q: 1', 'r: 2']);
  });
  it('does not run out of letters and Roman numerals', () => {
    const many = Array.from({ length: 100 }, (_, i): Line => [`c${String(i)}`, 'b']);
    const all = numbers(['a'], ['b', 'a'], ...many);
    expect(all[2 + 48]).toBe('c48: 1 (a) (xlix)');
    expect(all[2 + 89]).toBe('c89: 1 (a) (xc)');
    expect(all[2 + 99]).toBe('c99: 1 (a) (c)');
    const letters = numbers(['b'], ...many);
    expect([letters[1 + 25], letters[1 + 26], letters[1 + 52]]).toEqual(['c25: 1 (z)', 'c26: 1 (aa)', 'c52: 1 (ba)']);
  });
});
