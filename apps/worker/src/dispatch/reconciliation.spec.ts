import { copyFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { MemoryStore, RecordedEvent } from '#eventsourcing';
import { delegationId, NAMES } from '../../../../libs/negotiation/src/testing/index.js';
import { Office } from '../testing/office.js';
import { copied, reachable, recordRoom, room, TEXT, TO_THE_CONFERENCE } from '../testing/record.js';

const conference = room(...TO_THE_CONFERENCE);
const notice = `conference-ready.${TEXT}.${conference.text.versions.at(-1)!.versionId}`;
const DORADO = `delivery-${notice}~${delegationId('Dorado')}`;
const PAPERS = `delivery-${notice}~papers`;

const isMail = ({ data }: RecordedEvent): boolean => (data as { channel?: string }).channel === 'e-mail';
const isAttempt = ({ type, data }: RecordedEvent): boolean =>
  type === 'DeliveryAttempted' && !(data as { perhapsTwice: boolean }).perhapsTwice;
const told = (evidence: readonly RecordedEvent[]): string[] =>
  evidence.map(({ stream, type, data }) => `${stream} ${type} ${JSON.stringify(data)}`).sort();

describe('a queue that does not hold what is due', () => {
  let before: Office;
  let whole: RecordedEvent[];
  let office: Office | undefined;

  beforeAll(async () => {
    before = await Office.open();
    for (const name of NAMES) await reachable(before.ledgers, name, `${delegationId(name)}@mission.example`);
    await recordRoom(before.store, conference);
    await (await before.start()).settled();
    await before.stop();
    whole = await before.evidence();
  });
  afterEach(() => office?.close());
  afterAll(() => before.close());

  /** The same ledger, as far as it is kept, under another id; with the queue that there was, or without. */
  const goesOn = async (
    keep: (event: RecordedEvent) => boolean,
    queue: 'old queue' | 'lost queue',
  ): Promise<Office> => {
    office = await Office.open(await copied(before.store, keep));
    if (queue === 'old queue') await copyFile(join(before.folder, 'queue.db'), join(office.folder, 'queue.db'));
    await (await office.start({ inHandMs: 0 })).settled();
    return office;
  };
  const mails = async ({ folder }: Office): Promise<number> =>
    (await readdir(join(folder, 'mail')).catch(() => [])).length;

  it.each(['old queue', 'lost queue'] as const)('is asked for nothing when all was done: %s', async (queue) => {
    const after = await goesOn(() => true, queue);
    expect(told(await after.evidence())).toEqual(told(whole));
    expect(await mails(after)).toBe(0);
  });

  it('is asked for what was never begun', async () => {
    const after = await goesOn(({ stream }) => stream !== DORADO, 'lost queue');
    expect(told(await after.evidence())).toEqual(told(whole));
    expect(await mails(after)).toBe(1);
  });

  it('is asked for what was declared due and not tried', async () => {
    const after = await goesOn(({ stream, type }) => stream !== DORADO || type === 'NoticeDue', 'lost queue');
    expect(told(await after.evidence())).toEqual(told(whole));
    expect(await mails(after)).toBe(1);
  });

  it('is asked for what follows from a paper that was rendered', async () => {
    const after = await goesOn(
      ({ stream }) => !stream.startsWith(`delivery-${notice}`) || stream === PAPERS,
      'lost queue',
    );
    expect(told(await after.evidence())).toEqual(told(whole));
    expect(await mails(after)).toBe(NAMES.length);
  });

  it('is asked for a paper that was not rendered', async () => {
    const after = await goesOn(({ stream }) => !stream.startsWith('delivery-'), 'lost queue');
    expect(told(await after.evidence())).toEqual(told(whole));
  });

  it('has a message sent again, marked, when nobody said how handing it over ended', async () => {
    const last = whole
      .filter(({ stream }) => stream === DORADO)
      .filter(isMail)
      .at(-1)!;
    const after = await goesOn(({ stream, revision }) => stream !== DORADO || revision < last.revision, 'lost queue');
    const attempts = (await after.evidence()).filter(
      ({ stream, type }) => stream === DORADO && type === 'DeliveryAttempted',
    );
    expect(attempts.map(({ data }) => data)).toMatchObject([
      { attempt: 1, perhapsTwice: false },
      { attempt: 2, perhapsTwice: true },
    ]);
    expect(await mails(after)).toBe(1);
  });

  const restoredWith = async (isKept: (event: RecordedEvent) => boolean): Promise<Office> => {
    office = await Office.open(await copied(before.store, isKept));
    const { position } = await office.store.head();
    const from = { ledgerId: 'lost', position, hash: '' };
    const [takenAt, at] = ['2018-07-04T10:00:00.000Z', '2018-07-05T10:00:00.000Z'];
    await (office.store as MemoryStore).noteRestored({ from, takenAt, at, upTo: position });
    return office;
  };

  it('waits for nobody who had a message in hand when the ledger was lost', async () => {
    const last = whole.filter((event) => event.stream === DORADO && isMail(event)).at(-1)!;
    const after = await restoredWith(({ stream, revision }) => stream !== DORADO || revision < last.revision);
    await (await after.start({ inHandMs: 3_600_000_000_000 })).settled();
    const attempts = (await after.evidence()).filter((event) => event.stream === DORADO && isMail(event));
    expect(attempts.map(({ type, data }) => [type, (data as { perhapsTwice?: boolean }).perhapsTwice])).toEqual([
      ['DeliveryAttempted', false],
      ['DeliveryAttempted', true],
      ['DeliveryAccepted', undefined],
    ]);
  });

  it('has what a restored ledger does not know as sent marked, for the lost one went on', async () => {
    const after = await restoredWith(({ stream }) => !stream.startsWith('delivery-'));
    await (await after.start()).settled();
    const attempts = (await after.evidence()).filter(({ type }) => type === 'DeliveryAttempted');
    expect(attempts).toHaveLength(whole.filter(isAttempt).length);
    expect(attempts.filter(isAttempt)).toEqual([]);
    expect(await mails(after)).toBe(attempts.length);
  });

  it('is asked again for what it believes done and a restored ledger does not know of; such mail is marked', async () => {
    const after = await goesOn(({ stream }) => stream !== DORADO, 'old queue');
    const { deliveries } = await after.delivery(notice, delegationId('Dorado'));
    expect([...deliveries.values()]).toMatchObject([
      { channel: 'inbox', status: 'delivered' },
      { channel: 'e-mail', status: 'delivered', perhapsTwice: true },
    ]);
    expect((await after.evidence()).filter(isAttempt)).toHaveLength(whole.filter(isAttempt).length - 1);
    expect(await mails(after)).toBe(1);
  });
});
