import { spansAt } from '#text';
import {
  decide,
  dispose,
  idOf,
  propose,
  proposeDeletion,
  proposeMerge,
  proposeSplit,
  Q1,
  Q2,
  Q3,
  Q4,
  reading,
  scene,
  settle,
  tabled,
  type Step,
} from '../../testing/index.js';
import { stateOf } from '../../testing/text-state.js';
import { AcceptProposal } from '../../text/proposal/accept-proposal.js';
import { ReflectInBrackets } from '../../text/proposal/reflect-in-brackets.js';
import { weaveOf } from '../../text/question/wording.js';
import { comparisonOf, type TextState } from './comparison.js';
import type { Kin } from './lineage.js';

/** The Chair accepts a proposal, and what comes of it is named. */
const acceptAs =
  (proposal: string, key: string): Step =>
  (room) => ({ ...decide(AcceptProposal, proposal)(room), key });

describe('two states of a text', () => {
  const [first, second] = [idOf('cut', 0), idOf('cut', 1)];
  const states = (...steps: readonly Step[]): { from: TextState; to: TextState } => {
    const before = scene(tabled, reading);
    const after = steps.reduce((room, step) => room.give(step(room)), before);
    return { from: stateOf(before.text), to: stateOf(after.text) };
  };
  const told = ({ from, to }: { from: TextState; to: TextState }) =>
    comparisonOf(from, to).map(({ questionId, changes, into, outOf }) => ({ questionId, changes, into, outOf }));

  it('show a question that was split, one part of it merged with another question, and that split again', () => {
    const cut: Step[] = [proposeSplit('Avalon', Q3, [7], 'split'), acceptAs('split', 'cut')];
    const join: Step[] = [proposeMerge('Avalon', [second, Q4], [' and'], 'join'), acceptAs('join', 'joined')];
    const again: Step[] = [proposeSplit('Avalon', idOf('joined'), [3], 'again'), acceptAs('again', 'parted')];
    const [one, two] = [idOf('parted', 0), idOf('parted', 1)];
    const all = states(...cut, ...join, ...again);
    const ids = (kin: readonly Kin[] | undefined): string[] => (kin ?? []).map(({ questionId }) => questionId);
    const compared = new Map(told(all).map((entry) => [entry.questionId, entry]));
    expect(ids(compared.get(Q3)?.into)).toEqual([first, one, two]);
    expect(ids(compared.get(Q4)?.into)).toEqual([one, two]);
    expect(ids(compared.get(one)?.outOf)).toEqual([Q4, Q3]);
    expect([...compared.keys()].toSorted()).toEqual([Q3, Q4, first, one, two].toSorted());
    const back = new Map(told({ from: all.to, to: all.from }).map((entry) => [entry.questionId, entry]));
    expect(ids(back.get(Q3)?.outOf)).toEqual([first, one, two]);
    expect(back.get(Q3)?.changes).toEqual(['added']);
    expect(ids(back.get(two)?.into)).toEqual([Q4, Q3]);
  });

  it('say of a part that was taken out since what became of it', () => {
    const cut: Step[] = [proposeSplit('Avalon', Q3, [7], 'split'), acceptAs('split', 'cut')];
    const out: Step[] = [
      proposeDeletion('Avalon', () => ({ questionId: second }), 'out'),
      acceptAs('out', 'taken out'),
    ];
    const { from, to } = states(...cut, ...out);
    expect(comparisonOf(from, to).find(({ questionId }) => questionId === Q3)).toMatchObject({
      ...{ changes: ['removed'], status: { from: 'open', to: 'split' } },
      into: [
        { questionId: first, status: 'open' },
        { questionId: second, status: 'removed' },
      ],
    });
  });

  it('differ by their brackets alone', () => {
    const more = propose('Avalon', Q1, 'measures', 'measures of any kind');
    const before = scene(tabled, reading, more, decide(ReflectInBrackets));
    const spans = spansAt(weaveOf(before.text.questions.get(Q1)!.wording));
    const after = before.give(settle(Q1, ...spans.map(({ id: spanId }) => ({ spanId, keep: true })))(before));
    const compared = comparisonOf(stateOf(before.text), stateOf(after.text));
    expect(compared).toMatchObject([{ questionId: Q1, changes: ['brackets'] }]);
    expect(compared[0]?.runs?.flatMap(({ fate, bracket }) => (bracket ? [fate + bracket.edge] : []))).toEqual([
      'struck[',
      'struck]',
    ]);
  });

  it('are told of as far as a reader sees what came of a question', () => {
    const { from, to } = states(dispose(Q2, 'removed', { reason: 'duplication' }));
    const hidden = { ...to, questions: to.questions.filter(({ questionId }) => questionId !== Q2) };
    expect(comparisonOf(from, hidden)).toMatchObject([
      { questionId: Q2, changes: ['removed'], status: { from: 'open' } },
    ]);
    expect(comparisonOf(from, to)).toMatchObject([{ status: { from: 'open', to: 'removed' } }]);
  });

  it('are the same where nothing differs', () => {
    const { from, to } = states();
    expect(comparisonOf(from, to)).toEqual([]);
  });
});
