import { Forbidden, Problem } from '#eventsourcing';
import {
  accept,
  ACTING,
  by,
  CAPACITIES,
  coSponsor,
  delegationId,
  dispose,
  given,
  GROUP,
  idOf,
  NAMES,
  object,
  personId,
  propose,
  proposed,
  Q1,
  reading,
  type Room,
  type Said,
  scene,
  tabled,
  text,
  voice,
  type Step,
} from './testing/index.js';
import { register } from './register.js';
import { SOME_DATA } from './testing/some-data.js';

const room = scene(tabled, reading);

/** The code of the refusal, or what was recorded, for a command without sensible data: standing is judged before it. */
const said = (name: string, who: string, fields: Said['given'] = {}): string => {
  const entry = register.find((e) => e.name === name)!;
  return outcome(room, { command: entry.command, who, data: SOME_DATA[name], given: fields });
};

const outcome = (at: Room, what: ReturnType<Step>): string => {
  try {
    return at.drafts(what)[0]?.type ?? 'nothing';
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
};

const id = idOf('nothing');

const STANDING = [
  'NOT_YOURS_TO_SAY',
  'NO_ROLE',
  'INSTRUCTION_MISSING',
  'INSTRUCTION_NOT_THE_CHAIRS',
  'DELEGATION_MISSING',
];
/** Those of the operator, and those told of in specs of their own. */
const ELSEWHERE = [
  'RegisterBody',
  'DescribePerson',
  'ChoosePreferences',
  'RevokeTokens',
  'ForgetPerson',
  'AcknowledgeNotice',
  'RecordBounce',
];
const commands = register.filter((e) => !ELSEWHERE.includes(e.name));
const heard = (name: string, who: string, fields?: Said['given']) =>
  expect(STANDING).not.toContain(said(name, who, fields));

describe.each(commands.map((e) => [e.name, e.speakers] as const))('%s', (name, speakers) => {
  it('is refused to whoever holds no role, or one that never speaks', () => {
    expect(said(name, 'nobody')).toBe('NO_ROLE');
    expect(said(name, 'auditor')).toBe('NOT_YOURS_TO_SAY');
    expect(said(name, 'rapporteur')).toBe('NOT_YOURS_TO_SAY');
  });
  it('is the Chair’s or is not', () => {
    if (speakers.includes('chair')) heard(name, 'chair');
    else expect(said(name, 'chair')).toBe('NOT_YOURS_TO_SAY');
  });
  it('is not an acting Chair’s who does not act yet', () => expect(said(name, 'acting chair')).toBe('NO_ROLE'));
  it('is a delegation’s or is not', () => {
    for (const who of NAMES)
      if (speakers.includes('delegation')) heard(name, who);
      else expect(said(name, who)).toBe('NOT_YOURS_TO_SAY');
  });
  it('is recorded by the secretariat on its proper ground', () => {
    if (!speakers.includes('secretariat')) expect(said(name, 'secretariat')).toBe('NOT_YOURS_TO_SAY');
    else if (speakers[0] === 'chair') {
      expect(said(name, 'secretariat')).toBe('INSTRUCTION_MISSING');
      expect(said(name, 'secretariat', { instructedBy: personId('Avalon') })).toBe('INSTRUCTION_NOT_THE_CHAIRS');
      expect(said(name, 'secretariat', { instructedBy: personId('acting chair') })).toBe('INSTRUCTION_NOT_THE_CHAIRS');
      heard(name, 'secretariat', { instructedBy: personId('chair') });
    } else if (speakers.includes('delegation')) {
      expect(said(name, 'secretariat')).toBe('DELEGATION_MISSING');
      expect(said(name, 'secretariat', { delegation: id })).toBe('DELEGATION_UNKNOWN');
      heard(name, 'secretariat', { delegation: delegationId('Avalon') });
    } else heard(name, 'secretariat');
  });
  it('is the operator’s only where that is said', () => {
    if (speakers.includes('operator')) heard(name, 'operator');
    else expect(said(name, 'operator')).toBe('NO_ROLE');
  });
});

describe('an acting Chair', () => {
  const during =
    (at: string): Step =>
    (now) => ({ ...by('acting chair', accept)(now), at });
  const before = [tabled, reading, proposed];
  it('decides from the first to before the last instant', () => {
    text(...before)
      .when(during('2018-07-04T23:59:59.999Z'))
      .forbids('NO_ROLE');
    text(...before)
      .when(during(ACTING.from))
      .then('ProposalAccepted');
    text(...before)
      .when(during('2018-07-05T23:59:59.999Z'))
      .then('ProposalAccepted');
    text(...before)
      .when(during(ACTING.to))
      .forbids('NO_ROLE');
  });
  it('does not decide late, or early by a late entry', () => {
    const late: Step = (now) => ({ ...during('2018-07-05T10:00:00.000Z')(now) });
    text(...before)
      .when(given(late, { occurredAt: '2018-07-04T10:00:00.000Z' }))
      .forbids('NOT_YOURS_TO_SAY');
    const after: Step = (now) => ({ ...during('2018-07-06T10:00:00.000Z')(now) });
    text(...before)
      .when(given(after, { occurredAt: '2018-07-05T10:00:00.000Z' }))
      .forbids('NO_ROLE');
  });
  it('is stamped as such', () => {
    const at = text(...before)
      .when(during(ACTING.from))
      .gives('ProposalAccepted');
    expect(at.facts.at(-1)?.meta).toMatchObject({ role: 'acting-chair', capacity: 'chair' });
  });
});

describe('what an act counts for', () => {
  it.each(NAMES)('%s: by its record, never by what it says', (name) => {
    const at = text(tabled, reading).when(voice(name, Q1)).gives('ConcernVoiced');
    expect(at.facts.at(-1)?.meta).toMatchObject({ capacity: CAPACITIES[name], delegation: delegationId(name) });
    const proposes = ['party', 'signatory', 'contracting'].includes(CAPACITIES[name]);
    expect(outcome(room, propose(name, Q1, 'measures', 'plans')(room))).toBe(
      proposes ? 'EditProposed' : 'NOT_A_PROPOSER',
    );
    const objects = CAPACITIES[name] === 'party';
    expect(outcome(room, object(name, Q1)(room))).toBe(objects ? 'FormalObjectionRaised' : 'OBJECTION_BY_A_NON_PARTY');
  });
  it('counts as of when it happened', () => {
    const late = given(object('Ferland', Q1), { occurredAt: '2018-07-20T00:00:00.000Z' });
    const at =
      (step: Step): Step =>
      (now) => ({ ...step(now), at: '2018-07-20T00:00:01.000Z' });
    text(tabled, reading).when(at(late)).then('FormalObjectionRaised');
    text(tabled, reading)
      .when(at(given(object('Ferland', Q1), { occurredAt: '2018-07-19T00:00:00.000Z' })))
      .refuses('STATUS_CHANGED_SINCE', 'R7');
  });
  it('is not regained by dating an act back', () => {
    text(tabled, reading)
      .when(given(object('Avalon', Q1), { occurredAt: '2018-07-04T08:59:59.000Z' }))
      .isInvalid('BEFORE_THE_TABLING');
  });
});

describe('speaking for others', () => {
  it('is not a delegate’s to choose', () => {
    text(tabled, reading)
      .when(given(proposed, { delegation: delegationId('Borealia') }))
      .forbids('NOT_YOUR_DELEGATION');
    text(tabled, reading)
      .when(given(proposed, { delegation: delegationId('Avalon') }))
      .then('EditProposed');
  });
  it('on behalf of a group freezes its members', () => {
    const at = text(tabled, reading)
      .when(given(proposed, { onBehalfOf: { group: GROUP } }))
      .gives('EditProposed');
    expect(at.facts.at(-1)?.meta.onBehalfOf).toEqual({
      group: GROUP,
      members: [delegationId('Avalon'), delegationId('Borealia')],
    });
    const stranger = given(coSponsor('Corvania'), { onBehalfOf: { group: GROUP } });
    text(tabled, reading, proposed).when(stranger).forbids('NOT_A_MEMBER');
    text(tabled, reading)
      .when(given(proposed, { onBehalfOf: { group: id } }))
      .isMissing('GROUP_UNKNOWN');
    text(tabled, reading)
      .when(given(dispose(Q1, 'agreed'), { onBehalfOf: { group: GROUP } }))
      .forbids('NOT_A_MEMBER');
  });
  it('says who instructed', () => {
    const instructed = given(by('secretariat', dispose(Q1, 'agreed')), { instructedBy: personId('chair') });
    const at = text(tabled, reading).when(instructed).gives('QuestionAgreed');
    expect(at.facts.at(-1)?.meta).toMatchObject({ role: 'secretariat', instructedBy: personId('chair') });
  });
  it('refuses by class', () => {
    expect(() => room.drafts(by('auditor', reading)(room))).toThrow(Forbidden);
  });
});
