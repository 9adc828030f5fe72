import {
  address,
  agree,
  agreeNotwithstanding,
  askToReopen,
  closed,
  comment,
  corrected,
  delegationId,
  dispose,
  dissociate,
  enter,
  forGroup,
  idOf,
  interim,
  lift,
  maintain,
  makeConcern,
  makeFormal,
  meeting,
  meetingClosed,
  object,
  overtakenBy,
  put,
  Q1,
  QUESTIONS,
  reading,
  recordedFor,
  reserve,
  scene,
  stand,
  tabled,
  takeUpComment,
  text,
  voice,
  withdrawReservation,
  type Step,
} from '../../testing/index.js';
import { blockingOn } from '../text.js';

const before = [meeting, enter('Avalon', 'Borealia'), tabled, reading];

/** What may be recorded for the wrong delegation beside a wording, and what would be done with it next. */
const ASIDES: readonly [type: string, said: Step, where: 'positions' | 'reservations' | 'comments', next: Step][] = [
  ['PositionTaken', forGroup(stand('Avalon', Q1)), 'positions', dissociate('Borealia')],
  ['ReservationMade', reserve('Avalon', Q1), 'reservations', withdrawReservation('Avalon')],
  ['CommentMade', comment('Avalon', Q1, ['measures', 'rules']), 'comments', takeUpComment('Borealia')],
];

describe.each(ASIDES)('%s for the wrong delegation', (type, said, where, next) => {
  const recorded = [...before, recordedFor('Avalon', said)];

  it('is there by mistake, and nothing more is done with it', () => {
    const { text: now } = scene(...recorded, corrected(type));
    expect([...now[where].values()]).toMatchObject([{ status: 'recorded-by-mistake' }]);
    text(...recorded, corrected(type))
      .when(next)
      .refuses('RECORDED_BY_MISTAKE', 'R29');
  });

  it('may go also when the question was agreed since, or the reading is over', () => {
    const meanwhile = [dispose(Q1, 'agreed'), ...QUESTIONS.slice(1).map((id) => dispose(id, 'deferred')), closed];
    text(...recorded, ...meanwhile)
      .when(corrected(type))
      .then('SlipCorrected');
  });

  it('stays where it was answered since, and the refusal says what to do', () => {
    expect(overtakenBy(...recorded, next, corrected(type))).toMatch(/so neither is this: /);
  });
});

describe('what was said of it for the wrong delegation', () => {
  it('a dissociation: the position is that of all members again', () => {
    const spoken = [...before, forGroup(stand('Avalon', Q1)), recordedFor('Borealia', dissociate('Borealia'))];
    const { text: now } = scene(...spoken, corrected('Dissociated'));
    expect(now.positions.get(idOf('position'))?.dissociated).toEqual([]);
  });

  it('a reservation that an objection became, and the end of one', () => {
    const reserved = reserve('Avalon', Q1, { objectionId: idOf('objection') });
    const objected = [...before, object('Avalon', Q1), recordedFor('Avalon', reserved)];
    expect(blockingOn(scene(...objected, corrected('ReservationMade')).text, Q1)).toHaveLength(1);
    expect(overtakenBy(...objected, dispose(Q1, 'agreed'), corrected('ReservationMade'))).toMatch(
      /^QuestionAgreed .*first/,
    );
    const ended = [...before, reserve('Avalon', Q1), recordedFor('Avalon', withdrawReservation('Avalon'))];
    const { text: now } = scene(...ended, corrected('ReservationWithdrawn'));
    expect(now.reservations.get(idOf('reservation'))?.status).toBe('made');
  });

  it('a wish to reopen: who asked rightly still asks', () => {
    const agreed = [...before, dispose(Q1, 'agreed')];
    const asked = [...agreed, askToReopen('Borealia', Q1), recordedFor('Avalon', askToReopen('Avalon', Q1))];
    const { text: now } = scene(...asked, corrected('ReopeningAsked'));
    expect(now.questions.get(Q1)?.reopeningAsked).toMatchObject([{ by: delegationId('Borealia') }]);
  });
});

describe('a concern or an objection recorded for the wrong delegation', () => {
  const objected = [...before, recordedFor('Borealia', object('Borealia', Q1))];
  const absent = [...before, recordedFor('Corvania', object('Corvania', Q1))];

  it.each([
    ['ConcernVoiced', voice('Borealia', Q1, 'objection')],
    ['FormalObjectionRaised', object('Borealia', Q1)],
  ])('is there by mistake and stands in no way: %s', (type, said) => {
    const room = scene(...before, recordedFor('Borealia', said), corrected(type));
    expect(room.text.objections.get(idOf('objection'))).toMatchObject({ status: 'recorded-by-mistake' });
    expect(room.text.objections.size).toBe(1);
    text(...before, recordedFor('Borealia', said), corrected(type))
      .when(dispose(Q1, 'agreed'))
      .then('QuestionAgreed');
  });

  it('touches its question, on which something else stands in the way than did', () => {
    const room = scene(...objected, corrected('FormalObjectionRaised'));
    expect(room.text.questions.get(Q1)?.touched).toBe(room.text.revision);
    const concern = scene(...before, recordedFor('Borealia', voice('Borealia', Q1)), corrected('ConcernVoiced'));
    expect(concern.text.questions.get(Q1)?.touched).toBeLessThan(concern.text.revision - 1);
  });

  it.each([
    ['lifted', lift('Borealia')],
    ['maintained', maintain('Borealia')],
    ['addressed', address('chair')],
    ['made a concern', makeConcern('Borealia')],
  ])('is not %s: nothing more is done with it', (_, step) =>
    text(...objected, corrected('FormalObjectionRaised'))
      .when(step)
      .refuses('RECORDED_BY_MISTAKE', 'R29'),
  );

  it('is not among those against a wording that was put since, which stays before the room', () => {
    const both = [...before, object('Avalon', Q1, 'avalon'), recordedFor('Borealia', object('Borealia', Q1)), put(Q1)];
    const room = scene(...both, corrected('FormalObjectionRaised'));
    expect(room.text.puts.get(idOf('put'))).toMatchObject({
      ...{ status: 'put', objections: [{ objectionId: idOf('avalon') }] },
    });
  });

  it('contests no agreement any more', () => {
    const agreed = [...before, put(Q1), agree(), recordedFor('Borealia', object('Borealia', Q1))];
    expect(scene(...agreed).text.questions.get(Q1)?.contestedAfterwards).toHaveLength(1);
    const { text: now } = scene(...agreed, corrected('FormalObjectionRaised'));
    expect(now.questions.get(Q1)).toMatchObject({ status: 'agreed' });
    expect(now.questions.get(Q1)?.contestedAfterwards).toBeUndefined();
    expect(blockingOn(now, Q1)).toEqual([]);
  });

  it('stays where something was built on it, and the refusal says what to do', () => {
    const slip = corrected('FormalObjectionRaised');
    expect(overtakenBy(...objected, lift('Borealia'), slip)).toMatch(/^ObjectionLifted .* neither is this: lift/);
    expect(overtakenBy(...objected, recordedFor('Borealia', lift('Borealia')), slip)).toMatch(/correct that first/);
    expect(overtakenBy(...objected, put(Q1), maintain('Borealia'), slip)).toMatch(/^ObjectionMaintained .*: lift/);
    expect(overtakenBy(...absent, put(Q1), agreeNotwithstanding(), slip)).toMatch(
      /^AgreedNotwith.* correct that first/,
    );
  });

  it('may go once what was built on it was a slip too', () => {
    const overruled = [...absent, put(Q1), agreeNotwithstanding(), corrected('AgreedNotwithstanding')];
    const { text: now } = scene(...overruled, corrected('FormalObjectionRaised'));
    expect(now.questions.get(Q1)?.status).toBe('open');
    expect(now.puts.get(idOf('put'))?.objections).toBeUndefined();
  });

  it('weighs again what it weighed, where only its weight was a slip', () => {
    const concern = [...before, voice('Borealia', Q1, 'objection')];
    const formal = scene(...concern, recordedFor('Borealia', makeFormal('Borealia')), corrected('ConcernMadeFormal'));
    expect(formal.text.objections).toEqual(
      formal.text.objections.map((one) => ({ ...one, formal: false, status: 'live' })),
    );
    expect(blockingOn(formal.text, Q1)).toEqual([]);
    const weaker = [...before, object('Borealia', Q1), recordedFor('Borealia', makeConcern('Borealia'))];
    expect(blockingOn(scene(...weaker, corrected('ObjectionMadeConcern')).text, Q1)).toHaveLength(1);
    text(...weaker, dispose(Q1, 'agreed'))
      .when(corrected('ObjectionMadeConcern'))
      .refuses('SLIP_OVERTAKEN', 'R29');
  });

  it('may go also when a paper was issued since that does not show it', () => {
    text(...objected, interim())
      .when(corrected('FormalObjectionRaised'))
      .then('SlipCorrected');
    const agreed = [...before, put(Q1), agree(), recordedFor('Borealia', object('Borealia', Q1))];
    text(...agreed, interim())
      .when(corrected('FormalObjectionRaised'))
      .refuses('SLIP_ISSUED', 'R29');
  });

  it('is its delegation’s to take back once the meeting is over', () => {
    const late: Step = (room) => ({ ...meeting(room), key: 'meeting2' });
    const { room } = text(...objected, meetingClosed, late);
    expect(() => room.give(corrected('FormalObjectionRaised')(room))).toThrow(/too far back: lift the objection\./);
  });

  it('is its delegation’s, where that said so itself', () =>
    text(...before, object('Borealia', Q1))
      .when(corrected('FormalObjectionRaised'))
      .refuses('SLIP_OF_A_DELEGATION', 'R3'));
});
