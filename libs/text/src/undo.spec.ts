import assert from 'node:assert/strict';
import {
  apply,
  blame,
  bracketed,
  chairEdit,
  editTo,
  fold,
  isFault,
  settleAll,
  stale,
  wordingAt,
  TOKENISER,
  type Applied,
  type Weave,
} from './index.js';
import { holds, moment, opened, PATIENCE_MS } from './testing/arbitraries.js';
import { play, timeline } from './testing/timeline.js';

const undoing = (...undoes: number[]): Applied => ({
  ...{ tokeniser: TOKENISER, hunks: [], moves: [], opened: [], settled: [] },
  undoes,
});

const next = (weave: Weave, applied: Applied): Weave => fold(weave, moment(weave.revision + 1), applied);

/** What a wording reads, brackets too, and whose its words are. */
const told = (weave: Weave, revision?: number): unknown => [
  wordingAt(weave, revision),
  bracketed(weave, revision),
  blame(weave, { ...(revision !== undefined && { revision }) }),
];

describe('undoing what was done to a wording', () => {
  it(
    'gives back what it read, whose its words were, and every past wording, the last first',
    () => {
      holds(timeline, (steps) => {
        const { weave, log } = play(steps);
        const past = new Map<number, unknown>(log.map(({ revision, after }) => [revision, told(after)]));
        let now = weave;
        for (const { revision, before } of log.toReversed()) {
          now = next(now, undoing(revision));
          assert.deepEqual(told(now), told(before));
          past.set(now.revision, told(now));
        }
        now = next(now, chairEdit(now, editTo(now, now.revision, `${wordingAt(now)} indeed`)));
        now = next(now, settleAll(now));
        now = next(now, chairEdit(now, editTo(now, now.revision, 'Nothing of this.')));
        for (const [revision, said] of past) assert.deepEqual(told(now, revision), said);
      });
    },
    PATIENCE_MS,
  );

  it('undoes all that one command did at once', () => {
    holds(timeline, (steps) => {
      const { weave, log } = play(steps);
      const [first] = log;
      if (!first) return;
      const all = log.map(({ revision }) => revision);
      assert.deepEqual(told(next(weave, undoing(...all))), told(first.before));
    });
  });

  const start = opened('States Parties shall provide all statistics.');
  const edit = editTo(start, 0, 'States Parties may provide all statistics.');
  const slipped = next(start, apply(start, edit, { by: ['Avalon'], proposal: 'p' }));
  const corrected = next(slipped, undoing(1));

  it('leaves what was proposed before it as fit to be decided as it was', () => {
    const decided = apply(corrected, edit, { by: ['Avalon'], proposal: 'p' });
    assert.ok(!isFault(decided));
    expect(stale(corrected, edit, [])).toEqual([]);
    expect(wordingAt(next(corrected, decided))).toBe('States Parties may provide all statistics.');
  });

  it('makes stale what was proposed upon the slip', () => {
    const upon = editTo(slipped, 1, 'States Parties can provide all statistics.');
    expect(stale(corrected, upon, [{ revision: 2 }])).not.toEqual([]);
  });

  it('keeps known who struck a word, at every revision, when it is struck once more', () => {
    const again = next(corrected, chairEdit(corrected, editTo(corrected, 2, 'States Parties provide all statistics.')));
    const read = [0, 1, 2, 3].map((revision) => wordingAt(again, revision).split(' ')[2]);
    expect(read).toEqual(['shall', 'may', 'shall', 'provide']);
    const struck = blame(again, { revision: 1, struck: true }).find(({ text }) => text.trim() === 'shall');
    expect(struck?.struck?.by).toEqual(['Avalon']);
  });
});
