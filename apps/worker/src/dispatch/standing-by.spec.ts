import { ManualClock } from '#queue/testing';
import { NAMES } from '../../../../libs/negotiation/src/testing/index.js';
import type { WorkerHandle } from '../worker.js';
import { LossyQueue } from '../testing/lossy-queue.js';
import { Office } from '../testing/office.js';
import { CONCLUDED, forged, recordRoom, room, TEXT, TO_THE_CONFERENCE } from '../testing/record.js';

const concluded = room(...CONCLUDED);
const conference = room(...TO_THE_CONFERENCE);
const LEASE_MS = 9_000;
const A_LONG_TIME = 1_000_000;

/** Looks again each turn of the event loop. */
const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await holds())) await new Promise((resolve) => setImmediate(resolve));
};

describe('dispatching, by the clock', () => {
  let clock: ManualClock;
  let office: Office;
  let queue: LossyQueue;
  const workers: WorkerHandle[] = [];

  beforeEach(async () => {
    clock = new ManualClock(Date.now()); // the queue goes by the time of day
    office = await Office.open();
    queue = LossyQueue.open(office.folder, clock);
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.close(0)));
    await queue.close();
    await office.close();
  });

  const come = async (at: LossyQueue): Promise<WorkerHandle> => {
    const worker = await office.come(at, { clock, leaseMs: LEASE_MS, reconcileEveryMs: A_LONG_TIME });
    workers.push(worker);
    return worker;
  };
  /** Whose inbox has it. */
  const delivered = async (kind: string): Promise<number> =>
    (await office.evidence()).filter(
      ({ stream, type }) => stream.startsWith(`delivery-${kind}.${TEXT}.`) && type === 'DeliveryAccepted',
    ).length;
  const running = (worker: WorkerHandle) => until(() => worker.health().dispatcher.reason === undefined);

  it('is done by one; the other stands by, is ready, and knows how far the first has come', async () => {
    const one = await come(queue);
    queue.begin();
    await running(one);
    const other = await come(queue.another());
    await until(() => other.health().dispatcher.reason?.startsWith('standing by') === true);
    expect(other.health().dispatcher.ready).toBe(true);
    await recordRoom(office.store, concluded);
    await one.settled();
    const settled = other.settled();
    let over = false;
    void settled.then(() => (over = true));
    await until(async () => {
      clock.advance(LEASE_MS / 3);
      await new Promise((resolve) => setImmediate(resolve));
      return over;
    });
    expect(await delivered('version-issued')).toBe(NAMES.length);
  });

  it('is taken over when the lease lapses, from the saved checkpoint', async () => {
    const one = await come(queue);
    queue.begin();
    await running(one);
    const other = await come(queue.another());
    await until(() => other.health().dispatcher.reason?.startsWith('standing by') === true);
    await one.close();
    await recordRoom(office.store, conference);
    clock.advance(LEASE_MS);
    await running(other);
    await other.settled();
    expect(await delivered('conference-ready')).toBe(NAMES.length);
  });

  it('begins again when the queue has lost jobs that nobody had done', async () => {
    const worker = await come(queue);
    await recordRoom(office.store, conference);
    await until(async () => (await queue.counts()).waiting > 0);
    await queue.lose();
    expect(await queue.counts()).toMatchObject({ waiting: 0 });
    queue.begin();
    await worker.settled();
    expect(await delivered('conference-ready')).toBe(NAMES.length);
    expect(worker.figures().drove).toBeGreaterThan(0);
  });

  it('notices the loss by itself, in time', async () => {
    const worker = await come(queue);
    await recordRoom(office.store, conference);
    await until(async () => (await queue.counts()).waiting > 0);
    await queue.lose();
    queue.begin();
    await until(async () => {
      clock.advance(LEASE_MS / 3);
      return (await delivered('conference-ready')) === NAMES.length;
    });
    expect(worker.health().reconciliation.ready).toBe(true);
  });

  it('waits while the queue is out of reach, says so, and catches up', async () => {
    const worker = await come(queue);
    queue.begin();
    await running(worker);
    queue.away = true;
    await recordRoom(office.store, conference);
    await until(() => {
      clock.advance(LEASE_MS / 3);
      return !worker.health().dispatcher.ready;
    });
    expect(worker.health().dispatcher.reason).toContain('out of reach');
    queue.away = false;
    await until(() => {
      clock.advance(LEASE_MS / 3);
      return worker.health().dispatcher.ready;
    });
    await worker.settled();
    expect(await delivered('conference-ready')).toBe(NAMES.length);
  });

  it('leaves parked jobs to whoever looks after them, however often it goes round', async () => {
    await recordRoom(office.store, forged(conference));
    const worker = await come(queue);
    queue.begin();
    await worker.settled();
    const parked = await queue.parked();
    expect(parked).toHaveLength(2);
    const before = { asked: [...queue.asked], drove: worker.figures().drove };
    for (const passes of [1, 2].map((n) => worker.figures().passes + n)) {
      clock.advance(2 * A_LONG_TIME);
      await until(() => worker.figures().passes >= passes);
    }
    expect(await queue.parked()).toEqual(parked);
    expect({ asked: queue.asked, drove: worker.figures().drove }).toEqual(before);
  });
});
