import {
  ACTING,
  by,
  data,
  delegationId,
  given,
  idOf,
  instant,
  personId,
  registered,
  Room,
  SESSION,
  text,
  type Step,
} from '../testing/index.js';
import type { CommandClass } from '../register.js';
import { Appoint } from './appointment/appoint.js';
import { EndAppointment } from './appointment/end-appointment.js';
import { AdmitDelegation } from './delegation/admit-delegation.js';
import { AdmitGroup } from './delegation/admit-group.js';
import { ChangeSettings } from './registration/change-settings.js';
import { ChangePresiding } from './session/change-presiding.js';
import { CloseMeeting } from './session/close-meeting.js';
import { ConveneSession } from './session/convene-session.js';
import { meetingAt } from './session/session.js';
import { OpenMeeting } from './session/open-meeting.js';

const step =
  (command: CommandClass, who: string, fields: object, key?: string): Step =>
  () => ({ command, who, data: fields, key });

describe('registering a body', () => {
  it('is the operator’s, once (R29)', () => {
    expect(Room.empty().give(registered).body.registered?.settings.daysToEffect).toBe(30);
    text()
      .when(() => registered)
      .refuses('BODY_EXISTS', 'R29');
    expect(() => Room.empty().give({ ...registered, who: 'chair' })).toThrow();
  });
});

describe('appointing', () => {
  const appoint = (fields: object): Step =>
    step(Appoint, 'secretariat', { appointments: [{ person: personId('new'), from: instant(0), ...fields }] });
  it('gives a role between two instants', () => {
    text()
      .when(appoint({ role: 'auditor' }))
      .then('Appointed');
    text()
      .when(appoint({ role: 'auditor', to: instant(-1) }))
      .isInvalid('INPUT_INVALID');
  });
  it('has one Chair at a time, and one delegation for each delegate (R29)', () => {
    text()
      .when(by('chair', appoint({ role: 'chair' })))
      .refuses('APPOINTMENT_OVERLAPS', 'R29');
    text()
      .when(appoint({ role: 'acting-chair' }))
      .refuses('PRESIDING_NOT_YOURS', 'R3');
    const delegate = { role: 'delegate', delegation: delegationId('Borealia') };
    text()
      .when(appoint({ ...delegate, person: personId('Avalon') }))
      .refuses('APPOINTMENT_OVERLAPS', 'R29');
    text().when(appoint(delegate)).second().refuses('APPOINTMENT_OVERLAPS', 'R29');
  });
  it('names a delegation for delegates, and for nobody else', () => {
    text()
      .when(appoint({ role: 'delegate' }))
      .isInvalid('INPUT_INVALID');
    text()
      .when(appoint({ role: 'auditor', delegation: delegationId('Avalon') }))
      .isInvalid('INPUT_INVALID');
    text()
      .when(appoint({ role: 'delegate', delegation: idOf('x') }))
      .isMissing('DELEGATION_UNKNOWN');
  });
});

describe('ending an appointment', () => {
  const ended = step(EndAppointment, 'secretariat', { appointmentId: idOf('officer') });
  const officer = step(
    Appoint,
    'secretariat',
    { appointments: [{ person: personId('new'), role: 'auditor', from: instant(-9) }] },
    'officer',
  );
  it('takes the role away from then on', () => {
    text(officer).when(ended).then('AppointmentEnded');
  });
  it('happens once (R29), to an appointment there is', () => {
    text(officer).when(ended).second().refuses('APPOINTMENT_ENDED', 'R29');
    text().when(ended).isMissing('APPOINTMENT_UNKNOWN');
    text(officer).when(by('Avalon', ended)).forbids('NOT_YOURS_TO_SAY');
  });
});

describe('admitting', () => {
  const state = step(AdmitDelegation, 'secretariat', { kind: 'state', names: { en: 'Goland' }, from: '2018-07-01' });
  const group = step(AdmitGroup, 'secretariat', {
    names: { en: 'Some' },
    members: [delegationId('Avalon'), delegationId('Avalon')],
  });
  it('a delegation, once under one name (R29)', () => {
    text().when(state).then('DelegationAdmitted');
    text().when(state).second().refuses('DELEGATION_EXISTS', 'R29');
    text().when(by('chair', state)).forbids('NOT_YOURS_TO_SAY');
    text()
      .when(data(state, { names: {} }))
      .isInvalid('INPUT_INVALID');
  });
  it('a group, with each member once', () => {
    text()
      .when(group)
      .then({ type: 'GroupAdmitted', data: { members: [delegationId('Avalon')] } });
    text().when(group).second().refuses('GROUP_EXISTS', 'R29');
    text()
      .when(data(group, { members: [idOf('x')] }))
      .isMissing('DELEGATION_UNKNOWN');
  });
});

describe('settings', () => {
  const change = step(ChangeSettings, 'secretariat', { settings: { languages: ['en', 'fr'], daysToEffect: 60 } });
  it('hold from their event on', () => {
    const { body } = text().when(change).gives('SettingsChanged');
    expect(body.registered?.settingsRevision).toBe(body.revision);
  });
  it('name a language once', () =>
    text()
      .when(data(change, { settings: { languages: ['en', 'en'], daysToEffect: 0 } }))
      .isInvalid('INPUT_INVALID'));
  it('are not a delegation’s', () => text().when(by('Avalon', change)).forbids('NOT_YOURS_TO_SAY'));
});

describe('sessions and meetings', () => {
  const open = step(OpenMeeting, 'chair', { session: SESSION }, 'meeting');
  const close = step(CloseMeeting, 'chair', { meeting: idOf('meeting') });
  const preside = (name: string): Step =>
    step(ChangePresiding, 'chair', { meeting: idOf('meeting'), presiding: personId(name) });
  it('are numbered', () => {
    const convene = step(ConveneSession, 'chair', { n: 6, from: '2019-07-01', to: '2019-07-03' });
    text().when(convene).second().refuses('SESSION_EXISTS', 'R29');
    text()
      .when(data(convene, { to: '2019-06-30' }))
      .isInvalid('ENDS_BEFORE_IT_BEGINS');
    text()
      .when(open)
      .then({ type: 'MeetingOpened', data: { n: 1, presiding: personId('chair') } });
    text(open, close)
      .when(step(OpenMeeting, 'chair', { session: SESSION }))
      .then({ type: 'MeetingOpened', data: { n: 2 } });
  });
  it('are open one at a time (R29)', () => {
    text().when(open).second().refuses('MEETING_OPEN', 'R29');
    text(open).when(close).second().refuses('MEETING_CLOSED', 'R29');
    text().when(close).isMissing('MEETING_UNKNOWN');
    text()
      .when(data(open, { session: idOf('x') }))
      .isMissing('SESSION_UNKNOWN');
  });
  it('are presided over by a Chair (R3)', () => {
    text(open).when(preside('acting chair')).refuses('NOT_A_CHAIR', 'R3');
    text(open)
      .when((room) => ({ ...preside('acting chair')(room), at: ACTING.from }))
      .then('PresidingChanged');
    text(open).when(preside('Avalon')).refuses('NOT_A_CHAIR', 'R3');
  });
  it('stamp what happens in them', () => {
    const room = text(open, close).room;
    const meeting = room.body.meetings.get(idOf('meeting'))!;
    expect(meetingAt(room.body, meeting.opened)?.meeting).toBe(meeting.meeting);
    expect(meetingAt(room.body, instant(-1))).toBeUndefined();
    expect(meetingAt(room.body, instant(9_999))).toBeUndefined();
  });
  it('do not end before they began', () => {
    text(open)
      .when(given(close, { occurredAt: instant(-100) }))
      .isInvalid('CLOSES_BEFORE_IT_OPENS');
  });
});
