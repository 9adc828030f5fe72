import {
  accept,
  by,
  delegationId,
  dispose,
  dissociate,
  float,
  forGroup,
  GROUP,
  idOf,
  propose,
  proposed,
  put,
  Q1,
  Q2,
  reading,
  recordedFor,
  tabled,
  stand,
  takeBack,
  text,
  told,
  withdraw,
  type Step,
} from '../../testing/index.js';
import { supportOf } from './counting.js';

const before = [tabled, reading];
const [AVALON, BOREALIA, DORADO] = [delegationId('Avalon'), delegationId('Borealia'), delegationId('Dorado')];

/** Who stands where, on the first thing that positions were taken on. */
const standing = (...steps: readonly Step[]) => {
  const [support] = supportOf([...text(...steps).room.text.positions.values()]);
  return support?.counted.map(({ delegation, position, counts }) => [delegation, position, counts]);
};

describe('taking a position', () => {
  it('is for whoever may speak, in a reading or not', () => {
    text(tabled).when(stand('Open Harbour', Q1)).then('PositionTaken');
    text(...before, dispose(Q1, 'agreed'))
      .when(recordedFor('Elysia', stand('Elysia', Q1, 'awaiting-instructions')))
      .then('PositionTaken');
    text(...before)
      .when(by('chair', stand('Avalon', Q1)))
      .forbids('NOT_YOURS_TO_SAY');
  });
  it('is on the question, or one thing about it', () => {
    const on = { proposalId: idOf('p') };
    text(...before, proposed)
      .when(stand('Avalon', Q1, 'support', on))
      .then({ type: 'PositionTaken', data: on });
    text(...before, float(Q1, 'State', 'country'))
      .when(stand('Avalon', Q1, 'flexible', { floatId: idOf('float') }))
      .then('PositionTaken');
    text(...before, put(Q1))
      .when(stand('Avalon', Q1, 'reserve', { putId: idOf('put') }))
      .then('PositionTaken');
    text(...before, proposed, put(Q1))
      .when(stand('Avalon', Q1, 'support', { ...on, putId: idOf('put') }))
      .isInvalid('INPUT_INVALID');
    text(...before, proposed)
      .when(stand('Avalon', Q2, 'support', on))
      .isInvalid('OF_ANOTHER_QUESTION');
  });
  it('is on what is before the room, or put off (R29, R26)', () => {
    const on = { proposalId: idOf('p') };
    text(...before, proposed, accept)
      .when(stand('Avalon', Q1, 'support', on))
      .refuses('PROPOSAL_NOT_OPEN', 'R29');
    text(...before, proposed, withdraw('Avalon'))
      .when(stand('Borealia', Q1, 'support', on))
      .refuses('PROPOSAL_NOT_OPEN', 'R29');
    text(...before, put(Q1), takeBack())
      .when(stand('Avalon', Q1, 'support', { putId: idOf('put') }))
      .refuses('PUT_NOT_LIVE', 'R29');
    text(...before, dispose(Q1, 'removed', { reason: 'language' }))
      .when(stand('Avalon', Q1))
      .refuses('QUESTION_REMOVED', 'R26');
    text(...before)
      .when(stand('Avalon', idOf('nothing')))
      .isMissing('QUESTION_UNKNOWN');
  });
  it('is kept as often as it is taken, and the latest counts', () => {
    const twice = [...before, stand('Avalon', Q1, 'oppose', {}, 'first'), stand('Avalon', Q1, 'support')];
    expect(text(...twice).room.text.positions.size).toBe(2);
    expect(standing(...twice)).toEqual([[AVALON, 'support', true]]);
    text(...before)
      .when(stand('Avalon', Q1))
      .second()
      .then('PositionTaken');
  });
  it('touches no question: nobody’s screen is disturbed', () => {
    const touched = (...steps: readonly Step[]) => text(...steps).room.text.questions.get(Q1)?.touched;
    expect(touched(...before, stand('Avalon', Q1))).toBe(touched(...before));
  });
});

describe('what counts', () => {
  it('is a party’s (R6); all are told', () =>
    expect(standing(...before, stand('Avalon', Q1), stand('Dorado', Q1, 'oppose', {}, 'd'))).toEqual([
      [AVALON, 'support', true],
      [DORADO, 'oppose', false],
    ]));
  it('is told apart for each thing', () => {
    const both = [
      ...before,
      proposed,
      stand('Avalon', Q1),
      stand('Borealia', Q1, 'oppose', { proposalId: idOf('p') }, 'b'),
    ];
    expect(supportOf([...text(...both).room.text.positions.values()])).toMatchObject([
      { questionId: Q1, parties: { support: 1 } },
      { questionId: Q1, proposalId: idOf('p'), parties: { oppose: 1 } },
    ]);
  });
});

describe('speaking for a group', () => {
  const spoke = [...before, forGroup(stand('Avalon', Q1))];
  it('freezes its members, as they counted', () =>
    text(...before)
      .when(forGroup(stand('Avalon', Q1)))
      .then({
        type: 'PositionTaken',
        data: {
          group: GROUP,
          members: [
            { delegation: AVALON, capacity: 'party' },
            { delegation: BOREALIA, capacity: 'party' },
          ],
        },
      }));
  it('counts for each member that says nothing of its own later', () => {
    const both = [
      [AVALON, 'support', true],
      [BOREALIA, 'support', true],
    ];
    expect(standing(...spoke)).toEqual(both);
    expect(standing(...before, stand('Borealia', Q1, 'oppose', {}, 'b'), forGroup(stand('Avalon', Q1)))).toEqual(
      both.toReversed(),
    );
    expect(standing(...spoke, stand('Borealia', Q1, 'oppose', {}, 'b'))).toEqual([
      [AVALON, 'support', true],
      [BOREALIA, 'oppose', true],
    ]);
  });
  it('is not for who is no member', () =>
    text(...before)
      .when(forGroup(stand('Corvania', Q1)))
      .forbids('NOT_A_MEMBER'));
  it('is heard by its members, and how to say otherwise', () =>
    expect(told(...spoke)).toEqual([
      ['group-spoke', BOREALIA, 'Avalon took a position for Group of Friends on question 1'],
    ]));
  it('is heard whatever is said', () =>
    expect(told(...before, forGroup(propose('Avalon', Q1, 'measures', 'plans')))).toEqual([
      ['group-spoke', BOREALIA, 'Avalon made a proposal for Group of Friends on question 1'],
    ]));
});

describe('dissociating', () => {
  const spoke = [...before, forGroup(stand('Avalon', Q1))];
  it('leaves the position to the others, and to oneself what one said before', () => {
    text(...spoke)
      .when(dissociate('Borealia'))
      .then({ type: 'Dissociated', data: { by: BOREALIA } });
    expect(standing(...spoke, dissociate('Borealia'))).toEqual([[AVALON, 'support', true]]);
    expect(
      standing(
        ...before,
        stand('Borealia', Q1, 'oppose', {}, 'b'),
        forGroup(stand('Avalon', Q1)),
        dissociate('Borealia'),
      ),
    ).toEqual([
      [BOREALIA, 'oppose', true],
      [AVALON, 'support', true],
    ]);
  });
  it('is heard by who spoke', () =>
    expect(told(...spoke, dissociate('Borealia'))).toEqual([
      ['dissociated', AVALON, 'Borealia dissociated from what you said for a group on question 1'],
    ]));
  it('is for a member that did not speak itself, once (R29)', () => {
    text(...spoke)
      .when(dissociate('Borealia'))
      .second()
      .refuses('DISSOCIATED_ALREADY', 'R29');
    text(...spoke)
      .when(dissociate('Avalon'))
      .refuses('OWN_POSITION', 'R29');
    text(...spoke)
      .when(dissociate('Corvania'))
      .forbids('NOT_A_MEMBER');
    text(...before, stand('Avalon', Q1))
      .when(dissociate('Borealia'))
      .refuses('NO_GROUP_SPOKEN_FOR', 'R29');
    text(...before)
      .when(dissociate('Borealia'))
      .isMissing('POSITION_NOT_TAKEN');
  });
});
