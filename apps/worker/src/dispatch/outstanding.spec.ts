import type { RecordedEvent } from '#eventsourcing';
import type { TextFact } from '#negotiation';
import { delegationId, type Step } from '../../../../libs/negotiation/src/testing/index.js';
import { room, TEXT, TO_THE_CONFERENCE } from '../testing/record.js';
import { Outstanding } from './outstanding.js';

const RECORDED_AT = '2018-07-04T10:00:00.000Z';
const version = room(...TO_THE_CONFERENCE).text.versions.at(-1)!.versionId;
const notice = `conference-ready.${TEXT}.${version}`;
const avalon = `delivery-${notice}~${delegationId('Avalon')}`;
const mail = { language: 'en', channel: 'e-mail' };

/** What is outstanding after a version was certified, and its papers perhaps rendered. */
const certified = (rendered: boolean): Outstanding => {
  const steps: readonly Step[] = TO_THE_CONFERENCE;
  const [before, after] = [room(...steps.slice(0, -1)), room(...steps)];
  const outstanding = new Outstanding();
  const fact = after.facts.at(-1) as unknown as TextFact;
  outstanding.happened({ fact, position: 1, before: before.text, after: after.text, body: after.body }, 'start');
  if (rendered) say(outstanding, `delivery-${notice}~papers`, 'PaperRendered', { language: 'en' });
  return outstanding;
};
const say = (outstanding: Outstanding, stream: string, type: string, data: object): void =>
  outstanding.said(
    { stream, type, data, position: 2, meta: { recordedAt: RECORDED_AT } } as unknown as RecordedEvent,
    'start',
  );
const ofAvalon = (outstanding: Outstanding) =>
  [...outstanding].filter(({ job }) => job.id.includes(`~${delegationId('Avalon')}.`));

describe('what is outstanding', () => {
  it('is only the paper until it is rendered', () =>
    expect([...certified(false)].map(({ job }) => job.id)).toEqual([`conference-ready.${TEXT}.${version}`]));

  it('is then to tell everybody, in every way', () => {
    const outstanding = certified(true);
    expect(outstanding.size).toBe(2 * room().body.delegations.size);
    expect(ofAvalon(outstanding)).toHaveLength(2);
  });

  it.each([
    ['delivered', 'DeliveryAccepted', {}],
    ['failed for good', 'DeliveryFailed', { permanent: true, code: 'REFUSED' }],
  ])('is not what was %s', (_, type, how) => {
    const outstanding = certified(true);
    say(outstanding, avalon, type, { ...mail, ...how });
    expect(ofAvalon(outstanding).map(({ job }) => job.channel)).toEqual([undefined]);
  });

  it('is what was handed over, with its time, while nobody says how that ended', () => {
    const outstanding = certified(true);
    say(outstanding, avalon, 'DeliveryAttempted', mail);
    expect(ofAvalon(outstanding)[1]?.begun).toBe(Date.parse(RECORDED_AT));
    say(outstanding, avalon, 'DeliveryFailed', { ...mail, permanent: false, code: 'REFUSED_FOR_NOW' });
    expect(ofAvalon(outstanding)[1]).toMatchObject({ begun: undefined, partly: false });
    say(outstanding, avalon, 'DeliveryFailed', { ...mail, permanent: false, code: 'DEFERRED' });
    expect(ofAvalon(outstanding)[1]).toMatchObject({ partly: true });
  });

  it('is no way in which it was not declared due', () => {
    const outstanding = certified(true);
    say(outstanding, avalon, 'NoticeDue', { ways: [mail] });
    expect(ofAvalon(outstanding).map(({ job }) => job.channel)).toEqual(['e-mail']);
  });

  it('is nothing of what it does not know', () => {
    const outstanding = certified(true);
    const { size } = outstanding;
    say(outstanding, 'delivery-another~one', 'DeliveryAccepted', mail);
    say(outstanding, 'delivery-another~papers', 'PaperRendered', { language: 'en' });
    expect(outstanding.size).toBe(size);
  });

  describe('of a delegation, where somebody hears it otherwise', () => {
    const aside = (left: number, until: 'pause' | 'digest') => ({
      ...{ ...mail, left, declined: [] },
      persons: [{ person: 'p', until, ...(until === 'pause' ? { meeting: 'm' } : { day: '2018-07-04' }) }],
    });
    const ids = (outstanding: Outstanding): string[] =>
      ofAvalon(outstanding).map(({ job }) => job.id.replace(/^.*~[^.]+/, ''));

    it('is a job of their own, and the shared one only while it is for others', () => {
      const outstanding = certified(true);
      say(outstanding, avalon, 'DeliverySetAside', aside(1, 'digest'));
      expect(ids(outstanding)).toEqual(['.en.inbox', '.en.e-mail', '.en.e-mail.p']);
      const alone = certified(true);
      say(alone, avalon, 'DeliverySetAside', aside(0, 'digest'));
      expect(ids(alone)).toEqual(['.en.inbox', '.en.e-mail.p']);
      say(alone, avalon, 'DeliveryAccepted', { ...mail, person: 'p' });
      expect(ids(alone)).toEqual(['.en.inbox']);
    });

    it('waits for a pause until there is one', () => {
      const outstanding = certified(true);
      say(outstanding, avalon, 'DeliverySetAside', aside(0, 'pause'));
      const held = (): unknown[] => ofAvalon(outstanding).map(({ job }) => job.heldBy);
      expect(held()).toEqual([undefined, 'm']);
      outstanding.paused('another');
      expect(held()).toEqual([undefined, 'm']);
      outstanding.paused('m');
      expect(held()).toEqual([undefined, undefined]);
    });
  });

  it('is nothing of what was withdrawn', () => {
    const outstanding = certified(true);
    say(outstanding, avalon, 'NoticeWithdrawn', {});
    expect(ofAvalon(outstanding)).toEqual([]);
  });

  it('is what was on its way when it was corrected, until that ended', () => {
    const outstanding = certified(true);
    say(outstanding, avalon, 'DeliveryAttempted', mail);
    say(outstanding, avalon, 'NoticeCorrected', {});
    expect(ofAvalon(outstanding)).toHaveLength(1);
    say(outstanding, avalon, 'DeliveryFailed', { ...mail, permanent: false, code: 'REFUSED_FOR_NOW' });
    expect(ofAvalon(outstanding)).toEqual([]);
  });
});
