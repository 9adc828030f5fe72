import assert from 'node:assert/strict';
import fc from 'fast-check';
import { spliced } from './check.js';
import { diff, editTo, tokenise, wordingWith, wordsAt, type Woven } from './index.js';
import { holds, opened, PATIENCE_MS, wording } from './testing/arbitraries.js';
import { CASES } from './testing/cases.js';
import { render } from './words.js';

const changes = (before: string, after: string): string =>
  diff(tokenise(before), tokenise(after))
    .map(({ del, ins }) => `${del}→${ins}`)
    .join(' | ');

/** What the words read with the hunks put in that turn them into what was typed. */
const rendered = (words: readonly Woven[], typed: string): string =>
  render(spliced(words, diff(words, tokenise(typed))));

describe('the diff of two wordings', () => {
  it(
    'gives the second when applied to the first, and nothing for the same',
    () => {
      holds(fc.tuple(wording(0, 30), wording(0, 30)), ([before, after]) => {
        const weave = opened(before);
        assert.equal(wordingWith(weave, editTo(weave, 0, after)), after);
        assert.deepEqual(editTo(weave, 0, before).hunks, []);
      });
    },
    PATIENCE_MS,
  );

  it(
    'leaves a word between any two hunks, and repeats no word at both ends of one',
    () => {
      holds(fc.tuple(wording(0, 30), wording(0, 30)), ([before, after]) => {
        const hunks = diff(tokenise(before), tokenise(after));
        hunks.forEach(({ from, to, del, ins }, i) => {
          assert.ok(i === 0 || (hunks[i - 1]?.to ?? 0) < from);
          assert.ok(to > from || ins !== '');
          assert.notEqual(del, ins);
        });
      });
    },
    PATIENCE_MS,
  );

  it.each(CASES)('applies in case %s', (_name, before, after) => {
    const weave = opened(before);
    expect(wordingWith(weave, editTo(weave, 0, after))).toBe(after);
  });

  it.each([
    ['articles of the Convention', 'articles of the Protocol, of the Convention', '→ of the Protocol,'],
    ['information and documents or records', 'information, documents and/or records', ' and→, |  or→ and/or'],
    ['a, b and c', 'a, b, and c', '→,'],
    ['Paragraph one.\nParagraph three.', 'Paragraph one.\nParagraph two.\nParagraph three.', '→\n Paragraph two.'],
    ['贵国是否已采取措施', '贵国是否已经采取必要的措施', '→经 | →必要的'],
    ['to the State Party concerned', 'to the requested State Party concerned', '→ requested'],
  ])('turns %j into %j by %s', (before, after, expected) => {
    expect(changes(before, after)).toBe(expected);
  });

  it('does not mind the unseen lead of a paragraph that lost its first words', () => {
    const weave = opened('Foo, bar');
    const words = wordsAt(weave).slice(1);
    expect(diff(words, tokenise(', bar baz')).map(({ ins }) => ins)).toEqual([' baz']);
  });

  it('leaves words that deletions ran together to who wrote them', () => {
    const weave = opened('See foo(;bar twice.');
    const melted = wordsAt(weave).filter(({ word }) => word !== '(' && word !== ';');
    expect(diff(melted, tokenise('See foobar once.'))).toEqual([{ from: 3, to: 4, del: ' twice', ins: ' once' }]);
    expect(diff(melted, tokenise('See foo bar twice.'))).toEqual([{ from: 2, to: 3, del: 'bar', ins: ' bar' }]);
  });

  it('tells words that deletions ran together from the same spelling that is one word', () => {
    const without = (text: string): Woven[] => wordsAt(opened(text)).filter(({ word }) => word !== ';');
    const changed = [' twice', ' once'];
    for (const text of ['foo;bar and foobar twice', 'foobar and foo;bar twice', 'foo;bar and foo;bar twice'])
      expect(diff(without(text), tokenise('foobar and foobar once')).map(({ del, ins }) => [del, ins])).toEqual([
        changed,
      ]);
  });

  it('sets words that deletions ran together behind another mark, and reads as it was typed', () => {
    const melted = wordsAt(opened('See foo(;bar twice.')).filter(({ word }) => word !== '(' && word !== ';');
    expect(rendered(melted, 'See (foobar) twice.')).toBe('See (foobar) twice.');
    expect(diff(melted, tokenise('See (foobar) twice.'))).toEqual([
      { from: 1, to: 2, del: ' foo', ins: ' (foo' },
      { from: 3, to: 3, del: '', ins: ')' },
    ]);
    expect(diff(melted, tokenise('Do see foobar twice.'))).toEqual([{ from: 0, to: 1, del: ' See', ins: ' Do see' }]);
    expect(diff(melted, tokenise('Do please now See foobar.')).map(({ del }) => del)).toEqual(['', ' twice']);
  });

  it('reads as it was typed where deletions made words that are cut across each other', () => {
    const before = wordsAt(opened('🇦;🇧🇨 xy ab a b foo;bar')).filter(({ word }) => word !== ';');
    const typed = '🇦🇧🇨 xy ab a b and foobar';
    expect(rendered(before, typed)).toBe(typed);
  });

  it('gives up on unrelated texts the same way every time, and keeps what begins and ends alike', () => {
    const unrelated = (letter: string): string =>
      Array.from({ length: 20_000 }, (_, i) => `${letter}${String(i)}`).join(' ');
    const hunks = diff(tokenise(`Same ${unrelated('a')} end`), tokenise(`Same ${unrelated('b')} end`));
    expect(hunks.map(({ from, to }) => [from, to])).toEqual([[1, 20_001]]);
  });
});
