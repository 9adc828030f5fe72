import { join } from 'node:path';
import { startSmtpSink, type SmtpSink } from '#delivery/testing';
import { noticesOf, type Notice, type TextFact } from '#negotiation';
import { SqliteQueue } from '#queue';
import { ManualClock } from '#queue/testing';
import { accept, delegationId, personId, proposed } from '../../../libs/negotiation/src/testing/index.js';
import { Office } from './testing/office.js';
import { chooses, reachable, recordRoom, room } from './testing/record.js';
import type { WorkerHandle } from './worker.js';

const HOURS = 3_600_000;
const said = room(proposed, accept);
const fact = said.facts.at(-1) as unknown as TextFact;
const [notice] = noticesOf(fact, said.text, said.text, said.body) as [Notice];
const JOB = `digest.2018-07-04~${personId('Avalon')}`;
const messageIdOf = ({ raw }: { raw: string }): string | undefined => /^Message-ID:\s*(<[^>]+>)/im.exec(raw)?.[1];

describe('a digest', () => {
  let sink: SmtpSink;
  let office: Office;
  let clock: ManualClock;
  let queue: SqliteQueue;
  let worker: WorkerHandle;
  beforeEach(async () => {
    [sink, office] = await Promise.all([startSmtpSink(), Office.open()]);
    clock = new ManualClock(Date.parse(fact.meta.recordedAt) + 1000);
  });
  afterEach(async () => {
    await leave(0);
    await office.close();
    await sink.stop();
  });
  const arrive = async (): Promise<void> => {
    queue = SqliteQueue.open(join(office.folder, 'queue.db'), { clock });
    worker = await office.come(queue, { smtpUrl: sink.url, clock });
  };
  const leave = async (limitMs?: number): Promise<void> => {
    await worker.close(limitMs);
    await queue.close();
  };
  const passes = async (ms: number): Promise<void> => {
    clock.advance(ms);
    await worker.settled();
  };
  const begin = async (address: string): Promise<void> => {
    await reachable(office.ledgers, 'Avalon', address);
    await chooses(office.ledgers, 'Avalon', { when: 'digest', declined: [] });
    await recordRoom(office.store, said);
    await arrive();
    await worker.settled();
    expect(sink.taken).toEqual([]);
  };
  const mended = (): Promise<void> => reachable(office.ledgers, 'Avalon', 'one@mission.example');
  const digest = async () =>
    (await office.delivery('digest.2018-07-04', personId('Avalon'))).deliveries.get('en e-mail');
  const own = async () =>
    (await office.delivery(notice.notice, delegationId('Avalon'))).deliveries.get(`en e-mail ${personId('Avalon')}`);
  const parked = async (): Promise<string[]> => (await queue.parked()).map(({ id }) => id);

  it('that the mail server refuses for good takes with it what it was to tell, until the address is mended', async () => {
    await begin('refused@mission.example');
    await passes(9 * HOURS);
    expect(await digest()).toMatchObject({ status: 'given-up', code: 'REFUSED' });
    expect(await own()).toMatchObject({ status: 'given-up', code: 'REFUSED' });
    expect(await parked()).toEqual([JOB]);
    await mended();
    await queue.retry(JOB);
    await worker.settled();
    expect(sink.taken.map(({ raw }) => raw)).toEqual([expect.stringContaining(notice.title)]);
    expect([await digest(), await own()]).toMatchObject([
      { status: 'delivered', attempts: 2, perhapsTwice: false },
      { status: 'delivered' },
    ]);
  });

  it('that is refused for now is tried again, and nothing in it is given up meanwhile', async () => {
    await begin('once@mission.example');
    clock.advance(9 * HOURS);
    while ((await digest())?.status !== 'failed') await new Promise(setImmediate);
    expect([await digest(), await own()]).toMatchObject([{ code: 'REFUSED_FOR_NOW' }, { status: 'due' }]);
    while ((await queue.counts()).delayed === 0) await new Promise(setImmediate);
    await passes(1000);
    expect(sink.taken).toHaveLength(1);
    expect([await digest(), await own()]).toMatchObject([
      { status: 'delivered', attempts: 2, perhapsTwice: false },
      { status: 'delivered' },
    ]);
  });

  it('whose worker went before it said how that ended is sent again as the same message, marked', async () => {
    await begin('silent@mission.example');
    clock.advance(9 * HOURS);
    await sink.hasTaken(1);
    await leave(0);
    expect([await digest(), await own()]).toMatchObject([{ status: 'attempted' }, { status: 'due' }]);
    await mended();
    await arrive();
    await worker.settled();
    expect(sink.taken).toHaveLength(2);
    const [first, second] = sink.taken.map(messageIdOf);
    expect(first).toBeDefined();
    expect(second).toBe(first);
    expect(await digest()).toMatchObject({ status: 'delivered', attempts: 2, perhapsTwice: true });
    expect(await own()).toMatchObject({ status: 'delivered' });
    await passes(48 * HOURS);
    expect(sink.taken).toHaveLength(2);
  });
});
