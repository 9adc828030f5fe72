import {
  agree,
  agreeAdReferendum,
  askToReopen,
  certified,
  closed,
  data,
  decide,
  delegationId,
  dispose,
  enter,
  idOf,
  issued,
  lift,
  maintain,
  meeting,
  object,
  overriding,
  proposed,
  put,
  Q1,
  QUESTIONS,
  reading,
  reinstate,
  reopen,
  tabled,
  text,
  voice,
  withdraw,
  type Room,
} from '../../testing/index.js';
import { outstandingIn } from '../../views/outstanding/outstanding.js';
import { OWN_WAYS } from '../gate/agree.js';
import { blocking } from '../gate/blocking.js';
import { DeferProposal } from '../proposal/defer-proposal.js';
import { contentOf } from '../version/content.js';

const before = [meeting, enter('Avalon'), tabled, reading];
const silent = [...before, object('Avalon', Q1), put(Q1), agree()];
const question = (room: Room) => room.text.questions.get(Q1);

/** How often an agreement is called contested, on a paper and among what is outstanding. */
const saidOf = ({ text: state }: Room): number[] => {
  const questions = [...state.questions.values()].map((one) => ({ ...one, contested: false }));
  const objections = [...state.objections.values()];
  const { outstanding } = outstandingIn({ questions, objections, proposals: [], reservations: [] });
  return [
    contentOf(state)
      .sections.flatMap((s) => s.questions)
      .flatMap((q) => q.contestedAfterwards ?? []).length,
    outstanding.filter(({ kind }) => kind === 'agreed-contested').length,
  ];
};
const rest = QUESTIONS.slice(1).map((q) => dispose(q, 'agreed'));

describe('an agreement contested afterwards', () => {
  it('is one whose objection is maintained after all', () => {
    const room = text(...silent)
      .when(maintain('Avalon'))
      .gives('ObjectionMaintained', {
        type: 'AgreementContested',
        data: { by: delegationId('Avalon'), absent: false },
      });
    expect(question(room)).toMatchObject({
      status: 'agreed',
      contestedAfterwards: [{ objectionId: idOf('objection') }],
    });
  });
  it('is one that a party objects to which was absent', () =>
    text(...silent)
      .when(object('Borealia', Q1, 'late'))
      .then('FormalObjectionRaised', {
        type: 'AgreementContested',
        data: { absent: true, objectionId: idOf('late') },
      }));
  it('says nothing of where its party was when nothing is known of that', () => {
    const { facts } = text(tabled, reading, put(Q1), agree())
      .when(object('Avalon', Q1))
      .gives('FormalObjectionRaised', 'AgreementContested');
    expect(facts.at(-1)?.data).not.toHaveProperty('absent');
  });
  it('goes to the Conference only by name (R14)', () => {
    const contested = [...silent, maintain('Avalon'), ...rest, closed, issued];
    text(...contested)
      .when(certified)
      .refuses('OBJECTION_LIVE', 'R14');
    expect(blocking(text(...contested).room.text, 'certify')).toMatchObject([{ objection: idOf('objection') }]);
    text(...contested)
      .when(overriding(certified, 'R14', 'OBJECTION_LIVE'))
      .then({ type: 'ConferenceReadyCertified', data: { passed: [{ objection: idOf('objection') }] } });
  });
  it('is said on a paper, and outstanding, for as long as the objection stands', () => {
    const contested = [...silent, maintain('Avalon')];
    expect(saidOf(text(...contested).room)).toEqual([1, 1]);
    expect(saidOf(text(...contested, lift('Avalon')).room)).toEqual([0, 0]);
  });
  it('is no more once it was certified (R29)', () =>
    text(...silent, ...rest, closed, issued, certified)
      .when(maintain('Avalon'))
      .refuses('AGREEMENT_CERTIFIED', 'R29'));
});

describe('asking that a question be reopened', () => {
  it('is put before the Chair, once for each who asks', () => {
    const room = text(...silent)
      .when(askToReopen('Elysia', Q1))
      .gives({ type: 'ReopeningAsked', data: { by: delegationId('Elysia') } });
    expect(question(room)?.reopeningAsked).toHaveLength(1);
    text(...silent, askToReopen('Elysia', Q1))
      .when(askToReopen('Elysia', Q1))
      .refuses('REOPENING_ASKED', 'R29');
    text(...silent, askToReopen('Elysia', Q1))
      .when(askToReopen('Avalon', Q1))
      .then('ReopeningAsked');
  });
  it('is for what is settled', () => {
    text(...before)
      .when(askToReopen('Avalon', Q1))
      .refuses('QUESTION_OPEN', 'R29');
    text(...before, dispose(Q1, 'removed', { reason: 'language' }))
      .when(askToReopen('Avalon', Q1))
      .then('ReopeningAsked');
  });
});

describe('reopening', () => {
  it('puts the question before the room again, without what was said of the agreement', () => {
    const room = text(...silent, maintain('Avalon'), askToReopen('Elysia', Q1))
      .when(reopen(Q1))
      .gives({ type: 'QuestionReopened', data: { reading: 1 } });
    expect(question(room)).toMatchObject({ status: 'open' });
    expect([question(room)?.contestedAfterwards, question(room)?.reopeningAsked]).toEqual([undefined, undefined]);
    expect(room.text.readings[0]?.scope.filter((q) => q === Q1)).toHaveLength(1);
  });
  it('is read in the next reading where none is open', () => {
    const room = text(...silent, ...rest, closed, issued)
      .when(reopen(Q1))
      .gives('QuestionReopened');
    text(...silent, ...rest, closed, issued, reopen(Q1))
      .when(reading)
      .then({ type: 'ReadingOpened', data: { scope: [Q1] } });
    expect(blocking(room.text, 'certify').map(({ code }) => code)).toContain('NOT_ISSUED');
  });
  it('needs a reason, and something to reopen', () => {
    text(...silent)
      .when(data(reopen(Q1), { reason: undefined }))
      .isInvalid('REASON_MISSING');
    text(...before)
      .when(reopen(Q1))
      .refuses('QUESTION_OPEN', 'R29');
    text(...silent)
      .when(reopen(Q1))
      .second()
      .conflicts();
    text(...before, dispose(Q1, 'removed', { reason: 'language' }))
      .when(reopen(Q1))
      .refuses('QUESTION_REMOVED', 'R26');
  });
});

describe('agreeing ad referendum', () => {
  const subject = { subjectTo: [delegationId('Corvania')] };
  const agreed = agreeAdReferendum(Q1, subject);
  it('waits for capitals, and the Chair settles it when they are heard', () => {
    const room = text(...before)
      .when(agreed)
      .gives({ type: 'QuestionAgreedAdReferendum', data: subject });
    expect(question(room)).toMatchObject({ status: 'ad-referendum', ...subject });
    text(...before, agreed)
      .when(dispose(Q1, 'agreed'))
      .then('QuestionAgreed');
    text(...before, agreed)
      .when(reopen(Q1))
      .then('QuestionReopened');
  });
  it('lets the reading close, and not the text go to the Conference unsaid (R14)', () => {
    text(...before, agreed, ...rest)
      .when(closed)
      .then('ReadingClosed');
    text(...before, agreed, ...rest, closed, issued)
      .when(certified)
      .refuses('QUESTION_NOT_SETTLED', 'R14');
  });
  it('is settled over an objection raised since by reopening it, as what blocks says', () => {
    const objected = [...before, agreed, object('Avalon', Q1)];
    expect(blocking(text(...objected).room.text, `agree:${Q1}`)).toMatchObject([
      { code: 'OBJECTION_LIVE', by: [...OWN_WAYS, 'ReopenQuestion'] },
    ]);
    text(...objected)
      .when(put(Q1))
      .refuses('QUESTION_NOT_OPEN');
    text(...objected, reopen(Q1), put(Q1))
      .when(agree())
      .then('ObjectionNotMaintained', 'AgreedWithoutObjection');
  });
  it('is of what could be agreed, by delegations of the body', () => {
    text(...before, object('Avalon', Q1))
      .when(agreed)
      .refuses('OBJECTION_LIVE', 'R11');
    text(...before, proposed)
      .when(agreed)
      .refuses('PROPOSAL_UNDECIDED');
    text(...before)
      .when(agreeAdReferendum(Q1, { subjectTo: [idOf('nobody')] }))
      .isMissing('DELEGATION_UNKNOWN');
    text(...before, agreed)
      .when(agreed)
      .refuses('QUESTION_NOT_OPEN', 'R29');
  });
});

describe('reinstating a question', () => {
  const removed = dispose(Q1, 'removed', { reason: 'duplication' });
  it('brings back what its removal made moot, as it was', () => {
    const hung = [...before, object('Avalon', Q1), voice('Elysia', Q1, 'c'), proposed, decide(DeferProposal)];
    const room = text(...hung, removed)
      .when(reinstate(Q1))
      .gives({
        type: 'QuestionReinstated',
        data: {
          proposals: [{ proposalId: idOf('p'), status: 'deferred' }],
          objections: [
            { objectionId: idOf('objection'), status: 'live' },
            { objectionId: idOf('c'), status: 'live' },
          ],
        },
      });
    expect([question(room)?.status, room.text.proposals.get(idOf('p'))?.status]).toEqual(['open', 'deferred']);
    expect(room.text.objections.get(idOf('objection'))?.status).toBe('live');
  });
  it('leaves what was withdrawn before it fell', () =>
    text(...before, proposed, withdraw('Avalon'), removed)
      .when(reinstate(Q1))
      .then({ type: 'QuestionReinstated', data: { proposals: [], objections: [] } }));
  it('is for what was taken out, for a reason', () => {
    text(...before)
      .when(reinstate(Q1))
      .refuses('QUESTION_NOT_REMOVED', 'R29');
    text(...before, removed)
      .when(data(reinstate(Q1), { reason: undefined }))
      .isInvalid('REASON_MISSING');
    text(...before, removed)
      .when(reinstate(Q1))
      .second()
      .conflicts();
  });
});
