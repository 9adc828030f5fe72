import assert from 'node:assert/strict';
import fc from 'fast-check';
import { amend, apply, blame, CHAIR, editTo, fold, wordingAt, wordingWith, wordsAt, type Weave } from './index.js';
import { editOf, holds, moment, opened, PATIENCE_MS, sketch, wording } from './testing/arbitraries.js';

const TEXT = 'States Parties shall provide all statistics on smuggling.';
const theirs = { by: ['a', 'b'], proposal: 'p' };

const shown = (weave: Weave): string =>
  blame(weave, { struck: true })
    .map((run) => `${run.struck ? `~${run.struck.by.join('+')}~` : ''}${run.text.trim()}<${run.by.join('+')}>`)
    .join(' ');

const amended = (proposed: string, decided: string, text = TEXT): Weave => {
  const weave = opened(text);
  const proposal = { ...theirs, edit: editTo(weave, 0, proposed) };
  return fold(weave, moment(1), amend(weave, proposal, editTo(weave, 0, decided)));
};

describe('a proposal as the Chair amends it', () => {
  it('leaves its words to its sponsors and credits the Chair with the new ones', () => {
    const weave = amended(
      'States Parties shall, where possible, provide all statistics on smuggling by sea.',
      'States Parties shall, where feasible, provide statistics on smuggling by sea.',
    );
    expect(shown(weave)).toBe(
      'States Parties shall<secretariat> , where<a+b> feasible<chair> ,<a+b> provide<secretariat> ~chair~all<secretariat> ' +
        'statistics on smuggling<secretariat> by sea<a+b> .<secretariat>',
    );
  });

  it('goes by where a word stands, not by which word it is', () => {
    const weave = amended(
      'States Parties shall always provide all statistics on smuggling.',
      'States Parties shall provide all statistics on smuggling, always.',
    );
    expect(shown(weave)).toContain(', always<chair>');
  });

  it('shares strikes as it shares words', () => {
    const weave = amended(TEXT.replace(' all', ''), TEXT.replace(' provide all', ' submit'));
    expect(shown(weave)).toContain('~chair~provide<secretariat> ~a+b~all<secretariat> submit<chair>');
  });

  it("is stated at the Chair's own base", () => {
    const weave = opened(TEXT);
    const proposal = { ...theirs, edit: editTo(weave, 0, TEXT.replace('smuggling', 'smuggling by sea')) };
    const next = fold(
      weave,
      moment(1),
      apply(weave, editTo(weave, 0, TEXT.replace('shall', 'may')), { by: ['c'], proposal: 'q' }),
    );
    const chair = editTo(next, 1, 'States Parties may provide all statistics on smuggling by sea and air.');
    expect(shown(fold(next, moment(2), amend(next, proposal, chair)))).toContain('by sea<a+b> and air<chair>');
  });

  it(
    "gives the Chair's wording, and every word of an unamended one to its sponsors",
    () => {
      holds(fc.tuple(wording(3, 24), sketch, sketch), ([text, one, other]) => {
        const weave = opened(text);
        const [edit, chair] = [editOf(weave, one), editOf(weave, other)];
        if (!edit || !chair) return;
        assert.equal(
          wordingAt(fold(weave, moment(1), amend(weave, { ...theirs, edit }, chair))),
          wordingWith(weave, chair),
        );
        assert.deepEqual(amend(weave, { ...theirs, edit }, edit), apply(weave, edit, theirs));
      });
    },
    PATIENCE_MS,
  );

  it(
    'credits the sponsors with no more words than they proposed, in their order, and nobody but them and the Chair',
    () => {
      holds(fc.tuple(wording(3, 24), sketch, sketch), ([text, one, other]) => {
        const weave = opened(text);
        const [edit, chair] = [editOf(weave, one), editOf(weave, other)];
        if (!edit || !chair) return;
        const fresh = (applied: Weave, by: string): string[] =>
          wordsAt(applied).flatMap(({ word, in: put }) => (applied.stamps[put]?.by.includes(by) ? [word] : []));
        const decided = fold(weave, moment(1), amend(weave, { ...theirs, edit }, chair));
        const proposed = fresh(fold(weave, moment(1), apply(weave, edit, theirs)), 'a');
        let at = 0;
        for (const word of fresh(decided, 'a')) at = proposed.indexOf(word, at) + 1 || assert.fail(word);
        for (const stamp of decided.stamps.slice(1)) assert.ok(stamp.proposal === 'p' || stamp.by.join('') === CHAIR);
      });
    },
    PATIENCE_MS,
  );
});
