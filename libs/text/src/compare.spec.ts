import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  apply,
  chairEdit,
  compare,
  editTo,
  fold,
  isFault,
  normalise,
  openWith,
  split,
  wordingAt,
  wordsAt,
  type ComparedRun,
  type Weave,
} from './index.js';
import { moment, numRuns, opened, PATIENCE_MS } from './testing/arbitraries.js';
import { play, timeline } from './testing/timeline.js';

const reworded = (weave: Weave, wording: string): Weave =>
  fold(weave, moment(weave.revision + 1), chairEdit(weave, editTo(weave, weave.revision, wording)));

const told = (runs: readonly ComparedRun[]): string[] => runs.map(({ fate, text }) => `${fate}:${text}`);

/** What the words of one of the two states concatenate to. */
const side = (runs: readonly ComparedRun[], ...fates: readonly string[]): string =>
  normalise(runs.flatMap(({ fate, text }) => (fates.includes(fate) ? [text] : [])).join(''));

describe('two states of a wording', () => {
  it('show what was struck and inserted, and by whom, and not what came and went between', () => {
    const weave = ['States may report.', 'States should report.', 'States shall report.'].reduce(
      reworded,
      opened('States must report.'),
    );
    const runs = compare(weave, 0, 3);
    expect(told(runs)).toEqual(['kept:States', 'struck: must', 'inserted: shall', 'kept: report.']);
    expect(runs[1]).toMatchObject({ put: { revision: 0 }, struck: { revision: 1, by: ['chair'] } });
    expect(runs[2]).toMatchObject({ put: { revision: 3, by: ['chair'] } });
    expect(runs.every(({ first }) => first === undefined)).toBe(true);
  });

  it('tell what was moved from what was struck and written anew', () => {
    const weave = reworded(
      opened('Subject to its domestic law, does your country permit extradition?'),
      'Does your country permit extradition, subject to its domestic law?',
    );
    const fates = compare(weave, 0, 1).map(({ fate, text }) => [fate, text.trim().toLowerCase()]);
    expect(fates).toContainEqual(['moved-away', 'subject to its domestic law']);
    expect(fates).toContainEqual(['moved-here', 'subject to its domestic law']);
    const [moved] = compare(weave, 0, 1).filter(({ fate }) => fate === 'moved-here');
    expect(moved).toMatchObject({ put: { revision: 1 }, first: { revision: 0, by: ['secretariat'] } });
  });

  it('may be given the later one first', () => {
    const weave = reworded(opened('may report'), 'shall report');
    expect(told(compare(weave, 1, 0))).toEqual(['inserted:may', 'struck: shall', 'kept: report']);
  });

  it('tell what came out of another question by what brought it here and by who wrote it', () => {
    const weave = opened('States may report.');
    const edit = editTo(weave, 0, 'States may report each year.');
    const whole = fold(weave, moment(1), apply(weave, edit, { by: ['Avalon'], proposal: 'p' }));
    const made = split({ question: 'q', weave: whole }, [2]);
    if (isFault(made)) throw new Error(made.code);
    const part = openWith(made[1]!, moment(5));
    const runs = compare(part, -1, 5);
    expect(told(runs)).toEqual(['inserted:report', 'inserted: each year', 'inserted:.']);
    expect(runs.map(({ put }) => [put?.revision, put?.by, put?.proposal])).toEqual(
      runs.map(() => [5, ['chair'], undefined]),
    );
    expect(runs.map(({ first }) => first?.revision)).toEqual([0, 1, 0]);
    expect(runs[1]).toMatchObject({ first: { by: ['Avalon'], proposal: 'p' } });
  });

  it('are nothing but kept words when they are one', () => {
    expect(told(compare(opened('may report'), 0, 0))).toEqual(['kept:may report']);
  });

  it(
    'are each made of their words',
    () => {
      const drawn = fc.property(fc.tuple(timeline, fc.nat(), fc.nat()), ([negotiated, a, b]) => {
        const { weave } = play(negotiated);
        const [from, to] = [a % (weave.revision + 1), b % (weave.revision + 1)];
        const runs = compare(weave, from, to);
        assert.equal(side(runs, 'kept', 'struck', 'moved-away'), normalise(wordingAt(weave, from)));
        assert.equal(side(runs, 'kept', 'inserted', 'moved-here'), normalise(wordingAt(weave, to)));
        assert.deepEqual(wordsIn(runs, 'moved-here'), wordsIn(runs, 'moved-away'));
        assert.equal(runs.length === 0, wordsAt(weave, from).length + wordsAt(weave, to).length === 0);
      });
      fc.assert(drawn, { numRuns });
    },
    PATIENCE_MS,
  );
});

const wordsIn = (runs: readonly ComparedRun[], wanted: string): string[] =>
  runs
    .flatMap(({ fate, text }) => (fate === wanted ? Array.from(text.toLowerCase().replace(/\s/g, '')) : []))
    .toSorted();
