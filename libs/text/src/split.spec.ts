import fc from 'fast-check';
import {
  apply,
  blame,
  cutNow,
  edgeStands,
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
import { editOf, holds, moment, opened, PATIENCE_MS, sketch, type Sketch } from './testing/arbitraries.js';
import { play, timeline } from './testing/timeline.js';

/** Whose each character of a wording is, whatever runs it is told in. */
const credits = (weave: Weave): string[] =>
  blame(weave).flatMap(({ text, by, proposal, revision, decision, movedFrom }) =>
    Array.from(text).map((char) => JSON.stringify([char, by, proposal, revision, decision, movedFrom])),
  );

const cutsOf = (weave: Weave, picks: readonly number[]): number[] => {
  const words = wordsAt(weave);
  const inside = words.flatMap(({ word }, i) => (i > 0 && word !== '\n' && words[i - 1]?.word !== '\n' ? [i] : []));
  return [...new Set(picks.flatMap((n) => inside.slice(n % Math.max(1, inside.length)).slice(0, 1)))].sort(
    (a, b) => a - b,
  );
};

const parts = (weave: Weave, cuts: readonly number[], question = 'q'): Opening[] => {
  const made = split({ question, weave }, cuts);
  return isFault(made) ? [] : made;
};

const at = (weave: Weave): ReturnType<typeof moment> => moment(weave.revision + 1);
const picks = fc.array(fc.nat(60), { minLength: 1, maxLength: 4 });
const lines = /^\n+|\n+$/g;

/** Spans that hold more than line ends at the wording's own ends, which belong to no part. */
const spansWithWords = (weave: Weave): string[] => {
  const standing = wordsAt(weave).map(({ word }) => word !== '\n');
  const [first, last] = [standing.indexOf(true), standing.lastIndexOf(true)];
  return spansAt(weave).flatMap(({ id, from, to }) => (from <= last && to > first ? [id] : []));
};

/** What a wording said, and whose it was, at a revision; `who` is asked for it when much has happened since. */
interface Said {
  readonly who: Weave;
  readonly revision: number;
  readonly told: string;
}

const toldBy = (who: Weave, revision: number): string =>
  JSON.stringify([wordingAt(who, revision), blame(who, { revision })]);

const saidBy = (who: Weave, { revision }: Weave): Said => ({ who, revision, told: toldBy(who, revision) });

/** The weave after an edit, of which what it said before and says now is written down; without one, as it is. */
const changedBy = (sketched: Sketch, weave: Weave, said: Said[]): Weave => {
  const edit = editOf(weave, sketched);
  const after = edit ? fold(weave, at(weave), apply(weave, edit, { by: ['x'], proposal: 'later' })) : weave;
  said.push({ ...saidBy(weave, weave), who: after }, saidBy(after, after));
  return after;
};

describe('a wording that is split', () => {
  it(
    'and merged again keeps its text, its spans, and whose each word is',
    () => {
      holds(fc.tuple(timeline, picks), ([played, chosen]) => {
        const { weave } = play(played);
        const made = parts(weave, cutsOf(weave, chosen));
        if (made.length === 0) return;
        const named = made.map((opening, i) => ({ question: `p${String(i)}`, weave: openWith(opening, at(weave)) }));
        const again = openWith(merge(named, []), moment(weave.revision + 2));
        expect(wordingAt(again)).toBe(wordingAt(weave).replace(lines, ''));
        const [before, after] = [credits(weave), credits(again)];
        const skipped = before.findIndex((credit) => !credit.startsWith('["\\n"'));
        expect(after).toEqual(before.slice(skipped, skipped + after.length));
        expect(new Set(spansAt(again).map(({ id }) => id))).toEqual(new Set(spansWithWords(weave)));
      });
    },
    PATIENCE_MS,
  );

  it(
    'keeps what its words were through edits of the parts and another split',
    () => {
      holds(fc.tuple(timeline, picks, sketch), ([played, chosen, sketched]) => {
        const { weave } = play(played);
        const [first] = parts(weave, cutsOf(weave, chosen));
        if (!first) return;
        const part = openWith(first, at(weave));
        const edit = editOf(part, sketched);
        const edited = edit ? fold(part, at(part), apply(part, edit, { by: ['x'], proposal: 'later' })) : part;
        expect(wordingAt(edited, part.revision)).toBe(wordingAt(part));
        for (const opening of parts(edited, cutsOf(edited, chosen), 'p0'))
          for (const { origin, text } of opening.runs) {
            const here = origin?.stamp.proposal === 'later';
            expect([origin?.question, text === '']).toEqual([here ? 'p0' : 'q', false]);
          }
      });
    },
    PATIENCE_MS,
  );

  it(
    'says at every past revision what it said then, whatever became of its parts since',
    () => {
      holds(fc.tuple(timeline, picks, sketch, sketch), ([played, chosen, one, other]) => {
        const { weave, log } = play(played);
        const made = parts(weave, cutsOf(weave, chosen));
        if (made.length === 0) return;
        const said = log.map(({ after }): Said => ({ ...saidBy(after, after), who: weave }));
        const edited = made.map((opening) => changedBy(one, openWith(opening, at(weave)), said));
        const named = edited.map((part, i) => ({ question: `p${String(i)}`, weave: part }));
        const joined = openWith(merge(named, []), moment(weave.revision + 4));
        const [first] = parts(changedBy(other, joined, said), cutsOf(joined, chosen), 'joined');
        if (first) changedBy(one, openWith(first, moment(joined.revision + 2)), said);
        expect(said.map(({ who, revision }) => toldBy(who, revision))).toEqual(said.map(({ told }) => told));
      });
    },
    PATIENCE_MS,
  );

  it('is cut where its words are, a line end belonging to no part', () => {
    const weave = opened('One two.\nThree four.');
    const wordings = (cuts: number[]): string[] => parts(weave, cuts).map((o) => wordingAt(openWith(o, moment(1))));
    expect(wordings([3])).toEqual(['One two.', 'Three four.']);
    expect(wordings([4])).toEqual(['One two.', 'Three four.']);
    expect(wordings([1, 5])).toEqual(['One', 'two.\nThree', 'four.']);
  });

  it('refuses cuts at its ends, out of order, or that leave nothing', () => {
    const whole = { question: 'q', weave: opened('One two.\nThree.') };
    for (const cuts of [[0], [6], [2, 2], [3, 1], [99]])
      expect(split(whole, cuts)).toMatchObject({ code: 'HUNK_OUT_OF_RANGE' });
    expect(split(whole, [3, 4])).toMatchObject({ code: 'CHANGES_NOTHING' });
  });
});

describe('the place of a cut', () => {
  const weave = opened('States shall report each year.');
  const edited = (wording: string): Weave =>
    fold(weave, moment(1), apply(weave, editTo(weave, 0, wording), { by: ['a'], proposal: 'p' }));

  it('goes along with the two words it stood between', () => {
    expect(cutNow(edited('All States shall report each year.'), 0, 2)).toBe(3);
    expect(cutNow(edited('States shall report.'), 0, 2)).toBe(2);
  });
  it('is lost with one of them, or when words come between', () => {
    expect(cutNow(edited('States may report each year.'), 0, 2)).toBeUndefined();
    expect(cutNow(edited('States shall also report each year.'), 0, 2)).toBeUndefined();
    expect(cutNow(weave, 0, 0)).toBeUndefined();
    expect(cutNow(weave, 0, 6)).toBeUndefined();
  });
  it('at an end is lost when the wording ends otherwise', () => {
    expect(edgeStands(edited('All States shall report each year.'), 0, 'last')).toBe(true);
    expect(edgeStands(edited('All States shall report each year.'), 0, 'first')).toBe(false);
  });
});
