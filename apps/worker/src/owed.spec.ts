import { join } from 'node:path';
import { startSmtpSink, type SmtpSink } from '#delivery/testing';
import { becauseOf, correctionOf, noticesOf, type Notice, type TextFact } from '#negotiation';
import { SqliteQueue } from '#queue';
import { ManualClock } from '#queue/testing';
import { accept, delegationId, personId, proposed } from '../../../libs/negotiation/src/testing/index.js';
import { notifyJobs, type TakeBackData } from './dispatch/jobs.js';
import { Office } from './testing/office.js';
import { acknowledges, appointed, chooses, reachable, recordRoom, room } from './testing/record.js';
import type { WorkerHandle } from './worker.js';

const DAY = 86_400_000;
const avalon = delegationId('Avalon');
const said = room(proposed, accept);
const decided = said.facts.at(-1) as unknown as TextFact;
const [notice] = noticesOf(decided, said.text, said.text, said.body) as [Notice];

describe('what is owed to somebody without an address', () => {
  let sink: SmtpSink;
  let office: Office;
  let clock: ManualClock;
  let queue: SqliteQueue;
  let worker: WorkerHandle;
  beforeEach(async () => {
    [sink, office] = await Promise.all([startSmtpSink(), Office.open()]);
    clock = new ManualClock(Date.parse(decided.meta.recordedAt) + 1000);
    await recordRoom(office.store, said);
    await arrive();
  });
  afterEach(async () => {
    await leave();
    await office.close();
    await sink.stop();
  });
  const arrive = async (file = 'queue.db'): Promise<void> => {
    queue = SqliteQueue.open(join(office.folder, file), { clock });
    worker = await office.come(queue, { smtpUrl: sink.url, clock });
    await worker.settled();
  };
  const leave = async (): Promise<void> => {
    await worker.close();
    await queue.close();
  };
  const hasAddress = async (address = 'one@mission.example'): Promise<void> => {
    await reachable(office.ledgers, 'Avalon', address);
    await worker.settled();
  };
  const passes = async (ms: number): Promise<void> => {
    clock.advance(ms);
    await worker.settled();
  };
  const mail = async (person?: string) => {
    const { deliveries } = await office.delivery(notice.notice, avalon);
    return deliveries.get(`en e-mail${person === undefined ? '' : ` ${person}`}`);
  };

  it('goes once they are described with one, also over a restart, and once', async () => {
    expect(await mail()).toMatchObject({ status: 'given-up', code: 'NO_ADDRESS' });
    await leave();
    await arrive();
    await hasAddress();
    expect(sink.taken.map(({ to }) => to)).toEqual([['one@mission.example']]);
    expect(await mail()).toMatchObject({ status: 'delivered', attempts: 1, perhapsTwice: false });
    await hasAddress('two@mission.example');
    await passes(40 * DAY);
    expect(sink.taken).toHaveLength(1);
    expect(await queue.parked()).toEqual([]);
  });

  it('goes once somebody is appointed who has one', async () => {
    await reachable(office.ledgers, 'rapporteur', 'new@mission.example');
    await worker.settled();
    expect(sink.taken).toEqual([]);
    await appointed(office.ledgers, 'rapporteur', avalon);
    await worker.settled();
    expect(sink.taken.map(({ to }) => to)).toEqual([['new@mission.example']]);
  });

  it('waits on while it is others who are described', async () => {
    await reachable(office.ledgers, 'Borealia', 'b@mission.example');
    await worker.settled();
    expect(sink.taken).toEqual([]);
    await hasAddress();
    expect(sink.taken).toHaveLength(1);
  });

  it('is asked for again where the queue lost it, whether they have one by then or not', async () => {
    await leave();
    await arrive('another.db');
    expect(sink.taken).toEqual([]);
    await leave();
    await reachable(office.ledgers, 'Avalon', 'one@mission.example');
    await arrive('a-third.db');
    expect(sink.taken).toHaveLength(1);
  });

  it('is not owed for ever', async () => {
    await passes(31 * DAY);
    await hasAddress();
    expect(sink.taken).toEqual([]);
    expect(await queue.counts()).toMatchObject({ held: 0, parked: 0 });
  });

  it('is owed no more where they have it from the inbox', async () => {
    await acknowledges(office.ledgers, notice.notice, avalon, personId('Avalon'));
    await hasAddress();
    expect(sink.taken).toEqual([]);
  });

  const takenBack = async (): Promise<void> => {
    const because = becauseOf({ type: 'SlipCorrected', revision: 99, data: { words: 'Wrong proposal.' } });
    const ways = [
      { language: 'en', channel: 'inbox' },
      { language: 'en', channel: 'e-mail' },
    ] as const;
    const correction = correctionOf(notice, because);
    const data: TakeBackData = { body: said.body.id, notice, ways, because, correction };
    await queue.add([{ id: 'take-back.99', name: 'take-back', data }]);
    await worker.settled();
  };

  it('is owed no more where it was a slip: the correction is', async () => {
    await takenBack();
    expect(await mail()).toMatchObject({ status: 'withdrawn' });
    await hasAddress();
    expect(sink.taken.map(({ raw }) => /^Subject: (\w+)/m.exec(raw)?.[1])).toEqual(['Correction']);
  });

  it('is a digest too, with all that it was to tell', async () => {
    await chooses(office.ledgers, 'Avalon', { when: 'digest', declined: [] });
    await hasAddress();
    expect(await mail(personId('Avalon'))).toMatchObject({ status: 'due', until: 'digest' });
    await reachable(office.ledgers, 'Avalon');
    await passes(DAY);
    expect(await mail(personId('Avalon'))).toMatchObject({ status: 'given-up', code: 'NO_ADDRESS' });
    await hasAddress('two@mission.example');
    expect(sink.taken.map(({ raw }) => raw)).toEqual([expect.stringContaining(notice.title)]);
    expect(await mail(personId('Avalon'))).toMatchObject({ status: 'delivered' });
  });

  describe('in a digest that nobody had an address for', () => {
    const other: Notice = { ...notice, notice: 'other', title: 'Another was withdrawn' };
    const digested = async (...notices: readonly Notice[]): Promise<void> => {
      await chooses(office.ledgers, 'Avalon', { when: 'digest', declined: [] });
      await hasAddress();
      await queue.add(notices.flatMap((one) => notifyJobs(one, ['en'], said.body.id)));
      await worker.settled();
      await reachable(office.ledgers, 'Avalon');
      await passes(DAY);
    };

    it('is told no more once it was a slip, nor where it is acknowledged', async () => {
      await digested(other);
      await takenBack();
      await hasAddress('two@mission.example');
      const digest = sink.taken.map(({ raw }) => raw).find((raw) => raw.includes(other.title));
      expect(digest).toMatch(/one notice/);
      expect(digest).not.toContain(notice.title);
    });

    it('is not owed at all where nothing of it is left to tell', async () => {
      await digested();
      await acknowledges(office.ledgers, notice.notice, avalon, personId('Avalon'));
      await hasAddress('two@mission.example');
      expect(sink.taken).toEqual([]);
      expect(await queue.parked()).toEqual([]);
    });
  });

  it('goes once an appointment begins that was made before', async () => {
    await reachable(office.ledgers, 'rapporteur', 'new@mission.example');
    await appointed(office.ledgers, 'rapporteur', avalon, new Date(clock.now() + 2 * DAY).toISOString());
    await worker.settled();
    expect(sink.taken).toEqual([]);
    await passes(DAY);
    await passes(DAY);
    await passes(DAY);
    expect(sink.taken.map(({ to }) => to)).toEqual([['new@mission.example']]);
  });
});
