import {
  apply,
  blame,
  cutNow,
  editTo,
  fold,
  isFault,
  merge,
  openWith,
  spansAt,
  split,
  wordingAt,
  wordsAt,
  type Opening,
  type Weave,
} from './index.js';
import { moment, opened } from './testing/arbitraries.js';
import type { WovenSpan } from './weave.js';

const TEXT = 'States shall report each year.';

/** A wording with brackets drawn over its words. */
const marked = (weave: Weave, ...spans: { id: string; group?: string; start: number; end: number }[]): Weave => ({
  ...weave,
  spans: spans.map((span): WovenSpan => ({ kind: 'bracket', requestedBy: ['a'], in: 0, ...span })),
});

const rewritten = (weave: Weave, wording: string): Weave =>
  fold(
    weave,
    moment(weave.revision + 1),
    apply(weave, editTo(weave, weave.revision, wording), { by: ['a'], proposal: 'p' }),
  );

const cut = (weave: Weave, ...cuts: number[]): Opening[] | string => {
  const made = split({ question: 'q', weave }, cuts);
  return isFault(made) ? `${made.code}: ${made.message}` : made;
};

const openingsOf = (weave: Weave, ...cuts: number[]): Opening[] => {
  const made = cut(weave, ...cuts);
  return typeof made === 'string' ? [] : made;
};

const partsOf = (weave: Weave, ...cuts: number[]): Weave[] =>
  openingsOf(weave, ...cuts).map((opening) => openWith(opening, moment(7)));

const placed = (weave: Weave): string[] => spansAt(weave).map(({ id, from, to }) => `${id} ${from}-${to}`);

describe('a cut through brackets', () => {
  it('tears them and is refused, naming them; at their edges it is not', () => {
    const weave = marked(opened(TEXT), { id: 's', start: 1, end: 3 });
    expect(cut(weave, 2)).toBe('SPANS_CROSS: The span s lies on both sides of a cut.');
    expect(partsOf(weave, 1, 3).map(placed)).toEqual([[], ['s 0-2'], []]);
  });

  it('parts no alternatives from each other, in whichever order they were opened', () => {
    const one = { id: 's', group: 'g', start: 1, end: 2 };
    const other = { id: 't', group: 'g', start: 2, end: 3 };
    expect(cut(marked(opened(TEXT), one, other), 2)).toContain('SPANS_CROSS');
    expect(cut(marked(opened(TEXT), other, one), 2)).toContain('SPANS_CROSS');
    expect(partsOf(marked(opened(TEXT), one, other), 3).map(placed)).toEqual([['s 1-2', 't 2-3'], []]);
  });

  it('does not mind brackets of which no word stands, and leaves them behind', () => {
    const spans = [
      { id: 's', group: 'g', start: 0, end: 1 },
      { id: 't', group: 'g', start: 2, end: 3 },
    ];
    const weave = rewritten(marked(opened(TEXT), ...spans), 'States shall each year.');
    expect(openingsOf(weave, 1).map(({ spans: all }) => all.map(({ id }) => id))).toEqual([['s'], []]);
  });
});

describe('the parts of a wording', () => {
  it('each have the brackets over their own words, without line ends at their ends', () => {
    const weave = marked(
      opened('One two.\nThree four.\nFive.'),
      { id: 'a', start: 0, end: 1 },
      { id: 'b', start: 1, end: 4 },
      { id: 'c', start: 7, end: 9 },
    );
    const made = openingsOf(weave, 1, 4, 7).map((opening) => [
      wordingAt(openWith(opening, moment(7))),
      ...opening.spans.map(({ id, from, to }) => `${id} ${from}-${to}`),
    ]);
    expect(made).toEqual([['One', 'a 0-1'], ['two.', 'b 0-2'], ['Three four.'], ['Five.', 'c 0-1']]);
  });

  it('say of a bracket what first opened it, and not what put its words there', () => {
    const [part] = partsOf(marked(rewritten(opened(TEXT), `All ${TEXT}`), { id: 's', start: 1, end: 2 }), 3);
    const moved = marked(rewritten(opened(TEXT), `All ${TEXT}`), { id: 's', start: 1, end: 2 });
    const [later] = partsOf({ ...moved, spans: moved.spans.map((span) => ({ ...span, in: 1 })) }, 3);
    const openedBy = (weave?: Weave) => weave?.stamps[weave.spans[0]?.in ?? -1]?.origin?.stamp.revision;
    expect([openedBy(part), openedBy(later)]).toEqual([0, 1]);
  });

  it('keep words apart that stand together since others between them were struck', () => {
    const weave = opened('See foo;bar twice each.');
    const hunks = [{ from: 2, to: 3, del: ';', ins: '' }];
    const applied = apply(weave, { base: 0, tokeniser: 1, hunks }, { by: ['a'], proposal: 'p' });
    const [part] = partsOf(fold(weave, moment(1), applied), 4);
    expect(part && wordsAt(part).map(({ word }) => word)).toEqual(['See', 'foo', 'bar', 'twice']);
  });
});

describe('the wording that several become', () => {
  const joint = (text: string) => [{ text, by: ['a'], proposal: 'p' }];
  const wholes = ['Who?', 'When?', 'Why?'].map((text, i) => ({ question: `q${i}`, weave: opened(text) }));

  it('has each joint in its place, credited to whose it is', () => {
    const weave = openWith(merge(wholes, [joint(' And'), joint('\n Or')]), moment(7));
    expect(wordingAt(weave)).toBe('Who? And When?\nOr Why?');
    expect(blame(weave).flatMap(({ text, by, proposal }) => (proposal === 'p' ? [[text, ...by]] : []))).toEqual([
      [' And', 'a'],
      ['\nOr', 'a'],
    ]);
  });

  it('has the brackets of each over its own words', () => {
    const [one, other, last] = wholes.map(({ question, weave }) => ({
      question,
      weave: marked(weave, { id: `s-${question}`, start: 0, end: 1 }),
    }));
    const merged = openWith(merge([one!, other!, last!], [joint(' And')]), moment(7));
    expect(placed(merged)).toEqual(['s-q0 0-1', 's-q1 3-4', 's-q2 5-6']);
  });
});

describe('the place of a cut before a word that is gone', () => {
  it('is lost', () => expect(cutNow(rewritten(opened(TEXT), 'States shall each year.'), 0, 2)).toBeUndefined());
});
