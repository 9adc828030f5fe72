import {
  accept,
  address,
  agree,
  allCarriedOver,
  amend,
  carryOver,
  carryProposalOver,
  certified,
  closed,
  coSponsor,
  decide,
  delegationId,
  dispose,
  idOf,
  issued,
  NAMES,
  object,
  propose,
  proposed,
  put,
  Q1,
  QUESTIONS,
  reading,
  scene,
  tabled,
  voice,
  type Room,
  type Step,
} from '../testing/index.js';
import { textDecider } from '../deciders.js';
import { DeferProposal } from '../text/proposal/defer-proposal.js';
import { NotRetain } from '../text/proposal/not-retain.js';
import { ReflectInBrackets } from '../text/proposal/reflect-in-brackets.js';
import type { TextFact } from '../text/text.js';
import { noticesOf } from './notices.js';

const after = (steps: readonly Step[], last: Step) => {
  const before: Room = scene(...steps);
  const now = before.give(last(before));
  let state = before.text;
  return now.facts.slice(before.facts.length).flatMap((fact) => {
    const next = textDecider.evolve(state, fact);
    const notices = noticesOf(fact as unknown as TextFact, state, next, now.body);
    state = next;
    return notices;
  });
};

const [AVALON, BOREALIA, CORVANIA] = [delegationId('Avalon'), delegationId('Borealia'), delegationId('Corvania')];
const before = [tabled, reading, proposed];

describe('the sponsors hear', () => {
  it.each([
    ['accepted', accept],
    ['accepted as amended', amend('measures', 'plans')],
    ['reflected in brackets', decide(ReflectInBrackets)],
    ['not retained', decide(NotRetain)],
    ['deferred', decide(DeferProposal)],
    ['carried over to the next reading', carryProposalOver()],
  ])('that it was %s', (outcome, step) => {
    const notices = after([...before, coSponsor('Borealia')], step);
    expect(notices.map((n) => n.recipient)).toEqual([AVALON, BOREALIA]);
    expect(notices[0]).toMatchObject({
      kind: 'proposal-decided',
      text: 'draft',
      question: Q1,
      title: `Your proposal on question 1 was ${outcome}`,
    });
  });
  it('the Chair’s words with it', () => {
    const [notice] = after(before, decide(NotRetain, 'p', { reason: 'other', words: 'See article 3.' }));
    expect(notice?.lines).toEqual(['See article 3.']);
  });
  it('that somebody joins them', () => {
    const notices = after([...before, coSponsor('Borealia')], coSponsor('Corvania'));
    expect(notices.map((n) => [n.kind, n.recipient])).toEqual([
      ['co-sponsored', AVALON],
      ['co-sponsored', BOREALIA],
    ]);
    expect(notices[0]?.title).toBe('Corvania co-sponsors your proposal on question 1');
  });
  it('that it is stale by what was accepted, once', () => {
    const rival = propose('Borealia', Q1, 'measures', 'policies', 'rival');
    const notices = after([...before, rival], decide(accept(scene(...before)).command, 'rival'));
    expect(notices.map((n) => [n.kind, n.recipient])).toEqual([
      ['proposal-decided', BOREALIA],
      ['proposal-stale', AVALON],
    ]);
    const again = propose('Corvania', Q1, 'State', 'country', 'again');
    const later = [...before, rival, decide(accept(scene(...before)).command, 'rival'), again];
    expect(after(later, decide(accept(scene(...before)).command, 'again')).map((n) => n.kind)).toEqual([
      'proposal-decided',
    ]);
  });
  it('what the gavel did to each', () => {
    const other = propose('Borealia', Q1, 'measures', 'plans', 'other');
    const notices = after([...before, other, put(Q1, { proposalId: idOf('p') })], agree());
    expect(notices.map((n) => [n.recipient, n.title])).toEqual([
      [AVALON, 'Your proposal on question 1 was accepted'],
      [BOREALIA, 'Your proposal on question 1 was overtaken by agreement'],
    ]);
  });
});

describe('those who spoke hear', () => {
  it('that the Chair holds them to be met', () => {
    expect(after([...before, object('Corvania', Q1)], address('chair'))).toMatchObject([
      { kind: 'objection-addressed', recipient: CORVANIA, lines: ['So it is.', 'Lift it, or maintain it.'] },
    ]);
    expect(after([...before, voice('Elysia', Q1)], address('chair'))[0]?.title).toContain('your concern');
  });
  it('that a question was taken out, once each', () => {
    const hung = [...before, object('Avalon', Q1), voice('Elysia', Q1, 'concern')];
    const notices = after(hung, dispose(Q1, 'removed', { reason: 'duplication', words: 'Question 9.' }));
    expect(notices.map((n) => n.recipient)).toEqual([AVALON, delegationId('Elysia')]);
    expect(notices[0]).toMatchObject({ kind: 'question-removed', lines: ['Question 9.'] });
  });
});

describe('everybody hears', () => {
  const over = [tabled, reading, ...allCarriedOver, closed];
  it('of a revision, by its version', () => {
    const notices = after(over, issued);
    expect(notices).toHaveLength(NAMES.length);
    expect(notices[0]).toMatchObject({ kind: 'version-issued', notice: `version-issued.draft.${idOf('revision')}` });
  });
  it('what goes to the Conference', () => {
    const agreed = QUESTIONS.map((q) => dispose(q, 'agreed'));
    const notices = after([tabled, reading, ...agreed, closed, issued], certified);
    expect(new Set(notices.map((n) => n.notice))).toEqual(new Set([`conference-ready.draft.${idOf('revision')}`]));
    expect(notices[0]?.title).toContain('goes to the Conference');
  });
  it('nothing of the rest', () => {
    expect(after([], tabled)).toEqual([]);
    expect(after([tabled], reading)).toEqual([]);
    expect(after([tabled, reading], carryOver(Q1))).toEqual([]);
    expect(after([tabled, reading], voice('Elysia', Q1))).toEqual([]);
  });
});
