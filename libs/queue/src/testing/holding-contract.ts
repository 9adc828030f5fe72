import { Invalid } from '#eventsourcing';
import type { OpenQueue } from './queue-house.js';
import { until } from './signal.js';

const HOUR_MS = 3_600_000;
const inAnHour = (): number => Date.now() + HOUR_MS;
const job = (id: string, more: { notBefore: number; heldBy?: string }) => ({ id, name: 'n', data: id, ...more });

/** What is held waits until its time, or until what holds it lets go. */
export const holdingContract = (open: OpenQueue): void => {
  describe('holding', () => {
    it('keeps from being idle neither itself nor others, and begins when it is released', async () => {
      const queue = await open();
      const seen: unknown[] = [];
      queue.work({ n: ({ data }) => Promise.resolve(void seen.push(data)) });
      await queue.add([job('now', { notBefore: 0 }), job('held.1', { notBefore: inAnHour(), heldBy: 'meeting.1' })]);
      await queue.add([job('held.2', { notBefore: inAnHour(), heldBy: 'meeting.2' })]);
      await queue.idle();
      expect(seen).toEqual(['now']);
      expect(await queue.counts()).toEqual({ waiting: 0, active: 0, delayed: 0, held: 2, parked: 0, done: 1 });

      await queue.release('another');
      await queue.release('meeting.1');
      await queue.idle();
      expect(seen).toEqual(['now', 'held.1']);
      expect(await queue.counts()).toMatchObject({ held: 1, done: 2 });
      await queue.release('meeting.1');
      await queue.idle();
      expect(seen).toEqual(['now', 'held.1']);
    });

    it('lasts over a reopening, and is not changed by adding it again', async () => {
      const first = await open();
      await first.add([job('held', { notBefore: inAnHour(), heldBy: 'meeting' })]);
      await first.add([job('held', { notBefore: 0 })]);
      await first.close();

      const queue = await open();
      const seen: unknown[] = [];
      queue.work({ n: ({ data }) => Promise.resolve(void seen.push(data)) });
      await queue.idle();
      expect(seen).toEqual([]);
      expect(await queue.counts()).toMatchObject({ held: 1, waiting: 0 });
      await queue.release('meeting');
      await queue.idle();
      expect(seen).toEqual(['held']);
    });

    it('ends by itself', async () => {
      const queue = await open();
      const seen: unknown[] = [];
      queue.work({ n: ({ data }) => Promise.resolve(void seen.push(data)) });
      await queue.add([job('soon', { notBefore: Date.now() + 20 })]);
      await until(() => seen.length > 0);
      await queue.idle();
      expect(await queue.counts()).toMatchObject({ held: 0, delayed: 0, done: 1 });
    });

    it.each([
      ['half a millisecond', { notBefore: 0.5 }],
      ['before 1970', { notBefore: -1 }],
      ['by words', { notBefore: 1, heldBy: 'a meeting' }],
      ['for ever', { heldBy: 'meeting' }],
    ])('does not hold %s', async (_, hold) => {
      const queue = await open();
      const refused = queue.add([{ id: 'held', name: 'n', data: 1, ...hold }]);
      await expect(refused).rejects.toBeInstanceOf(Invalid);
      await expect(queue.add([{ id: 'held', name: 'n', data: 1, ...hold }])).rejects.toMatchObject({
        code: 'JOB_HOLD',
      });
    });
  });
};
