import {
  by,
  delegationId,
  enter,
  given,
  idOf,
  instant,
  leave,
  meeting,
  meetingClosed,
  MEETING,
  recordedFor,
  scene,
  text,
  type DelegationName,
  type Room,
  type Step,
} from '../../testing/index.js';
import { absence, presenceAt } from './presence.js';
import { ReportPresence } from './report-presence.js';

const report =
  (who: DelegationName, present: boolean): Step =>
  () => ({
    command: ReportPresence,
    who,
    data: { meeting: MEETING, present },
  });
const now = ({ given: n }: Room) => instant(n);
const here = (room: Room, name: DelegationName, at = now(room)) =>
  presenceAt(room.body, delegationId(name), at) === 'present';

describe('presence', () => {
  it('is recorded by the secretariat for all, from coming to leaving', () => {
    const room = text(meeting, enter('Avalon', 'Borealia'))
      .when(leave('Avalon'))
      .gives({ type: 'PresenceRecorded', data: { entered: [], left: [delegationId('Avalon')] } });
    expect([here(room, 'Avalon'), here(room, 'Borealia'), here(room, 'Corvania')]).toEqual([false, true, false]);
    expect(here(room, 'Avalon', room.body.presence.get(MEETING)!.stays[0]!.from)).toBe(true);
  });
  it('is reported by a delegation for itself, or through the secretariat', () => {
    expect(here(scene(meeting, report('Avalon', true)), 'Avalon')).toBe(true);
    expect(here(scene(meeting, report('Avalon', true), report('Avalon', false)), 'Avalon')).toBe(false);
    const room = scene(meeting, recordedFor('Borealia', report('Avalon', true)));
    expect([here(room, 'Avalon'), here(room, 'Borealia')]).toEqual([false, true]);
  });
  it('ends with the meeting', () => {
    const room = scene(meeting, enter('Avalon'), meetingClosed);
    expect(here(room, 'Avalon', instant(room.given + 1))).toBe(false);
  });
  it('of which nothing is known is nobody’s, nor anybody’s absence', () => {
    const room = scene(meeting, enter('Avalon'));
    const [avalon, borealia] = [delegationId('Avalon'), delegationId('Borealia')];
    const { opened } = room.body.meetings.get(MEETING)!;
    expect(presenceAt(room.body, borealia, now(room))).toBe('absent');
    expect([avalon, borealia].map((id) => presenceAt(room.body, id, opened))).toEqual([undefined, undefined]);
    expect(presenceAt(scene(meeting).body, avalon, now(room))).toBeUndefined();
    expect(absence(scene().body, avalon, now(room))).toEqual({});
  });

  it('is not recorded of who came already, or never came (R29)', () => {
    text(meeting, enter('Avalon')).when(enter('Avalon')).refuses('PRESENT_ALREADY', 'R29');
    text(meeting).when(leave('Avalon')).refuses('NOT_PRESENT', 'R29');
    text(meeting, enter('Avalon'), leave('Avalon')).when(leave('Avalon')).refuses('NOT_PRESENT', 'R29');
    text(meeting, enter('Avalon'), leave('Avalon')).when(enter('Avalon')).then('PresenceRecorded');
  });
  it('needs an open meeting, and delegations that were admitted', () => {
    text(meeting, meetingClosed).when(enter('Avalon')).refuses('MEETING_CLOSED', 'R29');
    text().when(enter('Avalon')).isMissing('MEETING_UNKNOWN');
    const data = { meeting: MEETING, entered: [idOf('nobody')] };
    text(meeting)
      .when((room) => ({ ...enter('Avalon')(room), data }))
      .isMissing('DELEGATION_UNKNOWN');
  });
  it('is the secretariat’s record and no other’s', () => {
    text(meeting)
      .when(by('chair', enter('Avalon')))
      .forbids('NOT_YOURS_TO_SAY');
    text(meeting)
      .when(by('Avalon', enter('Avalon')))
      .forbids('NOT_YOURS_TO_SAY');
  });
  it('goes forward in time, from the opening on', () => {
    const { room } = text(meeting, enter('Avalon'));
    const at = (n: number) => given(leave('Avalon'), { occurredAt: instant(n) });
    text(meeting, enter('Avalon')).when(at(0)).isInvalid('PRESENT_BEFORE_IT_OPENS');
    text(meeting, enter('Avalon'))
      .when(at(room.given - 2))
      .isInvalid('PRESENCE_OUT_OF_ORDER');
  });
  it('names somebody, once', () => {
    const naming =
      (data: object): Step =>
      (room) => ({ ...enter('Avalon')(room), data: { meeting: MEETING, ...data } });
    const one = delegationId('Avalon');
    for (const data of [{}, { entered: [] }, { entered: [one, one] }, { entered: [one], left: [one] }])
      text(meeting).when(naming(data)).isInvalid('INPUT_INVALID');
  });
});
