import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { startSmtpSink, type SmtpSink } from '#delivery/testing';
import { becauseOf, correctionOf, noticesOf, type Notice, type TextFact } from '#negotiation';
import { SqliteQueue } from '#queue';
import { ManualClock } from '#queue/testing';
import {
  accept,
  delegationId,
  meeting,
  meetingClosed,
  personId,
  proposed,
  resumed,
  suspended,
  type Room,
} from '../../../libs/negotiation/src/testing/index.js';
import type { TakeBackData } from './dispatch/jobs.js';
import { Office } from './testing/office.js';
import { chooses, reachable, recordRoom, room } from './testing/record.js';
import type { WorkerHandle } from './worker.js';

const avalon = delegationId('Avalon');
const inMeeting = room(meeting, proposed, accept);
const closed = room(meeting, proposed, accept, meetingClosed);
const decided = inMeeting.facts.at(-1) as unknown as TextFact;
const [notice] = noticesOf(decided, inMeeting.text, inMeeting.text, inMeeting.body) as [Notice];
const MINUTE = 60_000;

describe('a notice of a decision in a meeting', () => {
  let sink: SmtpSink;
  let office: Office;
  let clock: ManualClock;
  let queue: SqliteQueue;
  let worker: WorkerHandle;

  beforeEach(async () => {
    [sink, office] = await Promise.all([startSmtpSink(), Office.open()]);
    clock = new ManualClock(Date.parse(decided.meta.recordedAt) + 1000);
  });
  afterEach(async () => {
    await leave();
    await office.close();
    await sink.stop();
  });
  const arrive = async (): Promise<void> => {
    queue = SqliteQueue.open(join(office.folder, 'queue.db'), { clock });
    worker = await office.come(queue, { smtpUrl: sink.url, clock });
    await worker.settled();
  };
  const leave = async (): Promise<void> => {
    await worker.close();
    await queue.close();
  };
  const happens = async (said: Room): Promise<void> => {
    await recordRoom(office.store, said);
    await worker.settled();
  };
  const passes = async (ms: number): Promise<void> => {
    clock.advance(ms);
    await worker.settled();
  };
  const begin = async (): Promise<void> => {
    await reachable(office.ledgers, 'Avalon', 'one@mission.example');
    await recordRoom(office.store, inMeeting);
    await arrive();
  };
  const statuses = async (): Promise<string[]> =>
    [...(await office.delivery(notice.notice, avalon)).deliveries.values()].map(
      ({ channel, person, status }) => `${channel}${person === undefined ? '' : ' alone'} ${status}`,
    );

  it('waits for a minute, also over a restart', async () => {
    await begin();
    expect(sink.taken).toEqual([]);
    expect(await statuses()).toEqual([]);
    await leave();
    await arrive();
    await passes(MINUTE / 2);
    expect(sink.taken).toEqual([]);
    await passes(MINUTE / 2);
    expect(sink.taken).toHaveLength(1);
    expect(await statuses()).toEqual(['inbox delivered', 'e-mail delivered']);
  });

  it('waits for no longer than the meeting', async () => {
    await begin();
    await happens(closed);
    expect(sink.taken).toHaveLength(1);
    expect(await statuses()).toEqual(['inbox delivered', 'e-mail delivered']);
  });

  it('waits for a pause to come, and not for one that is over, also where nobody was at work meanwhile', async () => {
    await reachable(office.ledgers, 'Avalon', 'one@mission.example');
    const before = room(meeting, proposed);
    const after = room(meeting, proposed, suspended, resumed, accept);
    await recordRoom(office.store, before);
    await arrive();
    await leave();
    await recordRoom(office.store, after);
    await arrive();
    expect(sink.taken).toEqual([]);
    await leave();
    rmSync(join(office.folder, 'queue.db'));
    await arrive();
    expect(sink.taken).toEqual([]);
    await happens(room(meeting, proposed, suspended, resumed, accept, suspended));
    expect(sink.taken).toHaveLength(1);
  });

  it('is sent at once outside of a meeting', async () => {
    await reachable(office.ledgers, 'Avalon', 'one@mission.example');
    await recordRoom(office.store, room(proposed, accept));
    await arrive();
    expect(sink.taken).toHaveLength(1);
  });

  it('waits for a pause where somebody chose that, and for nobody else', async () => {
    await chooses(office.ledgers, 'Avalon', { when: 'pause', declined: [] });
    await begin();
    await passes(MINUTE);
    expect(sink.taken).toEqual([]);
    expect(await statuses()).toEqual(['inbox delivered', 'e-mail set-aside', 'e-mail alone due']);
    await leave();
    await arrive();
    expect(sink.taken).toEqual([]);
    await happens(closed);
    expect(sink.taken).toHaveLength(1);
    expect(await statuses()).toEqual(['inbox delivered', 'e-mail set-aside', 'e-mail alone delivered']);
  });

  it('waits for the digest of the day where somebody chose that', async () => {
    await chooses(office.ledgers, 'Avalon', { when: 'digest', declined: [] });
    await begin();
    await happens(closed);
    expect(sink.taken).toEqual([]);
    await leave();
    await arrive();
    await passes(9 * 60 * MINUTE);
    expect(sink.taken).toHaveLength(1);
    const [mail] = sink.taken;
    expect(mail?.raw).toMatch(/^Subject: Your digest of 2018-07-04: one notice/m);
    expect(mail?.raw).toContain(notice.title);
    expect(await statuses()).toEqual(['inbox delivered', 'e-mail set-aside', 'e-mail alone delivered']);
    const digest = await office.delivery('digest.2018-07-04', personId('Avalon'));
    expect(digest.deliveries.get('en e-mail')).toMatchObject({ status: 'delivered', attempts: 1 });
    await passes(48 * 60 * MINUTE);
    expect(sink.taken).toHaveLength(1);
  });

  describe('that was a slip', () => {
    const slip = { type: 'SlipCorrected', revision: 99, data: { words: 'Wrong proposal.' } };
    const because = becauseOf(slip);
    const correction = correctionOf(notice, because);
    const takenBack = async (): Promise<void> => {
      const ways = [
        { language: 'en', channel: 'inbox' },
        { language: 'en', channel: 'e-mail' },
      ] as const;
      const data: TakeBackData = { body: inMeeting.body.id, notice, ways, because, correction };
      await queue.add([{ id: 'take-back.99', name: 'take-back', data }]);
      await worker.settled();
    };

    it('is withdrawn while it waits, and never sent', async () => {
      await begin();
      await takenBack();
      expect(await statuses()).toEqual(['inbox withdrawn', 'e-mail withdrawn']);
      await passes(2 * MINUTE);
      await happens(closed);
      expect(sink.taken).toEqual([]);
      expect((await office.evidence()).map(({ type }) => type)).toEqual(['NoticeDue', 'NoticeWithdrawn']);
      expect(await queue.parked()).toEqual([]);
    });

    it('is followed by another that names it, once it was sent', async () => {
      await begin();
      await happens(closed);
      await takenBack();
      await takenBack();
      expect(sink.taken).toHaveLength(2);
      expect(sink.taken[1]?.raw).toMatch(/^Subject: Correction: /m);
      expect(sink.taken[1]?.raw).toContain('Wrong proposal.');
      expect((await office.delivery(notice.notice, avalon)).corrected).toEqual([correction.notice]);
      expect((await office.delivery(correction.notice, avalon)).due).toMatchObject({
        kind: 'correction',
        corrects: notice.notice,
      });
    });

    it('is not in a digest that has not gone out; whoever has it in the inbox is told that it does not hold', async () => {
      await chooses(office.ledgers, 'Avalon', { when: 'digest', declined: [] });
      await begin();
      await happens(closed);
      await takenBack();
      await passes(9 * 60 * MINUTE);
      expect(sink.taken.map(({ raw }) => /^Subject: (\w+)/m.exec(raw)?.[1])).toEqual(['Correction']);
      expect(await statuses()).toEqual(['inbox delivered', 'e-mail set-aside', 'e-mail alone withdrawn']);
    });
  });
});
