import {
  accept,
  agreeAdReferendum,
  carryProposalOver,
  decide,
  delegationId,
  dispose,
  enter,
  meeting,
  propose,
  proposed,
  put,
  Q1,
  Q3,
  Q4,
  reading,
  reopen,
  reserve,
  scene,
  tabled,
  told,
  voice,
  type Step,
} from '../testing/index.js';
import { ProposeMove } from '../text/structure/propose-move.js';
import { AcceptProposal } from '../text/proposal/accept-proposal.js';
import { titleOf } from './title.js';

const [AVALON, BOREALIA, CORVANIA] = [delegationId('Avalon'), delegationId('Borealia'), delegationId('Corvania')];
const before = [meeting, enter('Avalon'), tabled, reading];
const theirs = propose('Corvania', Q1, 'by sea', 'at sea', 'theirs');

describe('beside a proposal of one’s own', () => {
  it('an edit that is accepted is told, to whose proposal still applies', () =>
    expect(told(...before, theirs, proposed, accept)).toEqual([
      ['proposal-decided', AVALON, 'Your proposal on question 1 was accepted'],
      ['question-edited', CORVANIA, 'Question 1, on which you have a proposal, was edited'],
    ]));
  it('whose proposal it overtakes hears that, and only that', () => {
    const overtaken = propose('Corvania', Q1, 'measures', 'plans', 'theirs');
    expect(told(...before, overtaken, proposed, accept).map(([kind, to]) => [kind, to])).toEqual([
      ['proposal-decided', AVALON],
      ['proposal-stale', CORVANIA],
    ]);
  });
  it('a move of the question is told', () => {
    const move: Step = ({ text }) => {
      const { sectionId } = text.questions.get(Q4)!;
      return { command: ProposeMove, who: 'Borealia', key: 'move', data: { questionId: Q3, sectionId, after: Q4 } };
    };
    const mine = propose('Avalon', Q3, 'training', 'schooling', 'mine');
    const kinds = told(...before, mine, move, decide(AcceptProposal, 'move')).map(([kind, to]) => [kind, to]);
    expect(kinds).toEqual([
      ['proposal-decided', BOREALIA],
      ['question-moved', AVALON],
    ]);
  });
});

describe('who is away when a wording is put', () => {
  it('hears it also of a proposal put off, and of a concern', () => {
    const off = propose('Corvania', Q1, 'measures', 'plans', 'off');
    const steps = [...before, off, carryProposalOver('off'), voice('Borealia', Q1), put(Q1)];
    expect(told(...steps).map(([kind, to]) => [kind, to])).toEqual([
      ['put-while-absent', CORVANIA],
      ['put-while-absent', BOREALIA],
    ]);
  });
});

describe('an agreement', () => {
  const waiting = agreeAdReferendum(Q1, { subjectTo: [BOREALIA] });
  it('that waited for a capital says so when it waits no more', () => {
    expect(told(...before, waiting, dispose(Q1, 'agreed'))).toEqual([
      ['capital-heard', BOREALIA, 'Agreed, no longer subject to what your capital says: question 1'],
    ]);
    expect(told(...before, dispose(Q1, 'agreed'))).toEqual([]);
  });
  it('that is reopened is told to who reserved, and whose capital it waited for', () => {
    const kinds = (...steps: Step[]) => told(...before, ...steps, reopen(Q1)).map(([kind, to]) => [kind, to]);
    expect(kinds(waiting)).toEqual([['question-reopened', BOREALIA]]);
    expect(kinds(dispose(Q1, 'agreed'), reserve('Corvania', Q1))).toEqual([['question-reopened', CORVANIA]]);
  });
});

describe('numbers in titles', () => {
  it('are made once for a state, however many are told', () => {
    const { text } = scene(tabled);
    let read = 0;
    const questions = new Proxy(text.questions, {
      get: (target, field) => {
        if (field === 'values') read += 1;
        const value: unknown = Reflect.get(target, field, target);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
    const many = Array.from({ length: 100 }, () => titleOf({ ...text, questions }, Q3));
    expect([new Set(many), read]).toEqual([new Set(['question 2']), 1]);
  });
});
