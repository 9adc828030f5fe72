import {
  delegationId,
  enter,
  instant,
  leave,
  meeting,
  meetingClosed,
  MEETING,
  scene,
  type Step,
} from '../../testing/index.js';
import { absencesOf, lastKnownMeeting } from './absences.js';

const AVALON = delegationId('Avalon');
const out = (...steps: readonly Step[]) => absencesOf(scene(...steps).body, MEETING, AVALON);

/** The instant of the n-th of the steps. */
const at = (n: number): string => instant(scene().given + n);

describe('when a delegation was out of the room', () => {
  it('is not known where nobody’s presence is', () => {
    expect(out(meeting)).toBeUndefined();
    expect(out()).toBeUndefined();
    expect(lastKnownMeeting(scene(meeting).body)).toBeUndefined();
    expect(lastKnownMeeting(scene(meeting, enter('Avalon')).body)).toBe(MEETING);
  });
  it('is before it came, and after it left', () => {
    expect(out(meeting, enter('Avalon'))).toEqual([{ from: at(0), to: at(1) }]);
    expect(out(meeting, enter('Avalon'), leave('Avalon'))).toEqual([{ from: at(0), to: at(1) }, { from: at(2) }]);
    expect(out(meeting, enter('Avalon'), leave('Avalon'), meetingClosed)?.at(-1)).toEqual({ from: at(2), to: at(3) });
  });
  it('is between leaving and coming back', () =>
    expect(out(meeting, enter('Avalon'), leave('Avalon'), enter('Avalon'))).toEqual([
      { from: at(0), to: at(1) },
      { from: at(2), to: at(3) },
    ]));
  it('is all of it for one that never came', () => {
    expect(out(meeting, enter('Borealia'))).toEqual([{ from: at(0) }]);
    expect(out(meeting, enter('Borealia'), meetingClosed)).toEqual([{ from: at(0), to: at(2) }]);
  });
});
