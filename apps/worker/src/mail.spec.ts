import { accept, delegationId, idOf, personId, proposed } from '../../../libs/negotiation/src/testing/index.js';
import { startSmtpSink, type SmtpSink } from '#delivery/testing';
import { Office } from './testing/office.js';
import { forget, reachable, recordRoom, room } from './testing/record.js';

const decided = room(proposed, accept);
const notice = `proposal-decided.draft.${String(decided.text.revision)}.${idOf('p')}`;
const avalon = delegationId('Avalon');
const messageIdOf = (raw: string): string | undefined => /^Message-ID:\s*(<[^>]+>)/im.exec(raw)?.[1];

describe('a notice by a mail server', () => {
  let sink: SmtpSink;
  let office: Office;
  beforeEach(async () => {
    [sink, office] = await Promise.all([startSmtpSink(), Office.open()]);
  });
  afterEach(async () => {
    await office.close();
    await sink.stop();
  });
  const attempts = async (): Promise<object[]> =>
    (await office.evidence())
      .filter(({ stream }) => stream === `delivery-${notice}~${avalon}`)
      .filter(({ type, data }) => type !== 'NoticeDue' && (data as { channel: string }).channel === 'e-mail')
      .map(({ type, data }) => ({ type, ...(data as object) }));
  const begin = async (...addresses: readonly string[]): Promise<Awaited<ReturnType<Office['start']>>> => {
    await reachable(office.ledgers, 'Avalon', ...addresses);
    await recordRoom(office.store, decided);
    return office.start({ smtpUrl: sink.url });
  };

  it('goes to all addresses of a delegation at once', async () => {
    await (await begin('one@mission.example', 'two@mission.example')).settled();
    expect(sink.taken.map(({ to }) => to)).toEqual([['one@mission.example', 'two@mission.example']]);
    expect(await attempts()).toMatchObject([
      { type: 'DeliveryAttempted', attempt: 1, addresses: 2, perhapsTwice: false },
      { type: 'DeliveryAccepted', accepted: 2, rejected: 0 },
    ]);
  });

  it('is sent again by the next worker, marked, when the one before went between handing it over and saying so', async () => {
    await begin('silent@mission.example');
    await sink.hasTaken(1);
    await office.stop(0);
    await reachable(office.ledgers, 'Avalon', 'one@mission.example');
    await (await office.start({ smtpUrl: sink.url })).settled();
    expect(await attempts()).toMatchObject([
      { type: 'DeliveryAttempted', attempt: 1, perhapsTwice: false },
      { type: 'DeliveryAttempted', attempt: 2, perhapsTwice: true },
      { type: 'DeliveryAccepted' },
    ]);
    const [first, second] = sink.taken.map(({ raw }) => messageIdOf(raw));
    expect(first).toBeDefined();
    expect(second).toBe(first);
  });

  it('is sent again, only to those whom the server put off', async () => {
    await (await begin('one@mission.example', 'once@mission.example')).settled();
    expect(sink.taken.map(({ to }) => to)).toEqual([['one@mission.example'], ['once@mission.example']]);
    expect(await attempts()).toMatchObject([
      { type: 'DeliveryAttempted', attempt: 1, addresses: 2 },
      { type: 'DeliveryFailed', attempt: 1, code: 'DEFERRED', permanent: false },
      { type: 'DeliveryAttempted', attempt: 2, addresses: 1, perhapsTwice: false },
      { type: 'DeliveryAccepted', accepted: 1 },
    ]);
  });

  it('is tried again after a refusal for now', async () => {
    await (await begin('once@mission.example')).settled();
    expect(await attempts()).toMatchObject([
      { type: 'DeliveryAttempted', attempt: 1 },
      { type: 'DeliveryFailed', code: 'REFUSED_FOR_NOW', permanent: false },
      { type: 'DeliveryAttempted', attempt: 2, perhapsTwice: false },
      { type: 'DeliveryAccepted' },
    ]);
  });

  it('is parked when every address is refused for good', async () => {
    await (await begin('refused@mission.example')).settled();
    expect(await attempts()).toMatchObject([
      { type: 'DeliveryAttempted' },
      { type: 'DeliveryFailed', code: 'REFUSED', permanent: true },
    ]);
    const [parked = ''] = await office.parked();
    expect(parked).toMatch(/550/);
    expect(parked).not.toContain('@mission');
  });

  it('is not sent to somebody who was forgotten', async () => {
    await reachable(office.ledgers, 'Avalon', 'one@mission.example');
    await forget(office.ledgers, 'Avalon');
    await (await office.start({ smtpUrl: sink.url })).settled();
    await recordRoom(office.store, decided);
    await (await office.restart({ smtpUrl: sink.url })).settled();
    expect(sink.taken).toEqual([]);
    expect((await office.ledgers.person.load(`person-${personId('Avalon')}`)).state.addresses).toEqual([]);
    expect(await attempts()).toMatchObject([{ type: 'DeliveryFailed', code: 'NO_ADDRESS' }]);
  });
});
