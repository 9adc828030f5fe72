import assert from 'node:assert/strict';
import fc from 'fast-check';
import { bracketed, normalise, type ComparedRun } from '#text';
import { movesOf } from '../../testing/any-move.js';
import type { Move } from '../../testing/move.js';
import { stateOf } from '../../testing/text-state.js';
import { opening, said, TEXT_COMMANDS, tried, type Room } from '../../testing/index.js';
import { textDecider } from '../../deciders.js';
import { weaveOf } from '../../text/question/wording.js';
import type { Text } from '../../text/text.js';
import { comparisonOf, type ComparedQuestion, type TextState } from './comparison.js';
import type { Kin } from './lineage.js';
import { isStanding } from './told.js';

const BEFORE = ['kept', 'struck', 'moved-away'];
const AFTER = ['kept', 'inserted', 'moved-here'];

const side = (runs: readonly ComparedRun[], fates: readonly string[]): string =>
  normalise(runs.map(({ fate, text }) => (fates.includes(fate) ? text : '')).join(''));

const marked = (runs: readonly ComparedRun[], fates: readonly string[]): string =>
  unspaced(runs.map(({ fate, text, bracket }) => (fates.includes(fate) ? (bracket?.edge ?? text) : '')).join(''));

const unspaced = (text: string): string => text.replace(/\s/g, '');

const wordings = ({ questions, chainOf }: TextState): Map<string, readonly [string, string]> =>
  new Map(
    questions.filter(isStanding).map(({ questionId, wording }) => {
      const chain = chainOf(questionId);
      return [questionId, [wording, unspaced(chain ? bracketed(weaveOf(chain)) : '')]];
    }),
  );

/** What a state says once the comparison is applied to it. */
const applied = (from: TextState, compared: readonly ComparedQuestion[]): Map<string, readonly [string, string]> => {
  const all = wordings(from);
  for (const { questionId, changes, runs } of compared) {
    const known = all.get(questionId) ?? ['', ''];
    if (runs) assert.deepEqual([side(runs, BEFORE), marked(runs, BEFORE)], known);
    if (changes.includes('removed')) all.delete(questionId);
    else if (runs) all.set(questionId, [side(runs, AFTER), marked(runs, AFTER)]);
  }
  return all;
};

const BACK: Readonly<Record<string, string>> = {
  ...{ inserted: 'struck', struck: 'inserted', 'moved-here': 'moved-away', 'moved-away': 'moved-here' },
  ...{ added: 'removed', removed: 'added' },
};

/** A comparison told the other way round, but for sections: a moved question is told of in the one where it is read. */
const reversed = (compared: readonly ComparedQuestion[]): Map<string, unknown> =>
  new Map(
    compared.map(({ questionId, number, was, changes, status, runs, outOf, into, acts }) => [
      questionId,
      {
        ...{ number: was, was: number, changes: changes.map((one) => BACK[one] ?? one), acts },
        status: { ...(status.to && { from: status.to }), ...(status.from && { to: status.from }) },
        runs: runs?.map((run) => ({ ...run, fate: BACK[run.fate] ?? run.fate })),
        ...{ outOf: into, into: outOf },
      },
    ]),
  );

const asIs = (compared: readonly ComparedQuestion[]): Map<string, unknown> =>
  new Map(
    compared.map(({ questionId, number, was, changes, status, runs, outOf, into, acts }) => [
      questionId,
      { number, was, changes, acts, status, runs, outOf, into },
    ]),
  );

const idsIn = (state: TextState): string[] => [...wordings(state).keys()];

/** Each question of the one or the other is told of once; what is new came from what went, and the other way round. */
const holdsTogether = (from: TextState, to: TextState, compared: readonly ComparedQuestion[]): void => {
  const [old, now] = [idsIn(from), idsIn(to)];
  const of = (change: string): string[] =>
    compared.flatMap(({ questionId, changes }) => (changes.includes(change as 'added') ? [questionId] : []));
  assert.equal(new Set(compared.map(({ questionId }) => questionId)).size, compared.length);
  assert.deepEqual(of('added').toSorted(), now.filter((id) => !old.includes(id)).toSorted());
  assert.deepEqual(of('removed').toSorted(), old.filter((id) => !now.includes(id)).toSorted());
  for (const { questionId, into = [], outOf = [], status } of compared) {
    assert.equal(into.length > 0, status.to === 'split' || status.to === 'merged');
    assert.ok(into.every((kin) => now.includes(kin.questionId) || kin.status === 'removed'));
    for (const kin of into.filter((one) => now.includes(one.questionId)))
      assert.ok(kinIn(compared, kin, 'outOf').includes(questionId));
    for (const kin of outOf.filter((one) => old.includes(one.questionId)))
      assert.ok(kinIn(compared, kin, 'into').includes(questionId));
  }
  const runs = compared.flatMap((one) => one.runs ?? []);
  assert.deepEqual(lettersOf(runs, 'moved-here'), lettersOf(runs, 'moved-away'));
};

const kinIn = (compared: readonly ComparedQuestion[], { questionId }: Kin, way: 'into' | 'outOf'): string[] =>
  (compared.find((one) => one.questionId === questionId)?.[way] ?? []).map((kin) => kin.questionId);

/** A word that moved may now begin a sentence. */
const lettersOf = (runs: readonly ComparedRun[], moved: string): string =>
  Array.from(unspaced(runs.map(({ fate, text }) => (fate === moved ? text : '')).join('')).toLowerCase())
    .toSorted()
    .join('');

const RESHAPING = [
  ...['ProposeSplit', 'ProposeSplit', 'ProposeSplit', 'ProposeMerge', 'ProposeMerge', 'ProposeMerge'],
  ...['ProposeQuestion', 'ProposeDeletion', 'ProposeMove', 'ProposeEdit', 'ProposeEdit'],
  ...['ReflectInBrackets', 'SettleBrackets', 'DisposeOfQuestion', 'ReinstateQuestion'],
];

const nameOf = ({ verb }: Move): string => TEXT_COMMANDS[verb]?.name ?? '';

/** The same about questions that stand: there are soon more tombstones. */
const ofWhatStands = (move: Move, { questions }: Text): Move => {
  const standing = [...questions.values()].flatMap((question, place) => (isStanding(question) ? [place] : []));
  const placeOf = (n: number): number => standing[n % standing.length] ?? n;
  if (nameOf(move) === 'ReinstateQuestion') return move;
  return { ...move, thing: placeOf(move.thing), ...(nameOf(move) === 'ProposeMerge' && { from: placeOf(move.from) }) };
};

/** Something is tried, and mostly what was proposed last is accepted, if it may be. */
const reshaped = (room: Room, move: Move): Room => {
  const verb = TEXT_COMMANDS.findIndex(({ name }) => name === 'AcceptProposal');
  const next = tried(room, said(ofWhatStands(move, room.text)));
  return move.age > 1 ? next : tried(next, said({ ...move, verb, thing: 0, careless: false }));
};

/** The text since the room opened, after each event that changed a question. */
const statesSince = ({ facts }: Room): TextState[] => {
  let text: Text = textDecider.initial('text-draft');
  const texts = facts.map((fact) => (text = textDecider.evolve(text, fact))).slice(opening.facts.length - 1);
  return texts.filter(({ questions }, i) => questions !== texts[i - 1]?.questions).map(stateOf);
};

/** Through how many splits and mergers the longest way back goes. */
const depthOf = (questions: Text['questions'], id: string): number =>
  Math.max(0, ...(questions.get(id)?.from ?? []).map((one) => 1 + depthOf(questions, one)));

describe('any two states of a text that is cut, joined and reworded', () => {
  it('compare to what makes the one of the other, both ways, and lose no question', () => {
    let deepest = 0;
    const law = fc.property(movesOf(RESHAPING, 8, 24), (moves) => {
      const room = moves.reduce(reshaped, opening);
      deepest = Math.max(deepest, ...[...room.text.questions.keys()].map((id) => depthOf(room.text.questions, id)));
      const states = statesSince(room);
      for (const [i, from] of states.entries())
        for (const to of states.slice(i)) {
          const compared = comparisonOf(from, to);
          assert.deepEqual(applied(from, compared), wordings(to));
          holdsTogether(from, to, compared);
          assert.deepEqual(reversed(comparisonOf(to, from)), asIs(compared));
        }
    });
    fc.assert(law, { numRuns: process.env.NONPAPER_DEEP ? 1000 : 40 });
    expect(deepest).toBeGreaterThan(1);
  });
});
