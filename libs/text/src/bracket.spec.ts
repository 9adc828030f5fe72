import assert from 'node:assert/strict';
import {
  apply,
  bracket,
  bracketed,
  editTo,
  fold,
  isFault,
  settle,
  settleAll,
  spansAt,
  wordingAt,
  type Applied,
  type EditFault,
  type Weave,
} from './index.js';
import { moment, opened } from './testing/arbitraries.js';

const TEXT = 'States Parties shall provide all statistics.';

const ok = (outcome: Applied | EditFault): Applied => {
  assert.ok(!isFault(outcome), 'code' in outcome ? outcome.message : '');
  return outcome;
};

const after = (weave: Weave, applied: Applied): Weave => fold(weave, moment(weave.revision + 1), applied);

const marked = (weave: Weave, wording: string, by = 'a'): Weave => {
  const edit = editTo(weave, weave.revision, wording);
  const id = (n: number): string => `${by}${String(n)}`;
  return after(weave, ok(bracket(weave, { edit, by: [by], proposal: `p-${by}` }, id, 'no agreement')));
};

const settled = (weave: Weave, ...choices: [span: string, keep: boolean][]): Applied | EditFault =>
  settle(
    weave,
    choices.map(([span, keep]) => ({ span, keep })),
  );

describe('a proposal reflected in brackets', () => {
  it.each([
    [
      'what it inserts',
      'States Parties shall endeavour to provide all statistics.',
      'States Parties shall [endeavour to] provide all statistics.',
    ],
    ['what it strikes', 'States Parties shall provide statistics.', 'States Parties shall provide [all] statistics.'],
    [
      'what it replaces',
      'States Parties should provide all statistics.',
      'States Parties [shall] [should] provide all statistics.',
    ],
    [
      'all of these',
      'The States Parties may provide statistics.',
      '[The] States Parties [shall] [may] provide [all] statistics.',
    ],
  ])('shows %s', (_what, wording, expected) => {
    expect(bracketed(marked(opened(TEXT), wording))).toBe(expected);
  });

  it('credits the words to their sponsors and the alternatives to who asked', () => {
    const weave = marked(opened(TEXT), TEXT.replace('shall', 'should'));
    expect(spansAt(weave)).toMatchObject([
      { id: 'a0', kind: 'alternative', group: 'a0', requestedBy: [], from: 2, to: 3 },
      { id: 'a1', kind: 'alternative', group: 'a0', requestedBy: ['a'], reason: 'no agreement', from: 3, to: 4 },
    ]);
  });

  it('joins the alternatives that stand there already', () => {
    const weave = marked(opened(TEXT), TEXT.replace('shall', 'should'));
    expect(bracketed(marked(weave, wordingAt(weave).replace('shall', 'may'), 'b'))).toBe(
      'States Parties [shall] [should] [may] provide all statistics.',
    );
  });

  it('nests, and refuses to cross', () => {
    const weave = marked(opened(TEXT), 'States Parties shall provide statistics.');
    expect(bracketed(marked(weave, 'States Parties shall.', 'b'))).toBe(
      'States Parties shall [provide [all] statistics].',
    );
    const wide = marked(opened(TEXT), 'States Parties provide all statistics.');
    const crossing = { base: 1, tokeniser: 1, hunks: [{ from: 1, to: 3, del: ' Parties shall', ins: '' }] };
    expect(bracketed(after(wide, ok(bracket(wide, { edit: crossing, by: ['b'], proposal: 'q' }, () => 'x'))))).toBe(
      'States [Parties [shall]] provide all statistics.',
    );
    const long = marked(opened(TEXT), 'States Parties statistics.');
    expect(bracket(long, { edit: crossing, by: ['b'], proposal: 'q' }, () => 'x')).toMatchObject({
      code: 'SPANS_CROSS',
    });
  });

  it('still nests where only struck words would cross', () => {
    const inner = marked(opened('a b c d'), 'a d');
    const struck = after(inner, apply(inner, editTo(inner, 1, 'a b d'), { by: ['b'], proposal: 'q' }));
    const outer = marked(struck, 'd', 'c');
    expect(bracketed(outer)).toBe('[a [b]] d');
    const edit = editTo(outer, outer.revision, 'a x d');
    expect(bracketed(after(outer, apply(outer, edit, { by: ['e'], proposal: 'r' })))).toBe('[a [x]] d');
  });

  it('keeps literal brackets apart from its own', () => {
    const weave = marked(opened('States [Parties] shall report.'), 'States [Parties] report.');
    expect([bracketed(weave), spansAt(weave).length]).toEqual(['States [Parties] [shall] report.', 1]);
  });
});

describe('edits at a bracket', () => {
  const weave = marked(opened(TEXT), 'States Parties shall statistics.');
  it.each([
    ['before it', 'shall', 'shall freely', 'States Parties shall freely [provide all] statistics.'],
    ['behind it', 'statistics', 'useful statistics', 'States Parties shall [provide all] useful statistics.'],
    ['instead of its last word', 'all', 'some', 'States Parties shall [provide some] statistics.'],
    ['instead of its first word', 'provide', 'submit', 'States Parties shall [submit all] statistics.'],
    ['instead of all of it', 'provide all', 'submit some', 'States Parties shall [submit some] statistics.'],
    ['inside it', 'provide', 'provide us', 'States Parties shall [provide us all] statistics.'],
    ['across its opening', 'shall provide', 'submit', 'States Parties submit [all] statistics.'],
    ['across its end', 'all statistics', 'data', 'States Parties shall [provide] data.'],
    ['across all of it', 'shall provide all', 'submit', 'States Parties submit statistics.'],
  ])('put words %s', (_where, from, to, expected) => {
    const text = wordingAt(weave);
    const at = text.split(/ |(?=\.)/).findIndex((_, i, all) => all.slice(i).join(' ').startsWith(`${from} `));
    const length = from.split(' ').length;
    const same = to.startsWith(`${from} `);
    const front = to.endsWith(` ${from}`);
    const [start, end] = same ? [at + length, at + length] : front ? [at, at] : [at, at + length];
    const ins = ` ${same ? to.slice(from.length + 1) : front ? to.slice(0, -from.length - 1) : to}`;
    const edit = {
      base: 1,
      tokeniser: 1,
      hunks: [{ from: start, to: end, del: start === end ? '' : ` ${from}`, ins }],
    };
    expect(bracketed(after(weave, apply(weave, edit, { by: ['b'], proposal: 'q' })))).toBe(expected);
  });
});

describe('settling brackets', () => {
  const two = marked(opened(TEXT), 'States Parties should provide statistics.');

  it('keeps one alternative and strikes the other', () => {
    const weave = after(two, ok(settled(two, ['a0', false], ['a1', true])));
    expect([bracketed(weave), bracketed(weave, 1)]).toEqual([
      'States Parties should provide [all] statistics.',
      'States Parties [shall] [should] provide [all] statistics.',
    ]);
  });

  it('settles what lies inside what is struck', () => {
    const inner = marked(opened(TEXT), 'States Parties shall provide statistics.');
    const weave = marked(inner, 'States Parties shall.', 'b');
    const gone = ok(settled(weave, ['b0', false]));
    expect(gone.settled.toSorted()).toEqual(['a0', 'b0']);
    expect(wordingAt(after(weave, gone))).toBe('States Parties shall.');
    expect(settled(weave, ['b0', false], ['a0', true])).toMatchObject({ code: 'KEPT_INSIDE_STRUCK' });
    expect(bracketed(after(weave, ok(settled(weave, ['b0', true]))))).toBe(
      'States Parties shall provide [all] statistics.',
    );
  });

  it('closes all of them with their words', () => {
    expect(bracketed(after(two, settleAll(two)))).toBe('States Parties shall should provide all statistics.');
  });

  it.each<[code: string, ...choices: [string, boolean][]]>([
    ['SPAN_UNKNOWN', ['nowhere', true]],
    ['SETTLED_TWICE', ['a2', true], ['a2', false]],
    ['GROUP_INCOMPLETE', ['a0', true]],
    ['GROUP_KEEPS_TWO', ['a0', true], ['a1', true]],
    ['CHANGES_NOTHING'],
  ])('refuses with %s', (code, ...choices) => {
    expect(settled(two, ...choices)).toMatchObject({ code });
  });

  it('does not know a span that is settled already', () => {
    const weave = after(two, ok(settled(two, ['a2', true])));
    expect(settled(weave, ['a2', true])).toMatchObject({ code: 'SPAN_UNKNOWN' });
  });
});
