import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  apply,
  bracketed,
  chairEdit,
  compare,
  compareAll,
  editTo,
  fold,
  isFault,
  merge,
  mirrored,
  normalise,
  openWith,
  settleAll,
  split,
  wordingAt,
  wordsAt,
  type Applied,
  type ComparedRun,
  type EditFault,
  type SpanOpened,
  type Weave,
} from './index.js';
import { moment, numRuns, opened, PATIENCE_MS } from './testing/arbitraries.js';
import { play, timeline } from './testing/timeline.js';

const reworded = (weave: Weave, wording: string): Weave =>
  fold(weave, moment(weave.revision + 1), chairEdit(weave, editTo(weave, weave.revision, wording)));

const told = (runs: readonly ComparedRun[]): string[] =>
  runs.map(({ fate, text, bracket }) => `${fate}:${bracket?.edge ?? text}`);

const made = <T extends object>(parts: T | EditFault): T => {
  if (isFault(parts)) throw new Error(parts.code);
  return parts;
};

const NOTHING: Applied = { tokeniser: 1, hunks: [], moves: [], opened: [], settled: [] };
const span = (id: string, from: number, to: number): SpanOpened => ({
  ...{ id, from, to, kind: 'bracket', requestedBy: ['Avalon'] },
});

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
    const part = openWith(made(split({ question: 'q', weave: whole }, [2]))[1]!, moment(5));
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

  it('show a bracket that was put or settled, and no words of it', () => {
    const weave = opened('States shall report.');
    const drawn = fold(weave, moment(1), { ...NOTHING, opened: [span('s', 1, 2)] });
    const settled = fold(drawn, moment(2), settleAll(drawn));
    expect(told(compare(settled, 0, 1))).toEqual([
      'kept:States',
      'inserted:[',
      'kept: shall',
      'inserted:]',
      'kept: report.',
    ]);
    expect(compare(settled, 1, 2)[1]).toMatchObject({
      ...{ fate: 'struck', text: '', bracket: { span: 's', edge: '[' } },
      ...{ put: { revision: 1 }, struck: { revision: 2 } },
    });
    expect(told(compare(settled, 0, 2))).toEqual(['kept:States shall report.']);
    expect(told(compare(drawn, 1, 1))).toContain('kept:[');
  });

  it('nest brackets that end at one place, and have none where all their words are struck', () => {
    const weave = opened('States shall report.');
    const outer = fold(weave, moment(1), { ...NOTHING, opened: [span('outer', 0, 2)] });
    const both = fold(outer, moment(2), { ...NOTHING, opened: [span('inner', 1, 2), span('next', 2, 3)] });
    const edges = compare(both, 0, 2).flatMap(({ bracket }) => (bracket ? [bracket.edge + bracket.span] : []));
    expect(edges).toEqual(['[outer', '[inner', ']inner', ']outer', '[next', ']next']);
    expect(told(compare(reworded(both, 'States shall.'), 2, 3)).slice(-4)).toEqual([
      'struck:[',
      'struck: report',
      'struck:]',
      'kept:.',
    ]);
  });

  it('name only the event that put words in: not what lies behind it', () => {
    const whole = reworded(opened('States may report.'), 'States may report each year.');
    const [, part] = made(split({ question: 'q', weave: whole }, [2]));
    expect(compare(openWith(part!, moment(5)), 5, 5).map(({ put }) => Object.keys(put ?? {}))).toEqual(
      [1, 2, 3].map(() => ['revision', 'reading', 'decision', 'by']),
    );
  });

  it(
    'are each made of their words',
    () => {
      const law = fc.property(fc.tuple(timeline, fc.nat(), fc.nat()), ([negotiated, a, b]) => {
        const { weave } = play(negotiated);
        const [from, to] = [a % (weave.revision + 1), b % (weave.revision + 1)];
        const runs = compare(weave, from, to);
        assert.equal(side(runs, 'kept', 'struck', 'moved-away'), normalise(wordingAt(weave, from)));
        assert.equal(side(runs, 'kept', 'inserted', 'moved-here'), normalise(wordingAt(weave, to)));
        assert.deepEqual(wordsIn(runs, 'moved-here'), wordsIn(runs, 'moved-away'));
        assert.equal(drawn(runs, 'kept', 'struck', 'moved-away'), unspaced(bracketed(weave, from)));
        assert.equal(drawn(runs, 'kept', 'inserted', 'moved-here'), unspaced(bracketed(weave, to)));
        assert.deepEqual(compare(weave, to, from), from === to ? runs : runs.map(mirrored));
        assert.equal(runs.length === 0, wordsAt(weave, from).length + wordsAt(weave, to).length === 0);
      });
      fc.assert(law, { numRuns });
    },
    PATIENCE_MS,
  );
});

/** The same with its brackets: a blank may stand on either side of one. */
const drawn = (runs: readonly ComparedRun[], ...fates: readonly string[]): string =>
  unspaced(runs.map(({ fate, text, bracket }) => (fates.includes(fate) ? (bracket?.edge ?? text) : '')).join(''));

const unspaced = (text: string): string => text.replace(/\s/g, '');

describe('questions that came out of one another', () => {
  const weave = reworded(
    opened('States may report. They shall train officials.'),
    'States may report. They train officials.',
  );
  const [first, second] = made(split({ question: 'q', weave }, [4])).map((part) => openWith(part, moment(5)));

  it('have moved what went from one to the other, and struck or inserted the rest', () => {
    const [q, one, two] = compareAll([
      { question: 'q', weave, from: 0 },
      { question: 'one', weave: first!, to: 6 },
      { question: 'two', weave: reworded(second!, 'They train all officials.'), to: 6 },
    ]).map(told);
    expect(q).toEqual(['moved-away:States may report. They', 'struck: shall', 'moved-away: train officials.']);
    expect(one).toEqual(['moved-here:States may report.']);
    expect(two).toEqual(['moved-here:They train', 'inserted: all', 'moved-here: officials.']);
  });

  it('say what struck words before their question went', () => {
    const [q] = compareAll([{ question: 'q', weave, from: 0 }]);
    expect(q?.find(({ text }) => text === ' shall')?.struck).toMatchObject({ revision: 1 });
    expect(q?.filter(({ text }) => text !== ' shall').map(({ struck }) => struck)).toEqual([undefined, undefined]);
  });

  it('are followed through a split and a merger, also of words that stood twice', () => {
    const joint = [{ text: ' and', by: ['Avalon'] }];
    const merger = merge(
      [
        { question: 'two', weave: second! },
        { question: 'one', weave: first! },
      ],
      [joint],
    );
    const [q, all] = compareAll([
      { question: 'q', weave, from: 1 },
      { question: 'all', weave: openWith(merger, moment(7)), to: 7 },
    ]).map(told);
    expect(q).toEqual(['moved-away:States may report. They train officials.']);
    expect(all?.filter((run) => !run.startsWith('moved-here'))).toEqual(['inserted: and']);
  });

  it('are followed at once, however long they are and however alike their words', () => {
    const long = opened(Array.from({ length: 20_000 }, () => 'same').join(' '));
    const parts = made(split({ question: 'q', weave: long }, [5_000])).map((part) => openWith(part, moment(5)));
    const all = [{ question: 'q', weave: long, from: 0 }, ...parts.map((weave) => ({ question: 'p', weave, to: 5 }))];
    expect(compareAll(all).map((runs) => runs.map(({ fate, text }) => [fate, text.length]))).toEqual([
      [['moved-away', 99_999]],
      [['moved-here', 24_999]],
      [['moved-here', 74_999]],
    ]);
  });

  it('take their brackets with them', () => {
    const drawn = fold(weave, moment(2), { ...NOTHING, opened: [span('s', 0, 2)] });
    const [part] = made(split({ question: 'q', weave: drawn }, [4]));
    const [q, one] = compareAll([
      { question: 'q', weave: drawn, from: 2 },
      { question: 'one', weave: openWith(part!, moment(3)), to: 3 },
    ]).map(told);
    expect(q?.slice(0, 3)).toEqual(['moved-away:[', 'moved-away:States may', 'moved-away:]']);
    expect(one?.slice(0, 3)).toEqual(['moved-here:[', 'moved-here:States may', 'moved-here:]']);
  });
});

const wordsIn = (runs: readonly ComparedRun[], wanted: string): string[] =>
  runs
    .flatMap(({ fate, text }) => (fate === wanted ? Array.from(text.toLowerCase().replace(/\s/g, '')) : []))
    .toSorted();
