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
  proposeMerge,
  proposeSplit,
  put,
  Q1,
  Q2,
  QUESTIONS,
  reading,
  reserve,
  revise,
  scene,
  subAmend,
  tabled,
  take,
  voice,
  type Room,
  type Step,
} from '../testing/index.js';
import { textDecider } from '../deciders.js';
import { AcceptProposal } from '../text/proposal/accept-proposal.js';
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
  it('what others would make of their words, and what became of that', () => {
    const sub = subAmend('Borealia', 'steps', 'all steps');
    const joined = [...before, coSponsor('Corvania')];
    expect(after(joined, sub).map((n) => [n.kind, n.recipient])).toEqual([
      ['sub-amendment-proposed', AVALON],
      ['sub-amendment-proposed', CORVANIA],
    ]);
    expect(after([...joined, sub], take('Avalon', 'sub')).map((n) => [n.kind, n.recipient])).toEqual([
      ['proposal-decided', BOREALIA],
      ['proposal-amended', CORVANIA],
    ]);
    expect(after([...joined, sub], decide(AcceptProposal, 'sub')).map((n) => [n.kind, n.recipient])).toEqual([
      ['proposal-decided', BOREALIA],
      ['proposal-amended', AVALON],
      ['proposal-amended', CORVANIA],
    ]);
    const fell = after([...joined, sub], decide(NotRetain));
    expect(fell.find((n) => n.kind === 'sub-amendment-fell')).toMatchObject({
      recipient: BOREALIA,
      title: 'Your amendment to a proposal on question 1 fell with it',
    });
  });
  it('that what it amends was redrafted over it', () => {
    const sub = subAmend('Borealia', 'steps', 'all steps');
    const notices = after([...before, sub], revise('Avalon', 'measures', 'plans'));
    expect(notices.map((n) => [n.kind, n.recipient, n.title])).toEqual([
      ['proposal-stale', BOREALIA, 'Your proposal on question 1 collides with how the proposal it amends now reads'],
    ]);
  });
  it('that a change of structure has lost its place', () => {
    const cut = proposeSplit('Borealia', Q1, [2], 'cut');
    const between = propose('Corvania', Q1, 'your State', 'your own State', 'between');
    const notices = after([tabled, reading, cut, between], decide(AcceptProposal, 'between'));
    expect(notices.map((n) => [n.kind, n.recipient])).toEqual([
      ['proposal-decided', CORVANIA],
      ['proposal-stale', BOREALIA],
    ]);
    expect(notices[1]).toMatchObject({
      title: 'Your proposal on question 1 no longer fits the text',
      lines: ['Propose it anew against the text as it is now, or withdraw it.'],
    });
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
  it('that questions were merged, whichever of them they spoke to', () => {
    const hung = [voice('Elysia', Q2), reserve('Corvania', Q1), reserve('Borealia', Q2, {}, 'other')];
    const notices = after([tabled, reading, ...hung, proposeMerge('Avalon', [Q1, Q2])], accept);
    expect(notices.filter((n) => n.kind === 'question-removed').map((n) => n.recipient)).toEqual([
      delegationId('Elysia'),
      CORVANIA,
      BOREALIA,
    ]);
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
