import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  blame,
  bracketed,
  chairEdit,
  editTo,
  fold,
  foldAll,
  markedAt,
  spansAt,
  wordingAt,
  wordsAt,
  type Applied,
  type Weave,
  type WordingEvent,
} from './index.js';
import { holds, moment, opened, PATIENCE_MS } from './testing/arbitraries.js';
import { play, timeline } from './testing/timeline.js';

/** Applied hunks spliced into a plain list of runs: an oracle that knows no weave. */
const splicedPlainly = (words: readonly { word: string; lead: string }[], { hunks }: Applied): string => {
  const runs = words.map(({ word, lead }) => lead + word);
  for (const { from, to, ins } of hunks.toReversed()) runs.splice(from, to - from, ...ins.map(({ text }) => text));
  return runs.join('');
};

type Steps = Parameters<typeof play>[0];

/** What holds of every negotiation; they are checked together, for playing one costs more than looking at it. */
const LAWS: Record<string, (steps: Steps, played: ReturnType<typeof play>) => void> = {
  'gives what splicing gives, and the same weave again': (steps, { weave, log }) => {
    for (const { before, after, applied } of log) {
      const runs = wordsAt(after).map(({ word, lead }) => lead + word);
      assert.equal(runs.join(''), splicedPlainly(wordsAt(before), applied));
    }
    const stored = JSON.stringify(
      log.map(({ revision, reading, decision, applied }) => ({ revision, reading, decision, applied })),
    );
    assert.deepEqual(foldAll(opened(steps.text), JSON.parse(stored) as WordingEvent[]), weave);
  },
  'keeps the wording and the brackets of every revision': (steps, { weave, log }) => {
    assert.equal(wordingAt(weave, 0), steps.text);
    for (const { revision, after } of log) {
      assert.equal(wordingAt(weave, revision), wordingAt(after));
      assert.equal(bracketed(weave, revision), bracketed(after));
    }
  },
  'credits every word to something that happened, at every revision': (_, { weave, log }) => {
    const credits = log.flatMap(({ applied: { hunks } }) => hunks.flatMap(({ ins, struck }) => [...ins, ...struck]));
    const proposals = new Set(credits.map(({ proposal }) => proposal));
    for (const { revision } of log) {
      const runs = blame(weave, { revision });
      assert.equal(runs.map(({ text }) => text).join(''), wordingAt(weave, revision));
      assert.ok(runs.every((run) => run.revision <= revision));
    }
    for (const run of blame(weave, { struck: true }))
      for (const act of [run, run.struck]) assert.ok(!act || act.revision === 0 || proposals.has(act.proposal));
  },
  'nests brackets, and shows them around the wording itself': (_, { weave, log }) => {
    for (const { revision } of log) {
      const segments = markedAt(weave, revision);
      const open: string[] = [];
      for (const segment of segments) {
        if ('open' in segment) open.push(segment.open.id);
        if ('close' in segment) assert.equal(open.pop(), segment.close.id);
      }
      assert.deepEqual(open, []);
      assert.equal(
        segments.map((segment) => ('text' in segment ? segment.text : '')).join(''),
        wordingAt(weave, revision),
      );
    }
  },
  'moves no word into or out of a bracket by changing others': (_, { log }) => {
    for (const { act, before, after, applied } of log) {
      if (act === 'settle' || act === 'settleAll') continue;
      const struck = new Set(applied.hunks.flatMap(({ from, to }) => range(from, to)));
      const fresh = new Set(applied.opened.map(({ id }) => id));
      const around = (weave: Weave): string[] => {
        const spans = spansAt(weave).filter(({ id }) => !fresh.has(id));
        const holding = (i: number) => spans.filter(({ from, to }) => from <= i && i < to);
        return wordsAt(weave).map((_, i) =>
          holding(i)
            .map(({ id }) => id)
            .join(' '),
        );
      };
      const [was, is] = [around(before), around(after)];
      const survivors = wordsAt(after).flatMap(({ in: put }, i) =>
        (after.stamps[put]?.revision ?? 0) < after.revision ? is.slice(i, i + 1) : [],
      );
      assert.deepEqual(
        survivors,
        was.filter((_, i) => !struck.has(i)),
      );
    }
  },
};

describe('folding a negotiation', () => {
  it(
    `holds what it must: it ${Object.keys(LAWS).join('; it ')}`,
    () => {
      holds(timeline, (steps) => {
        const played = play(steps);
        for (const law of Object.values(LAWS)) law(steps, played);
      });
    },
    PATIENCE_MS,
  );

  it(
    'never throws, whatever an event says',
    () => {
      const number = fc.oneof(fc.integer({ min: -5, max: 60 }), fc.constantFrom(1e9, -1e9));
      const credit = { by: fc.array(fc.string()) };
      const hunk = fc.record({
        from: number,
        to: number,
        del: fc.string(),
        struck: fc.array(fc.record({ words: number, ...credit }), { maxLength: 3 }),
        ins: fc.array(fc.record({ text: fc.string({ unit: 'binary' }), ...credit }), { maxLength: 3 }),
        past: number,
        within: fc.string(),
      });
      const place = fc.record({ hunk: number, word: number });
      const event = fc.record({
        tokeniser: number,
        hunks: fc.array(hunk, { maxLength: 4 }),
        moves: fc.array(fc.record({ from: place, to: place, words: number }), {
          maxLength: 3,
        }),
        opened: fc.array(
          fc.record({
            id: fc.string(),
            kind: fc.constant('bracket' as const),
            requestedBy: fc.array(fc.string()),
            from: number,
            to: number,
          }),
          { maxLength: 3 },
        ),
        settled: fc.array(fc.string(), { maxLength: 3 }),
      });
      holds(fc.array(event, { maxLength: 3 }), (events) => {
        const weave = foldAll(
          opened('States Parties shall provide all statistics.'),
          events.map((applied, i) => ({ ...moment(i + 1), applied })),
        );
        for (const revision of [0, 1, 9]) markedAt(weave, revision);
        blame(weave, { struck: true });
      });
    },
    PATIENCE_MS,
  );

  it('leaves the weave it was given as it was', () => {
    const weave = opened('States Parties shall provide statistics.');
    const before = JSON.stringify(weave);
    fold(weave, moment(1), chairEdit(weave, editTo(weave, 0, 'States Parties may provide data.')));
    expect(JSON.stringify(weave)).toBe(before);
  });
});

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);
