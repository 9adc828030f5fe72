import { instant, meeting, meetingClosed, scene, tabled } from '../testing/index.js';
import { holdOf, isAtOnce, MAY_DECLINE, mayDecline, pausedBy, SECOND_THOUGHTS_MS } from './urgency.js';

const inMeeting = scene(meeting, tabled);
const fact = inMeeting.facts.at(-1)!;
const at = fact.meta.recordedAt;
const held = fact.meta.meeting;

describe('how urgent a notice is', () => {
  it('waits during a meeting for a pause, or for a minute', () =>
    expect(holdOf('proposal-decided', at, inMeeting.body)).toEqual({
      meeting: held,
      until: Date.parse(at) + SECOND_THOUGHTS_MS,
    }));

  it('waits for nothing outside of one, or once it is closed', () => {
    expect(holdOf('proposal-decided', instant(0), scene(tabled).body)).toBeUndefined();
    const closed = scene(meeting, tabled, meetingClosed);
    const after = closed.bodyFacts.at(-1)!.meta.recordedAt;
    expect(holdOf('proposal-decided', after, closed.body)).toBeUndefined();
  });

  it.each(['put-while-absent', 'objection-to-renew', 'correction', 'recorded-by-mistake', 'bounced', 'undelivered'])(
    'does not wait where it is %s',
    (kind) => {
      expect(isAtOnce(kind)).toBe(true);
      expect(holdOf(kind, at, inMeeting.body)).toBeUndefined();
    },
  );

  it('may be declined only where it is not about what a delegation said, or about what binds it', () => {
    expect(MAY_DECLINE.every(mayDecline)).toBe(true);
    for (const kind of ['proposal-decided', 'correction', 'conference-ready', 'put-while-absent'])
      expect(mayDecline(kind)).toBe(false);
  });
});

describe('a pause', () => {
  it('is the end of a meeting, and a reading suspended in one', () => {
    expect(pausedBy({ type: 'MeetingClosed', data: { meeting: 'm' }, meta: {} })).toBe('m');
    expect(pausedBy({ type: 'ReadingSuspended', data: {}, meta: { meeting: 'm' } })).toBe('m');
  });

  it('is nothing else, nor a reading suspended between meetings', () => {
    expect(pausedBy({ type: 'ReadingSuspended', data: {}, meta: {} })).toBeUndefined();
    expect(pausedBy({ type: 'ReadingResumed', data: {}, meta: { meeting: 'm' } })).toBeUndefined();
  });
});
