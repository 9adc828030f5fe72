import { AdmitGroup } from '../../body/delegation/admit-group.js';
import { RecordTreatyAction } from '../../body/delegation/record-treaty-action.js';
import {
  delegationId,
  given,
  lift,
  makeFormal,
  object,
  personId,
  Q1,
  Q2,
  reading,
  recordedFor,
  tabled,
  stand,
  text,
  voice,
  type Step,
} from '../../testing/index.js';
import { supportOf } from '../position/counting.js';

const UNION = delegationId('Union of the Isles');

const acceded: Step = () => ({
  command: RecordTreatyAction,
  who: 'secretariat',
  data: { delegation: UNION, action: 'accession', deposited: '2010-01-01' },
});
const membership =
  (organization = UNION, members = [delegationId('Avalon'), delegationId('Corvania')]): Step =>
  () => ({
    command: AdmitGroup,
    who: 'secretariat',
    data: { names: { en: 'Members of the Union' }, members, organization },
  });

const before = [acceded, membership(), tabled, reading];

describe('a regional organization and its members', () => {
  it('do not both object to one matter (R12)', () => {
    text(...before, object('Union of the Isles', Q1, 'union'))
      .when(object('Avalon', Q1))
      .refuses('ORGANIZATION_OBJECTS', 'R12');
    text(...before, object('Avalon', Q1))
      .when(object('Union of the Isles', Q1, 'union'))
      .refuses('ORGANIZATION_OBJECTS', 'R12');
    text(...before, object('Union of the Isles', Q1, 'union'), voice('Avalon', Q1))
      .when(makeFormal('Avalon'))
      .refuses('ORGANIZATION_OBJECTS', 'R12');
  });
  it('speak freely: a concern, another matter, one after the other', () => {
    const spoke = [...before, object('Union of the Isles', Q1, 'union')];
    text(...spoke)
      .when(voice('Avalon', Q1))
      .then('ConcernVoiced');
    text(...spoke)
      .when(object('Avalon', Q2))
      .then('FormalObjectionRaised');
    text(...spoke)
      .when(object('Borealia', Q1))
      .then('FormalObjectionRaised');
    text(...spoke, lift('Union of the Isles', 'union'))
      .when(object('Avalon', Q1))
      .then('FormalObjectionRaised');
    text(...before, object('Avalon', Q1, 'one'))
      .when(object('Corvania', Q1))
      .then('FormalObjectionRaised');
  });
  it('both stand where the Chair lets them, on the record', () => {
    const overrides = [{ rule: 'R12', code: 'ORGANIZATION_OBJECTS', words: 'The matter is the member’s own.' }];
    const recorded = given(recordedFor('Avalon', object('Avalon', Q1)), {
      overrides,
      instructedBy: personId('chair'),
      delegation: delegationId('Avalon'),
    });
    text(...before, object('Union of the Isles', Q1, 'union'))
      .when(recorded)
      .then('FormalObjectionRaised');
    text(...before, object('Union of the Isles', Q1, 'union'))
      .when(given(object('Avalon', Q1), { overrides }))
      .forbids('OVERRIDE_NOT_YOURS');
  });
  it('do not both count, whoever spoke first', () => {
    const { positions } = text(
      ...before,
      stand('Avalon', Q1, 'oppose', {}, 'a'),
      stand('Union of the Isles', Q1, 'support', {}, 'u'),
    ).room.text;
    expect(supportOf([...positions.values()])).toMatchObject([
      {
        parties: { support: 1 },
        counted: [
          { delegation: delegationId('Avalon'), counts: false, because: 'R12' },
          { delegation: UNION, counts: true },
        ],
      },
    ]);
  });
});

describe('a membership', () => {
  it('is that of a regional organization, which is not among its members', () => {
    text(acceded).when(membership()).then('GroupAdmitted');
    text(acceded)
      .when(membership(delegationId('Borealia')))
      .isInvalid('ORGANIZATION_NOT_REGIONAL');
    text(acceded)
      .when(membership(UNION, [UNION]))
      .isInvalid('ORGANIZATION_NOT_REGIONAL');
  });
});
