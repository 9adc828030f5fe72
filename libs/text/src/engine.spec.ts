import fc from 'fast-check';
import {
  apply,
  blame,
  collide,
  editTo,
  fold,
  foldAll,
  rebase,
  check,
  stale,
  wordingAt,
  wordingWith,
  wordsAt,
  type Accepted,
  type Edit,
  type Weave,
  type WordingEvent,
} from './index.js';
import { editOf, holds, moment, opened, sketch, splicedPlainly, wording } from './testing/arbitraries.js';
import { join, normalise, render, tokenise } from './words.js';

const accept = (weave: Weave, edit: Edit, by = 'a'): Weave =>
  fold(weave, moment(weave.revision + 1), apply(weave, edit, { by: [by], proposal: `p-${by}` }));

describe('edits of a question', () => {
  it('apply as typed', () => {
    holds(fc.tuple(wording(1, 40), wording(0, 40)), ([before, after]) => {
      const weave = opened(before);
      const edit = editTo(weave, 0, after);
      expect(wordingWith(weave, edit)).toBe(after);
      if (edit.hunks.length === 0) return;
      expect(check(weave, edit)).toBeUndefined();
      expect(wordingAt(accept(weave, edit))).toBe(after);
    });
  });

  it('give one wording in any order when they do not collide', () => {
    const room = fc.record({
      text: wording(3, 30),
      sketches: fc.array(sketch, { minLength: 2, maxLength: 5 }),
      shuffle: fc.array(fc.nat(), { minLength: 5, maxLength: 5 }),
    });
    holds(room, ({ text, sketches, shuffle }) => {
      const weave = opened(text);
      const edits: Edit[] = [];
      for (const one of sketches) {
        const edit = editOf(weave, one);
        if (edit && edits.every((other) => collide(weave, edit, other).length === 0)) edits.push(edit);
      }
      const orders = [
        edits,
        edits.toReversed(),
        edits.toSorted((a, b) => (shuffle[edits.indexOf(a)] ?? 0) - (shuffle[edits.indexOf(b)] ?? 0)),
      ];
      const results = orders.map((order) => {
        let now = weave;
        const log: Accepted[] = [];
        for (const edit of order) {
          expect(stale(now, edit, log)).toEqual([]);
          const rebased = rebase(now, edit, now.revision);
          expect(check(now, rebased)).toBeUndefined();
          const applied = apply(now, edit, { by: ['a'], proposal: 'p' });
          const plain = splicedPlainly(wordsAt(now), applied);
          const next = fold(now, moment(now.revision + 1), applied);
          expect(join(wordsAt(next))).toBe(plain);
          expect(wordingAt(next)).toBe(wordingWith(now, rebased));
          log.push({ revision: next.revision, edit });
          now = next;
        }
        return wordingAt(now);
      });
      expect(new Set(results).size).toBe(1);
    });
  });

  it('collide either way, and exactly when one is stale after the other', () => {
    holds(fc.tuple(wording(3, 20), sketch, sketch), ([text, first, second]) => {
      const weave = opened(text);
      const [a, b] = [editOf(weave, first), editOf(weave, second)];
      if (!a || !b) return;
      const clashes = collide(weave, a, b).length;
      expect(collide(weave, b, a)).toHaveLength(clashes);
      const next = accept(weave, a);
      expect(stale(next, b, [{ revision: 1, edit: a }])).toHaveLength(clashes);
    });
  });

  it('round trip', () => {
    holds(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      expect(render(tokenise(text))).toBe(normalise(text));
    });
  });

  it('mixed bases replay', () => {
    const step = fc.record({ sketched: sketch, act: fc.nat(2), pick: fc.nat(50) });
    holds(fc.tuple(wording(5, 30), fc.array(step, { minLength: 4, maxLength: 12 })), ([text, steps]) => {
      let weave = opened(text);
      const log: (WordingEvent & Accepted)[] = [];
      const wordings = [wordingAt(weave)];
      let tabled: Edit[] = [];
      for (const { sketched, act, pick } of steps) {
        const fresh = editOf(weave, sketched);
        if (fresh) tabled.push(fresh);
        const edit = tabled[pick % Math.max(1, tabled.length)];
        if (act === 0 || !edit) continue;
        tabled = tabled.filter((other) => other !== edit);
        if (stale(weave, edit, log).length > 0) continue;
        const rebased = rebase(weave, edit, weave.revision);
        expect(check(weave, rebased)).toBeUndefined();
        const event = {
          ...moment(weave.revision + 1),
          applied: apply(weave, edit, { by: ['a'], proposal: String(log.length) }),
          edit,
        };
        const plain = wordingWith(weave, rebased);
        weave = fold(weave, event, event.applied);
        log.push(event);
        expect(wordingAt(weave)).toBe(plain);
        wordings.push(plain);
      }
      wordings.forEach((was, revision) => {
        expect(wordingAt(weave, revision)).toBe(was);
        expect(
          blame(weave, { revision })
            .map((run) => run.text)
            .join(''),
        ).toBe(was);
      });
      expect(foldAll(opened(text), log)).toEqual(weave);
    });
  });
});
