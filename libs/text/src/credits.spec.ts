import fc from 'fast-check';
import { amend } from './amend.js';
import { apply } from './apply.js';
import { blame } from './blame.js';
import { bracket } from './bracket.js';
import { check, wordingWith } from './check.js';
import { subAmended, type HunkCredits, type Sponsored } from './credits.js';
import { diff } from './diff.js';
import type { Applied, Edit } from './edit.js';
import { fold } from './fold.js';
import { editTo } from './rebase.js';
import { open, wordingAt, wordsAt, type Weave } from './weave.js';
import { TOKENISER, tokenise } from './words.js';

const AT = { revision: 1, reading: 0, by: ['chair'], decision: 'QuestionTabled' };
const RUNS = process.env.NONPAPER_DEEP ? 20_000 : 2_000;
const SUB = { by: ['b'], proposal: 'sub' };
const MORE = { by: ['c'], proposal: 'more' };

const weaveOf = (wording: string): Weave => open(wording, AT, TOKENISER);

/** A proposal of `a`, with a sub-amendment of `b` taken into it. */
const taken = (weave: Weave, proposed: string, amended: string) => {
  const edit = editTo(weave, 1, proposed);
  const hunks = diff(tokenise(proposed), tokenise(amended));
  const made = subAmended(wordsAt(weave, 1), edit, { hunks }, SUB);
  return { edit: { ...edit, hunks: made.hunks } satisfies Edit, credits: made.credits };
};

const theirs = (credits: readonly HunkCredits[]): Sponsored => ({ by: ['a'], proposal: 'p', credits });
const after = (weave: Weave, applied: Applied): Weave =>
  fold(weave, { revision: 2, reading: 1, decision: 'd' }, applied);
const whose = (weave: Weave, struck = false) =>
  blame(weave, { struck }).map((run) => [run.text, (run.struck ?? run).proposal ?? 'chair']);
const struckIn = (weave: Weave) =>
  blame(weave, { struck: true }).flatMap(({ text, struck }) => (struck ? [[text, struck.proposal]] : []));

describe('a sub-amendment taken into a proposal', () => {
  const weave = weaveOf('Does your State have measures to prevent it?');
  const made = taken(
    weave,
    'Does your State have concrete steps to prevent it?',
    'Does your State have concrete legal steps to prevent and combat it?',
  );

  it('credits each with the words it put in', () => {
    expect(whose(after(weave, apply(weave, made.edit, theirs(made.credits))))).toEqual([
      ['Does your State have', 'chair'],
      [' concrete', 'p'],
      [' legal', 'sub'],
      [' steps', 'p'],
      [' to prevent', 'chair'],
      [' and combat', 'sub'],
      [' it?', 'chair'],
    ]);
  });
  it('credits each with the words it struck', () => {
    const both = taken(weave, 'Does your State have to prevent it?', 'Does your State have to do it?');
    expect(struckIn(after(weave, apply(weave, both.edit, theirs(both.credits))))).toEqual([
      [' measures', 'p'],
      [' prevent', 'sub'],
    ]);
  });
  it('does so where the Chair amends, and where it stands in brackets', () => {
    const chair = editTo(weave, 1, 'Does your State have certain concrete legal steps to prevent it?');
    const amended = amend(weave, { edit: made.edit, ...theirs(made.credits) }, chair);
    expect(whose(after(weave, amended))).toEqual([
      ['Does your State have', 'chair'],
      [' certain', 'chair'],
      [' concrete', 'p'],
      [' legal', 'sub'],
      [' steps', 'p'],
      [' to prevent it?', 'chair'],
    ]);
    const reflected = bracket(weave, { edit: made.edit, ...theirs(made.credits) }, String);
    expect('code' in reflected ? [] : whose(after(weave, reflected)).filter(([, by]) => by === 'sub')).toEqual([
      [' legal', 'sub'],
      [' and combat', 'sub'],
    ]);
  });
  it('leaves alone what it puts back', () => {
    const back = taken(weave, 'Does your State have steps to stop it?', 'Does your State have measures to stop it?');
    expect(back.edit.hunks).toMatchObject([{ del: ' prevent', ins: ' stop' }]);
    expect(taken(weave, 'Does it?', 'Does your State have measures to prevent it?').edit.hunks).toEqual([]);
  });
  it('keeps the first one’s words when a second one is taken in', () => {
    const proposed = wordingWith(weave, made.edit);
    const hunks = diff(tokenise(proposed), tokenise(proposed.replace('steps', 'acts')));
    const more = subAmended(wordsAt(weave, 1), { hunks: made.edit.hunks, credits: made.credits }, { hunks }, MORE);
    const edit = { ...made.edit, hunks: more.hunks };
    expect(whose(after(weave, apply(weave, edit, theirs(more.credits)))).map(([, by]) => by)).toEqual([
      'chair',
      'p',
      'sub',
      'more',
      'chair',
      'sub',
      'chair',
    ]);
  });

  it('keeps what the first one struck when a second one is taken in', () => {
    const proposed = 'Does your State have effective measures to prevent it?';
    const first = taken(weave, proposed, 'Does your State have effective measures?');
    const stands = wordingWith(weave, first.edit);
    const hunks = diff(tokenise(stands), tokenise('Does it have effective measures?'));
    const second = subAmended(wordsAt(weave, 1), { hunks: first.edit.hunks, credits: first.credits }, { hunks }, MORE);
    const edit = { ...first.edit, hunks: second.hunks };
    expect(struckIn(after(weave, apply(weave, edit, theirs(second.credits))))).toEqual([
      [' your State', 'more'],
      [' to prevent it', 'sub'],
    ]);
  });

  const wording = fc
    .array(fc.constantFrom('a', 'b', 'c', ',', '(', ')', 'of the', 'x\ny', '漢字', 'عام'), {
      minLength: 1,
      maxLength: 12,
    })
    .map((words) => words.join(' '));

  it('reads as it says, whatever the words, and every run has an owner', () => {
    fc.assert(
      fc.property(wording, wording, wording, (base, proposed, amended) => {
        const from = weaveOf(base);
        const { edit, credits } = taken(from, proposed, amended);
        if (edit.hunks.length === 0) return;
        expect(wordingWith(from, edit)).toBe(wordingAt(weaveOf(amended)));
        if (wordingAt(from) === wordingAt(weaveOf(amended))) return;
        expect(check(from, edit)).toBeUndefined();
        const folded = after(from, apply(from, edit, theirs(credits)));
        expect(wordingAt(folded)).toBe(wordingWith(from, edit));
        expect(blame(folded).every(({ proposal }) => [undefined, 'p', 'sub'].includes(proposal))).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });
});
