import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  apply,
  bracket,
  check,
  collide,
  editTo,
  fold,
  isFault,
  rebase,
  sameChange,
  settle,
  stale,
  touching,
  wordingAt,
  wordingWith,
  type Accepted,
  type Edit,
  type Weave,
} from './index.js';
import { editOf, holds, moment, opened, PATIENCE_MS, sketch } from './testing/arbitraries.js';
import { play, timeline } from './testing/timeline.js';

const TEXT = 'States Parties shall provide all statistics on smuggling.';

const accepted = (weave: Weave, edit: Edit): Weave =>
  fold(weave, moment(weave.revision + 1), apply(weave, edit, { by: ['a'], proposal: 'p' }));

const kinds = (a: string, b: string): string[] => {
  const weave = opened(TEXT);
  return collide(weave, editTo(weave, 0, a), editTo(weave, 0, b)).map(({ kind }) => kind);
};

describe('edits of one question', () => {
  it(
    'give one wording in any order when none collides with another',
    () => {
      const room = fc.record({
        steps: timeline,
        sketches: fc.array(fc.tuple(sketch, fc.nat(12)), { minLength: 2, maxLength: 5 }),
        shuffle: fc.array(fc.nat(), { minLength: 5, maxLength: 5 }),
      });
      holds(room, ({ steps, sketches, shuffle }) => {
        const { weave, log } = play({ ...steps, steps: steps.steps.slice(0, 5) });
        const apart: Edit[] = [];
        for (const [one, base] of sketches) {
          const edit = editOf(weave, one, base % (weave.revision + 1));
          if (
            edit &&
            stale(weave, edit, log).length === 0 &&
            apart.every((other) => collide(weave, edit, other).length === 0)
          )
            apart.push(edit);
        }
        const orders = [
          apart,
          apart.toReversed(),
          apart.toSorted((a, b) => (shuffle[apart.indexOf(a)] ?? 0) - (shuffle[apart.indexOf(b)] ?? 0)),
        ];
        const results = orders.map((order) => inOrder(weave, log, order));
        assert.equal(new Set(results).size, 1, results.join('\n'));
      });
    },
    PATIENCE_MS,
  );

  it(
    'collide either way alike, and exactly when one is stale once the other is accepted',
    () => {
      holds(fc.tuple(timeline, sketch, sketch, fc.nat(12), fc.nat(12)), ([steps, first, second, baseA, baseB]) => {
        const { weave, log } = play({ ...steps, steps: steps.steps.slice(0, 5) });
        const a = editOf(weave, first, baseA % (weave.revision + 1));
        const b = editOf(weave, second, baseB % (weave.revision + 1));
        if (!a || !b || stale(weave, a, log).length + stale(weave, b, log).length > 0) return;
        const there = collide(weave, a, b);
        const back = collide(weave, b, a).map(({ kind, a: x, b: y }) => ({ kind, a: y, b: x }));
        assert.deepEqual(
          new Set(back.map((clash) => JSON.stringify(clash))),
          new Set(there.map((clash) => JSON.stringify(clash))),
        );
        const next = accepted(weave, a);
        const found = stale(next, b, [...log, { revision: next.revision, edit: a }]);
        assert.deepEqual(
          found,
          collide(next, b, a).map((clash) => ({ ...clash, revision: next.revision })),
        );
        assert.equal(found.length, there.length);
      });
    },
    PATIENCE_MS,
  );

  it.each([
    [
      'overlapping strikes',
      'States Parties may provide all statistics on smuggling.',
      'States Parties should provide all statistics on smuggling.',
      ['overlap'],
    ],
    [
      'two insertions at one point',
      'States Parties shall also provide all statistics on smuggling.',
      'States Parties shall endeavour to provide all statistics on smuggling.',
      ['same-point'],
    ],
    [
      'an insertion inside a deletion',
      'States Parties shall provide statistics on smuggling.',
      'States Parties shall provide all statistics on smuggling.',
      [],
    ],
    [
      'an insertion inside what is struck',
      'States Parties shall on smuggling.',
      'States Parties shall provide all available statistics on smuggling.',
      ['inside-deletion'],
    ],
    [
      'an insertion beside a replacement',
      'States Parties may provide all statistics on smuggling.',
      'States Parties shall also provide all statistics on smuggling.',
      ['same-point'],
    ],
    [
      'an insertion beside a deletion',
      'States Parties provide all statistics on smuggling.',
      'States Parties shall also provide all statistics on smuggling.',
      [],
    ],
    [
      'one change twice',
      'States Parties may provide all statistics on smuggling.',
      'States Parties may provide all statistics on smuggling.',
      ['same-change'],
    ],
    [
      'two touching replacements',
      'States Parties may provide all statistics on smuggling.',
      'States Parties shall submit all statistics on smuggling.',
      [],
    ],
  ])('know %s', (_what, a, b, expected) => {
    expect(kinds(a, b)).toEqual(expected);
    expect(kinds(b, a)).toEqual(expected);
  });

  it('warn of two touching replacements, whichever comes first', () => {
    const weave = opened(TEXT);
    const a = editTo(weave, 0, TEXT.replace('shall', 'may'));
    const b = editTo(weave, 0, TEXT.replace('provide', 'submit'));
    const c = editTo(weave, 0, TEXT.replace(' all', ' some'));
    expect([touching(weave, a, b).length, touching(weave, b, a).length, touching(weave, a, c).length]).toEqual([
      1, 1, 0,
    ]);
  });

  it('are the same change only when every hunk is', () => {
    const weave = opened(TEXT);
    const a = editTo(weave, 0, TEXT.replace('shall', 'may'));
    const both = editTo(weave, 0, TEXT.replace('shall', 'may').replace(' all', ' some'));
    expect([sameChange(weave, a, a), sameChange(weave, a, both), sameChange(weave, both, a)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('are stale when a bracket was opened or settled at their words, and not when deep inside one', () => {
    const weave = opened(TEXT);
    const edit = editTo(weave, 0, TEXT.replace(' all', ' some'));
    const shut = { base: 0, tokeniser: 1, hunks: [{ from: 3, to: 5, del: ' provide all', ins: '' }] };
    const wide = {
      base: 0,
      tokeniser: 1,
      hunks: [{ from: 2, to: 7, del: ' shall provide all statistics on', ins: '' }],
    };
    const marked = (source: Edit): Weave => {
      const applied = bracket(weave, { edit: source, by: ['b'], proposal: 'q' }, (n) => `s${String(n)}`);
      assert.ok(!isFault(applied));
      return fold(weave, moment(1), applied);
    };
    expect(stale(marked(shut), edit, [{ revision: 1 }])).toMatchObject([
      { kind: 'touching-span', span: 's0', revision: 1 },
    ]);
    expect(stale(marked(wide), edit, [{ revision: 1 }])).toEqual([]);
    const inside = { ...edit, base: 1 };
    const settled = settle(marked(shut), [{ span: 's0', keep: true }]);
    assert.ok(!isFault(settled));
    expect(stale(fold(marked(shut), moment(2), settled), inside, [{ revision: 2 }])).toHaveLength(1);
  });

  it('are stale when settling struck the words around them', () => {
    const weave = opened(TEXT);
    const wide = {
      base: 0,
      tokeniser: 1,
      hunks: [{ from: 2, to: 7, del: ' shall provide all statistics on', ins: '' }],
    };
    const applied = bracket(weave, { edit: wide, by: ['b'], proposal: 'q' }, () => 's');
    assert.ok(!isFault(applied));
    const marked = fold(weave, moment(1), applied);
    const settled = settle(marked, [{ span: 's', keep: false }]);
    assert.ok(!isFault(settled));
    const edit = editTo(marked, 1, TEXT.replace(' all', ' all available'));
    expect(stale(fold(marked, moment(2), settled), edit, [{ revision: 2 }])).toMatchObject([
      { kind: 'inside-deletion' },
    ]);
  });
});

const inOrder = (start: Weave, before: readonly Accepted[], order: readonly Edit[]): string => {
  let weave = start;
  const log = [...before];
  for (const edit of order) {
    assert.deepEqual(stale(weave, edit, log), []);
    const rebased = rebase(weave, edit, weave.revision);
    const changesNothing = check(weave, rebased);
    assert.ok(!changesNothing || changesNothing.code === 'CHANGES_NOTHING', changesNothing?.message);
    const next = accepted(weave, edit);
    assert.equal(wordingAt(next), wordingWith(weave, rebased));
    log.push({ revision: next.revision, edit });
    weave = next;
  }
  return wordingAt(weave);
};
