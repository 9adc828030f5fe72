import { apply, blame, chairEdit, editTo, fold, rebase, check, stale, wordingAt, type Weave } from './index.js';
import { moment, opened } from './testing/arbitraries.js';

const accepted = (weave: Weave, wording: string, by: string, base = weave.revision): Weave =>
  fold(
    weave,
    moment(weave.revision + 1),
    apply(weave, editTo(weave, base, wording), { by: [by], proposal: `p-${by}` }),
  );

const shown = (weave: Weave, struck = false): string =>
  blame(weave, { struck })
    .map((run) => {
      const moved = run.movedFrom ? ` from ${run.movedFrom.by.join('+')}` : '';
      return `${run.struck ? '~' : ''}${run.text.trim()}<${run.by.join('+')}${moved}>`;
    })
    .join(' ');

describe('who put each word there', () => {
  it('is told for words that stand and, if asked, for struck ones in place', () => {
    const weave = accepted(opened('States Parties shall report.'), 'States Parties may report.', 'a');
    expect(shown(weave)).toBe('States Parties<secretariat> may<a> report.<secretariat>');
    expect(shown(weave, true)).toBe('States Parties<secretariat> ~shall<secretariat> may<a> report.<secretariat>');
    expect(blame(weave, { struck: true })[1]).toMatchObject({
      struck: { revision: 1, by: ['a'], proposal: 'p-a', decision: 'd1' },
    });
    expect(blame(weave, { revision: 0, struck: true }).map(({ text }) => text)).toEqual([
      'States Parties shall report.',
    ]);
  });

  it('keeps the first author of a passage that moved, however often', () => {
    const first = accepted(
      opened('Subject to its domestic law, does your country permit extradition where dual criminality is met?'),
      'Does your country permit extradition where dual criminality is met subject to its domestic law?',
      'a',
    );
    expect(shown(first)).toContain('subject to its domestic law<a from secretariat>');
    const second = accepted(
      first,
      'Does, subject to its domestic law, your country permit extradition where dual criminality is met?',
      'b',
    );
    expect(shown(second)).toContain('subject to its domestic law<b from secretariat>');
  });

  it('does not take three words, or marks, for a passage', () => {
    const weave = accepted(
      opened('Of the said law and (a), (b), (c) only if need be.'),
      'And (a), (b), (c) only if need be of the said.',
      'a',
    );
    expect(shown(weave)).not.toContain('from');
  });

  it('tells credits of one event apart by proposal and by every author', () => {
    const credits = [['a'], ['a', 'b'], ['c', 'b'], ['c', 'd']].flatMap((by) =>
      ['p', 'q'].map((proposal) => ({ by, proposal })),
    );
    const ins = credits.map((credit) => ({ text: ' word', ...credit }));
    const hunk = { from: 0, to: 0, del: '', struck: [], ins };
    const weave = fold(opened(''), moment(1), { tokeniser: 1, hunks: [hunk], moves: [], opened: [], settled: [] });
    expect(blame(weave).map(({ by, proposal }) => ({ by, proposal }))).toEqual(credits);
  });

  it('tells the Chair from the proposals', () => {
    const weave = opened('States Parties shall report.');
    const edit = editTo(weave, 0, 'States Parties shall report annually.');
    expect(shown(fold(weave, moment(1), chairEdit(weave, edit)))).toContain('annually<chair>');
  });
});

describe('a stale edit that the Chair settles as it stands', () => {
  const weave = accepted(
    opened('States Parties shall provide all statistics.'),
    'States Parties shall provide all available statistics.',
    'a',
  );
  const edit = { base: 0, tokeniser: 1, hunks: [{ from: 3, to: 6, del: ' provide all statistics', ins: ' report' }] };

  it('is told to be stale, and its witness no longer fits', () => {
    expect(stale(weave, edit, [{ revision: 1 }])).toMatchObject([{ kind: 'inside-deletion', revision: 1 }]);
    expect(check(weave, rebase(weave, edit, 1))).toMatchObject({ code: 'WITNESS_MISMATCH' });
  });

  it('strikes what it named and nothing that was put in since', () => {
    const applied = apply(weave, edit, { by: ['b'], proposal: 'q' });
    expect(wordingAt(fold(weave, moment(2), applied))).toBe('States Parties shall available report.');
  });

  it('still puts its words in when all it struck is gone', () => {
    const gone = accepted(weave, 'States Parties shall.', 'c');
    expect(wordingAt(fold(gone, moment(3), apply(gone, edit, { by: ['b'], proposal: 'q' })))).toBe(
      'States Parties shall report.',
    );
  });
});
