import fc from 'fast-check';
import { Invalid } from '#eventsourcing';
import type { OpenQueue } from './queue-house.js';
import { signal } from './signal.js';

const checkpoint = { ledgerId: 'l-1', position: 42, hash: 'ab'.repeat(32) };

/** Jobs go in once, whole, and stay. */
export const addingContract = (open: OpenQueue): void => {
  describe('adding', () => {
    it('keeps what was added before anyone works, and over a reopening', async () => {
      const first = await open();
      await first.add([{ id: 'paper.t1', name: 'render', data: { text: 't1' } }]);
      await first.close();

      const queue = await open();
      const seen: unknown[] = [];
      queue.work({ render: (job) => Promise.resolve(void seen.push(job)) });
      await queue.idle();
      expect(seen).toEqual([{ id: 'paper.t1', name: 'render', data: { text: 't1' }, priority: 0, attempt: 1 }]);
    });

    it('adds an id once, also while it is being done, after it is done, and after a reopening', async () => {
      const queue = await open();
      const job = { id: 'n.1', name: 'notify', data: 1 };
      const entered = signal();
      const leave = signal();
      let runs = 0;
      const notify = async (): Promise<void> => {
        runs += 1;
        entered.fire();
        await leave.fired;
      };
      await queue.add([job, job]);
      await queue.add([job]);
      queue.work({ notify });
      await entered.fired;
      await queue.add([job]);
      leave.fire();
      await queue.idle();
      await queue.add([job]);
      await queue.idle();
      await queue.close();

      const again = await open();
      again.work({ notify });
      await again.add([job]);
      await again.idle();
      expect(runs).toBe(1);
      expect(await again.counts()).toEqual({ waiting: 0, active: 0, delayed: 0, held: 0, parked: 0, done: 1 });
    });

    it.each(['', 'a:b', '17', '-17', 'two words', 'nul\0', 'x'.repeat(251)])('refuses the id %j', async (id) => {
      const queue = await open();
      await expect(queue.add([{ id, name: 'n', data: 1 }])).rejects.toMatchObject({ code: 'JOB_ID' });
      expect((await queue.counts()).waiting).toBe(0);
    });

    it('adds nothing of a list in which one is wrong', async () => {
      const queue = await open();
      const jobs = [
        { id: 'right', name: 'n', data: 1 },
        { id: 'wrong', name: 'n', data: 1, priority: -1 },
      ];
      await expect(queue.add(jobs)).rejects.toBeInstanceOf(Invalid);
      await expect(queue.add([{ id: 'big', name: 'n', data: 1n }])).rejects.toMatchObject({ code: 'JOB_DATA' });
      expect((await queue.counts()).waiting).toBe(0);
    });

    it('gives the data back as they were', async () => {
      const queue = await open();
      const values = fc.sample(fc.jsonValue({ maxDepth: 3 }), { numRuns: 60, seed: 7 });
      const hostile = ['\0', '\ud800', 'ﷺ\u202e', '"', { '': null, __proto__x: 1 }];
      const sent = [...values, ...hostile].map((value) => JSON.parse(JSON.stringify(value)) as unknown);
      const got = new Map<string, unknown>();
      queue.work({ n: (job) => Promise.resolve(void got.set(job.id, job.data)) });
      await queue.add(sent.map((data, i) => ({ id: `d.${String(i)}`, name: 'n', data })));
      await queue.idle();
      expect(sent.map((_, i) => got.get(`d.${String(i)}`))).toEqual(sent);
    });
  });

  describe('the checkpoint', () => {
    it('is the start until it is saved, and survives a reopening, by name', async () => {
      const queue = await open();
      expect(await queue.checkpoint('dispatcher')).toBe('start');
      await queue.saveCheckpoint('dispatcher', { ...checkpoint, position: 1 });
      await queue.saveCheckpoint('dispatcher', checkpoint);
      await queue.close();

      const again = await open();
      expect(await again.checkpoint('dispatcher')).toEqual(checkpoint);
      expect(await again.checkpoint('another')).toBe('start');
    });
  });

  describe('the epoch', () => {
    it('is one as long as the queue keeps what it holds', async () => {
      const queue = await open();
      const epoch = await queue.epoch();
      expect(epoch).not.toBe('');
      await queue.close();
      expect(await (await open()).epoch()).toBe(epoch);
    });
  });

  describe('the lease', () => {
    it('is given and renewed to whoever has it', async () => {
      const queue = await open();
      expect(await queue.lease('dispatcher', 60_000)).toBe(true);
      expect(await queue.lease('dispatcher', 60_000)).toBe(true);
      expect(await queue.lease('another', 60_000)).toBe(true);
    });
  });
};
