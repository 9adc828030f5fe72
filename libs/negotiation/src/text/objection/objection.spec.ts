import {
  address,
  data,
  dispose,
  idOf,
  lift,
  maintain,
  object,
  overriding,
  propose,
  proposed,
  Q1,
  Q2,
  reading,
  recordedFor,
  tabled,
  text,
  voice,
  type Step,
} from '../../testing/index.js';

const before = [tabled, reading];
const objected = [...before, object('Avalon', Q1)];

describe('voicing a concern', () => {
  it('is for whoever may speak, in a reading or not', () => {
    text(tabled).when(voice('Open Harbour', Q1)).then('ConcernVoiced');
    text(...before, dispose(Q1, 'agreed'))
      .when(voice('Elysia', Q1))
      .then('ConcernVoiced');
    text(...before)
      .when(voice('Elysia', Q1))
      .second()
      .then('ConcernVoiced');
  });
  it('is recorded of a question that was taken out: who was away is not silenced', () =>
    text(...before, dispose(Q1, 'removed', { reason: 'duplication' }))
      .when(voice('Elysia', Q1))
      .then('ConcernVoiced'));
  it('names a proposal of that question', () => {
    const on = (proposal: string, question = Q1) => data(voice('Elysia', question), { proposalId: idOf(proposal) });
    text(...before, proposed)
      .when(on('p'))
      .then('ConcernVoiced');
    text(...before, proposed)
      .when(on('p', Q2))
      .isInvalid('PROPOSAL_OF_ANOTHER_QUESTION');
    text(...before)
      .when(on('p'))
      .isMissing('PROPOSAL_UNKNOWN');
  });
});

describe('objecting formally', () => {
  it('is a party’s', () =>
    text(...before)
      .when(object('Avalon', Q1))
      .then('FormalObjectionRaised'));
  it.each(['Dorado', 'Elysia', 'Ferland', 'Holy Mountain', 'Migration Office', 'Open Harbour'] as const)(
    'is not for %s (R6)',
    (name) =>
      text(...before)
        .when(object(name, Q1))
        .refuses('OBJECTION_BY_A_NON_PARTY', 'R6'),
  );
  it('does not become one by the secretariat’s hand (R6)', () => {
    text(...before)
      .when(recordedFor('Dorado', object('Avalon', Q1)))
      .refuses('OBJECTION_BY_A_NON_PARTY', 'R6');
    text(...before)
      .when(recordedFor('Borealia', object('Avalon', Q1)))
      .then('FormalObjectionRaised');
  });
  it('contests what is agreed', () =>
    text(...before, dispose(Q1, 'agreed'))
      .when(object('Avalon', Q1))
      .then('FormalObjectionRaised', 'AgreementContested'));
  it('blocks until lifted, also when held to be addressed (R11)', () => {
    text(...objected, address('chair'))
      .when(dispose(Q1, 'agreed'))
      .refuses('OBJECTION_LIVE', 'R11');
    text(...objected, lift('Avalon'))
      .when(dispose(Q1, 'agreed'))
      .then('QuestionAgreed');
    text(...objected, address('chair'), maintain('Avalon'))
      .when(dispose(Q1, 'agreed'))
      .refuses('OBJECTION_LIVE', 'R11');
    text(...objected)
      .when(overriding(dispose(Q1, 'agreed'), 'R11', 'OBJECTION_LIVE'))
      .refuses('OBJECTION_LIVE', 'R11');
  });
});

describe('marking addressed', () => {
  it('is the Chair’s', () => {
    text(...objected)
      .when(address('chair'))
      .then('ObjectionAddressed');
    text(...objected)
      .when(address('Avalon'))
      .forbids('NOT_YOURS_TO_SAY');
  });
  it('happens to a live one, once (R29)', () => {
    text(...objected)
      .when(address('chair'))
      .second()
      .refuses('OBJECTION_NOT_LIVE', 'R29');
    text(...objected, lift('Avalon'))
      .when(address('chair'))
      .refuses('OBJECTION_NOT_LIVE', 'R29');
  });
  it('knows its objections', () =>
    text(...before)
      .when(address('chair'))
      .isMissing('OBJECTION_UNKNOWN'));
});

describe('lifting', () => {
  it('is for who raised it', () => {
    text(...objected)
      .when(lift('Avalon'))
      .then('ObjectionLifted');
    text(...objected, address('chair'))
      .when(lift('Avalon'))
      .then('ObjectionLifted');
    text(...objected)
      .when(lift('Borealia'))
      .forbids('NOT_YOUR_OBJECTION');
  });
  it('happens once (R29)', () =>
    text(...objected)
      .when(lift('Avalon'))
      .second()
      .refuses('OBJECTION_NOT_LIVE', 'R29'));
});

describe('maintaining', () => {
  it('makes it live again', () => {
    const room = text(...objected, address('chair'))
      .when(maintain('Avalon'))
      .gives('ObjectionMaintained');
    expect(room.text.objections.get(idOf('objection'))?.status).toBe('live');
  });
  it('answers the Chair, and only once (R29)', () => {
    text(...objected)
      .when(maintain('Avalon'))
      .refuses('OBJECTION_NOT_LIVE', 'R29');
    text(...objected, address('chair'))
      .when(maintain('Avalon'))
      .second()
      .refuses('OBJECTION_NOT_LIVE', 'R29');
  });
  it('is for who raised it', () =>
    text(...objected, address('chair'))
      .when(maintain('Borealia'))
      .forbids('NOT_YOUR_OBJECTION'));
});

it('touches its question only when formal', () => {
  const touched = (...steps: readonly Step[]) => text(...steps).room.text.questions.get(Q1)?.touched;
  expect(touched(...before, voice('Elysia', Q1), propose('Avalon', Q1, 'State', 'country'))).toBe(touched(...before));
  expect(touched(...objected)).toBeGreaterThan(touched(...before) ?? 0);
});
