import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  apply,
  check,
  collide,
  fold,
  rebase,
  stale,
  wordingAt,
  wordingWith,
  type Accepted,
  type Edit,
} from './index.js';
import { holds, moment, opened, PATIENCE_MS } from './testing/arbitraries.js';

const WORDS = ['a', 'b', 'c', 'd', 'e'];

/** Any of the words struck, and something put into any of the gaps: no two of these collide. */
const changes = fc.record({
  struck: fc.subarray([0, 1, 2, 3, 4], { maxLength: 4 }),
  gaps: fc.subarray([0, 1, 2, 3, 4, 5], { minLength: 1 }),
  shuffle: fc.array(fc.nat(), { minLength: 11, maxLength: 11 }),
});

const strike = (i: number): Edit => ({
  base: 0,
  tokeniser: 1,
  hunks: [{ from: i, to: i + 1, del: ` ${WORDS[i] ?? ''}`, ins: '' }],
});

const put = (gap: number): Edit => ({
  base: 0,
  tokeniser: 1,
  hunks: [{ from: gap, to: gap, del: '', ins: ` ${String(gap)}` }],
});

describe('insertions among words that are struck', () => {
  it(
    'keep the order in which they were proposed, whichever is decided first',
    () => {
      holds(changes, ({ struck, gaps, shuffle }) => {
        const edits = [...struck.map(strike), ...gaps.map(put)];
        const order = edits.toSorted((a, b) => (shuffle[edits.indexOf(a)] ?? 0) - (shuffle[edits.indexOf(b)] ?? 0));
        let weave = opened(WORDS.join(' '));
        for (const [i, edit] of edits.entries())
          for (const other of edits.slice(i + 1)) assert.deepEqual(collide(weave, edit, other), []);
        const log: Accepted[] = [];
        for (const edit of order) {
          assert.deepEqual(stale(weave, edit, log), []);
          const rebased = rebase(weave, edit, weave.revision);
          assert.equal(check(weave, rebased), undefined);
          const restated = wordingWith(weave, rebased);
          weave = fold(weave, moment(weave.revision + 1), apply(weave, edit, { by: ['a'], proposal: 'p' }));
          assert.equal(wordingAt(weave), restated);
          log.push({ revision: weave.revision, edit });
        }
        assert.equal(wordingAt(weave), expected(struck, gaps));
      });
    },
    PATIENCE_MS,
  );
});

/** What a reader with scissors and paste would get. */
const expected = (struck: readonly number[], gaps: readonly number[]): string =>
  [0, 1, 2, 3, 4, 5]
    .flatMap((i) => [...(gaps.includes(i) ? [String(i)] : []), ...(struck.includes(i) ? [] : WORDS.slice(i, i + 1))])
    .join(' ');
