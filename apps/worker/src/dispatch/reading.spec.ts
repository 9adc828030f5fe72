import { uuidv5 } from '#eventsourcing';
import { delegationId, NAMES } from '../../../../libs/negotiation/src/testing/index.js';
import { Bodies } from '../papers/bodies.js';
import { Office } from '../testing/office.js';
import { copied, reachable, recordRoom, room, TEXT, TO_THE_CONFERENCE } from '../testing/record.js';
import { Reading, standsIn } from './reading.js';

describe('reading what is due', () => {
  let office: Office;
  beforeAll(async () => {
    office = await Office.open();
    for (const [n, name] of NAMES.entries())
      await reachable(office.ledgers, name, `delegate-${String(n)}@mission.example`);
    await recordRoom(office.store, room(...TO_THE_CONFERENCE));
    await (await office.start()).settled();
    await office.stop();
  });
  afterAll(() => office.close());

  const { signal } = new AbortController();
  const reading = (many?: number): Reading =>
    new Reading(office.ledgers, new Bodies(office.store, office.ledgers.body), 'start', many);

  it.each([undefined, 0])('finds nothing where all was done, also with room in memory for %s', async (many) => {
    const all = reading(many);
    expect(await all.on(signal)).toEqual(await office.store.head());
    expect(all.outstanding.size).toBe(0);
    expect(all.mark).toEqual(await office.store.head());
  });

  it('finds what is owed to those without an address, and that alone', async () => {
    const other = await Office.open();
    await reachable(other.ledgers, 'Avalon', 'one@mission.example');
    await recordRoom(other.store, room(...TO_THE_CONFERENCE));
    await (await other.start()).settled();
    const all = new Reading(other.ledgers, new Bodies(other.store, other.ledgers.body), 'start');
    await all.on(signal);
    const found = [...all.outstanding];
    expect(found.length).toBeGreaterThan(0);
    expect(found.every(({ job, owed }) => owed === true && job.id.endsWith('.e-mail'))).toBe(true);
    expect(found.some(({ job }) => job.id.includes(`~${delegationId('Avalon')}.`))).toBe(false);
    await other.close();
  });

  it('leaves its mark before the first thing that is due, and finds the rest from there', async () => {
    const dorado = delegationId('Dorado');
    const store = await copied(office.store, ({ stream }) => !stream.endsWith(`~${dorado}`));
    const other = await Office.open(store);
    const bodies = new Bodies(store, other.ledgers.body);
    const first = new Reading(other.ledgers, bodies, 'start');
    await first.on(signal);
    const again = new Reading(other.ledgers, bodies, first.mark);
    await again.on(signal);
    const ids = (one: Reading): string[] => [...one.outstanding].map(({ job }) => job.id);
    expect(ids(first).length).toBeGreaterThan(0);
    expect(ids(first).every((id) => id.includes(`~${dorado}.`))).toBe(true);
    expect(ids(again)).toEqual(ids(first));
    await other.close();
  });

  it('leaves its mark before what only a newer version knows, which will find it there', async () => {
    const store = await copied(office.store, () => true);
    const other = await Office.open(store);
    const before = await store.head();
    const { revision } = room(...TO_THE_CONFERENCE).text;
    const commandId = uuidv5('reading', 'newer');
    const meta = { commandId, recordedAt: '2018-07-06T10:00:00.000Z' };
    const newer = { type: 'QuestionAnnotated', schema: 1, data: { questionId: 'q' }, meta };
    await store.append(`text-${TEXT}`, revision, [{ commandId, events: [newer] }]);
    const older = new Reading(other.ledgers, new Bodies(store, other.ledgers.body), before);
    expect((await older.on(signal)).position).toBeGreaterThan(before.position);
    expect(older.mark).toEqual(before);
    await other.close();
  });

  it('knows a place of this ledger from one of another, or of what this one was', async () => {
    const head = await office.store.head();
    expect(await standsIn(office.store, head)).toBe(true);
    for (const other of [
      { ...head, ledgerId: 'other' },
      { ...head, hash: 'other' },
      { ...head, position: 1e6 },
      'start' as const,
    ])
      expect(await standsIn(office.store, other)).toBe(false);
  });
});
