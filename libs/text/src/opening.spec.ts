import {
  apply,
  blame,
  editTo,
  fold,
  isFault,
  merge,
  openWith,
  split,
  wordingAt,
  type Applied,
  type Credit,
  type InsertedRun,
  type Opening,
  type Weave,
} from './index.js';
import { moment, opened } from './testing/arbitraries.js';

const CHAIRS = { by: ['chair'] };
const LAW = 'subject to its domestic law';

const inserting = (...ins: InsertedRun[]): Applied => ({
  ...{ tokeniser: 1, moves: [], opened: [], settled: [] },
  hunks: [{ from: 0, to: 0, del: '', struck: [], ins }],
});

/** A question of words that one event put in, each run under its own credit. */
const writtenBy = (...credits: Credit[]): Weave =>
  fold(opened(''), moment(1), inserting(...credits.map((credit) => ({ text: ' word', ...credit }))));

const accepted = (weave: Weave, wording: string, by: string): Weave =>
  fold(
    weave,
    moment(weave.revision + 1),
    apply(weave, editTo(weave, weave.revision, wording), { by: [by], proposal: `p-${by}` }),
  );

const named = (weave: Weave, question = 'q'): { question: string; weave: Weave } => ({ question, weave });
const mergedOf = (...wholes: { question: string; weave: Weave }[]): Weave =>
  openWith(
    merge(
      wholes,
      wholes.map(() => [{ text: ' and', ...CHAIRS }]),
    ),
    moment(9),
  );

const whose = (weave: Weave): string[] =>
  blame(weave).map(({ text, by, proposal, movedFrom }) =>
    [text.trim(), ...by, proposal ?? '-', ...(movedFrom?.by ?? [])].join(' '),
  );

describe('a question that opens with words written before', () => {
  it('tells a passage that a proposal moved from what the same proposal wrote', () => {
    const start = opened(`Subject to its domestic law, does your country permit extradition where it is met?`);
    const moved = accepted(start, `Does your country freely permit extradition where it is met ${LAW}?`, 'a');
    expect(whose(moved)).toContain(`${LAW} a p-a secretariat`);
    expect(whose(mergedOf(named(moved)))).toEqual(whose(moved));
  });

  it('tells passages apart that one proposal moved, by who first wrote each', () => {
    const rest = 'please describe in some detail all the measures that your country has taken or means to take';
    const first = accepted(opened(`First, ${rest}.`), `First, ${LAW}, ${rest}.`, 'b');
    const second = accepted(first, `First, ${LAW}, where dual criminality is met, ${rest}.`, 'c');
    const both = accepted(second, `First, ${rest}, ${LAW}, where dual criminality is met.`, 'd');
    expect(whose(both).filter((run) => / d p-d [bc]$/.test(run))).toHaveLength(2);
    expect(whose(mergedOf(named(both)))).toEqual(whose(both));
  });

  it('tells words apart that one event wrote, by proposal and by every author', () => {
    const credits = [['a'], ['a', 'b'], ['c']].flatMap((by) => [
      { by },
      ...['p', 'r'].map((one) => ({ by, proposal: one })),
    ]);
    const again = mergedOf(named(writtenBy(...credits)));
    expect(blame(again).map(({ by, proposal }) => ({ by, ...(proposal !== undefined && { proposal }) }))).toEqual(
      credits,
    );
  });

  it('tells words apart that several events wrote, and says when each came here', () => {
    const weave = accepted(
      accepted(opened('States report.'), 'States shall report.', 'a'),
      'States shall report now.',
      'a',
    );
    const runs = blame(mergedOf(named(weave)));
    expect(runs.map(({ text, revision }) => [text.trim(), revision])).toEqual([
      ['States', 0],
      ['shall', 1],
      ['report', 0],
      ['now', 2],
      ['.', 0],
    ]);
    expect(new Set(runs.map(({ origin }) => origin?.entered))).toEqual(new Set([9]));
  });

  it('tells in which question words were written, where one event wrote in several', () => {
    const [one, other] = [opened('Does it?'), opened('Has it?')];
    const merged = mergedOf(named(one, 'one'), named(other, 'other'));
    expect(blame(merged).map(({ text, origin }) => [text.trim(), origin?.question])).toEqual([
      ['Does it?', 'one'],
      ['and', undefined],
      ['Has it?', 'other'],
    ]);
  });

  it('credits new words to whose they are, beside those of others in the same event', () => {
    const runs = [
      ['a', 'p'],
      ['a', 'r'],
      ['b', 'r'],
    ].map(([by = '', proposal = '']) => ({ text: ' word', by: [by], proposal }));
    const weave = openWith({ tokeniser: 1, runs: [...runs, { text: ' end' }], spans: [] }, moment(4));
    expect(whose(weave)).toEqual(['word a p', 'word a r', 'word b r', 'end chair -']);
    expect(blame(weave).every(({ revision, origin }) => revision === 4 && origin === undefined)).toBe(true);
  });

  it('says of a span what first opened it, and keeps it where it stood', () => {
    const opening: Opening = {
      tokeniser: 1,
      runs: [{ text: ' States shall report' }],
      spans: [
        {
          ...{ id: 's', kind: 'bracket', requestedBy: ['a'], from: 1, to: 2 },
          origin: {
            question: 'q',
            stamp: { revision: 2, reading: 1, decision: 'ProposalReflectedInBrackets', by: CHAIRS.by },
          },
        },
      ],
    };
    const { spans, stamps } = openWith(opening, moment(5));
    expect(spans).toMatchObject([{ id: 's', start: 1, end: 2 }]);
    expect(stamps[spans[0]?.in ?? 0]).toMatchObject({ revision: 5, origin: { question: 'q', stamp: { revision: 2 } } });
  });

  it('takes a stamp for each author and not for each run: what is read as one run is one again', () => {
    const weave = accepted(opened(words('a', 200)), words('b', 200), 'x');
    const origins = new Set(weave.stamps.map(({ revision }) => revision)).size;
    expect(blame(weave).length).toBeGreaterThan(300);
    const again = mergedOf(named(weave));
    expect(wordingAt(again)).toBe(wordingAt(weave));
    expect(again.stamps).toHaveLength(1 + origins);
    const halves = split(named(opened('States shall report each year.')), [2]);
    if (isFault(halves)) throw new Error(halves.code);
    const [one, other] = halves.map((half) => named(openWith(half, moment(1)), 'half'));
    expect(blame(openWith(merge([one!, other!], []), moment(2))).map(({ text }) => text)).toEqual([
      'States shall report each year.',
    ]);
  });
});

/** Every second word stays as it is from one letter to another. */
const words = (letter: string, pairs: number): string =>
  Array.from({ length: pairs }, (_, i) => `${letter}${String(i)} stays${String(i)}`).join(' ');
