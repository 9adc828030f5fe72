import {
  agree,
  by,
  dispose,
  enter,
  idOf,
  lift,
  meeting,
  object,
  put,
  Q1,
  Q2,
  reading,
  recordedFor,
  reserve,
  tabled,
  text,
  told,
  voice,
  withdrawReservation,
  delegationId,
  type Step,
} from '../../testing/index.js';
import { blocking } from '../gate/blocking.js';
import { contentOf } from '../version/content.js';

const before = [tabled, reading];
const objected = [...before, object('Avalon', Q1)];
const objectionId = idOf('objection');

describe('making a reservation', () => {
  it('is for a party, beside an agreement or ahead of one', () => {
    text(...before)
      .when(reserve('Avalon', Q1))
      .then({ type: 'ReservationMade', data: { questionId: Q1, by: delegationId('Avalon') } });
    text(...before, dispose(Q1, 'agreed'))
      .when(reserve('Avalon', Q1))
      .then('ReservationMade');
    text(...before, dispose(Q1, 'agreed'))
      .when(recordedFor('Avalon', reserve('Avalon', Q1)))
      .then('ReservationMade');
  });
  it('is not for who is no party (R6), nor for the Chair', () => {
    text(...before)
      .when(reserve('Dorado', Q1))
      .refuses('RESERVATION_BY_A_NON_PARTY', 'R6');
    text(...before)
      .when(by('chair', reserve('Avalon', Q1)))
      .forbids('NOT_YOURS_TO_SAY');
  });
  it('undoes no agreement', () => {
    const { text: after } = text(...before, dispose(Q1, 'agreed'), reserve('Avalon', Q1)).room;
    expect(after.questions.get(Q1)?.status).toBe('agreed');
    expect(after.questions.get(Q1)?.contestedAfterwards).toBeUndefined();
  });
  it('may be made by several, also twice', () =>
    text(...before, reserve('Avalon', Q1))
      .when(reserve('Borealia', Q1))
      .second()
      .then('ReservationMade'));
  it('needs a question that stands (R26)', () => {
    text(...before, dispose(Q1, 'removed', { reason: 'language' }))
      .when(reserve('Avalon', Q1))
      .refuses('QUESTION_REMOVED', 'R26');
    text(...before)
      .when(reserve('Avalon', idOf('nothing')))
      .isMissing('QUESTION_UNKNOWN');
  });
});

describe('turning an objection into a reservation', () => {
  it('clears the way: it blocks no more', () => {
    const room = text(...objected)
      .when(reserve('Avalon', Q1, { objectionId }))
      .gives({ type: 'ReservationMade', data: { objectionId } });
    expect(room.text.objections.get(objectionId)).toMatchObject({ formal: true, status: 'reserved' });
    expect(room.text.questions.get(Q1)?.touched).toBe(room.text.revision);
    expect(blocking(room.text, `agree:${Q1}`)).toEqual([]);
  });
  it('is a way back of one that was not maintained', () =>
    text(meeting, enter('Avalon'), ...objected, put(Q1), agree())
      .when(reserve('Avalon', Q1, { objectionId }))
      .then('ReservationMade'));
  it('is for the own formal objection to that question, while it lives', () => {
    text(...objected)
      .when(reserve('Borealia', Q1, { objectionId }))
      .forbids('NOT_YOUR_OBJECTION');
    text(...objected)
      .when(reserve('Avalon', Q2, { objectionId }))
      .isInvalid('OF_ANOTHER_QUESTION');
    text(...before, voice('Avalon', Q1))
      .when(reserve('Avalon', Q1, { objectionId }))
      .refuses('OBJECTION_NOT_FORMAL', 'R29');
    text(...objected, lift('Avalon'))
      .when(reserve('Avalon', Q1, { objectionId }))
      .refuses('OBJECTION_NOT_LIVE', 'R29');
    text(...objected)
      .when(reserve('Avalon', Q1, { objectionId }))
      .second()
      .refuses('OBJECTION_NOT_LIVE', 'R29');
  });
});

describe('withdrawing a reservation', () => {
  const reserved = [...before, reserve('Avalon', Q1)];
  it('is for who made it, once', () => {
    text(...reserved)
      .when(withdrawReservation('Avalon'))
      .then('ReservationWithdrawn');
    text(...reserved)
      .when(withdrawReservation('Avalon'))
      .second()
      .refuses('RESERVATION_WITHDRAWN', 'R29');
    text(...reserved)
      .when(withdrawReservation('Borealia'))
      .forbids('NOT_YOUR_RESERVATION');
    text(...before)
      .when(withdrawReservation('Avalon'))
      .isMissing('RESERVATION_UNKNOWN');
  });
});

it('is in what a paper shows while it stands', () => {
  const shown = (...steps: readonly Step[]) =>
    contentOf(text(...steps).room.text)
      .sections.flatMap(({ questions }) => questions)
      .find(({ questionId }) => questionId === Q1)?.reservations;
  const reserved = [...before, reserve('Avalon', Q1)];
  expect(shown(...reserved)).toEqual([{ by: delegationId('Avalon'), words: 'Subject to our law.' }]);
  expect(shown(...reserved, withdrawReservation('Avalon'))).toBeUndefined();
  expect(shown(...before)).toBeUndefined();
});

it('whose question is taken out hears that', () =>
  expect(told(...before, reserve('Avalon', Q1), dispose(Q1, 'removed', { reason: 'language' }))).toEqual([
    ['question-removed', delegationId('Avalon'), 'A question that you spoke to was taken out'],
  ]));
