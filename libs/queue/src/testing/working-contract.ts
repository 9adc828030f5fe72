import type { OpenQueue } from './queue-house.js';
import { signal, until } from './signal.js';

const jobs = (n: number, priority?: (i: number) => number) =>
  Array.from({ length: n }, (_, i) => ({
    id: `job.${String(i)}`,
    name: 'n',
    data: i,
    ...(priority && { priority: priority(i) }),
  }));

/** Jobs are done in order, so many at a time, and none is lost at the end of the day. */
export const workingContract = (open: OpenQueue): void => {
  describe('working', () => {
    it('does jobs added while it works', async () => {
      const queue = await open();
      const seen: unknown[] = [];
      queue.work({ n: (job) => Promise.resolve(void seen.push(job.data)) });
      await queue.idle();
      await queue.add(jobs(1));
      await queue.idle();
      expect(seen).toEqual([0]);
    });

    it('does five hundred, each once', async () => {
      const queue = await open();
      const seen = new Map<string, number>();
      queue.work({ n: ({ id }) => Promise.resolve(void seen.set(id, (seen.get(id) ?? 0) + 1)) }, { concurrency: 16 });
      await queue.add(jobs(500));
      await queue.idle();
      expect([...seen.values()].filter((n) => n === 1)).toHaveLength(500);
      expect((await queue.counts()).done).toBe(500);
    });

    it('finishes jobs that outlast the turn they began in, while others come and go', async () => {
      const queue = await open();
      const turns = async (n: number): Promise<void> => {
        for (let i = 0; i < n; i++) await new Promise((resolve) => setImmediate(resolve));
      };
      queue.work({ n: ({ data }) => turns(Number(data) % 7) }, { concurrency: 3 });
      await queue.add(jobs(100));
      await queue.idle();
      expect(await queue.counts()).toMatchObject({ done: 100, active: 0 });
    });

    it('goes by priority, then in the order of adding', async () => {
      const queue = await open();
      const seen: number[] = [];
      await queue.add(jobs(9, (i) => i % 3));
      queue.work({ n: (job) => Promise.resolve(void seen.push(Number(job.data))) }, { concurrency: 1 });
      await queue.idle();
      expect(seen).toEqual([0, 3, 6, 1, 4, 7, 2, 5, 8]);
    });

    it('does as many at once as it was told, and never more', async () => {
      const queue = await open();
      const gate = signal();
      let now = 0;
      let most = 0;
      const n = async (): Promise<void> => {
        most = Math.max(most, ++now);
        await gate.fired;
        now -= 1;
      };
      await queue.add(jobs(12));
      queue.work({ n }, { concurrency: 5 });
      await until(() => now === 5);
      expect(await queue.counts()).toEqual({ waiting: 7, active: 5, delayed: 0, held: 0, parked: 0, done: 0 });
      gate.fire();
      await queue.idle();
      expect(most).toBe(5);
    });

    it('is idle at once when there is nothing to do', async () => {
      await (await open()).idle();
    });
  });

  describe('closing', () => {
    it('waits for what is under way and leaves the rest for the next worker', async () => {
      const queue = await open();
      const entered = signal();
      const leave = signal();
      const seen: unknown[] = [];
      await queue.add(jobs(3));
      const n = async (job: { data: unknown }): Promise<void> => {
        entered.fire();
        await leave.fired;
        seen.push(job.data);
      };
      const worker = queue.work({ n }, { concurrency: 1 });
      await entered.fired;
      const closed = worker.close();
      leave.fire();
      await closed;
      expect(seen).toEqual([0]);
      expect(await queue.counts()).toMatchObject({ waiting: 2, active: 0, done: 1 });
      await queue.close();

      const again = await open();
      again.work({ n });
      await again.idle();
      expect(seen).toEqual([0, 1, 2]);
    });

    it('tells what takes too long to stop, and does it again, counting the try', async () => {
      const queue = await open();
      const entered = signal();
      let told = false;
      await queue.add(jobs(1));
      queue.work({
        n: (_, stop) => {
          stop.addEventListener('abort', () => (told = true));
          entered.fire();
          return new Promise(() => undefined);
        },
      });
      await entered.fired;
      await queue.close(1);
      expect(told).toBe(true);

      const again = await open();
      const attempts: number[] = [];
      again.work({ n: ({ attempt }) => Promise.resolve(void attempts.push(attempt)) });
      await again.idle();
      expect(attempts).toEqual([2]);
    });

    it('may be asked twice, and takes nothing afterwards', async () => {
      const queue = await open();
      await Promise.all([queue.close(), queue.close()]);
      await expect(queue.add(jobs(1))).rejects.toMatchObject({ code: 'QUEUE_STOPPED' });
      expect(queue.health().working).toBe(false);
    });

    it('tells those who wait for idleness that it will not come', async () => {
      const queue = await open();
      await queue.add(jobs(1));
      const idle = queue.idle();
      const told = expect(idle).rejects.toMatchObject({ code: 'QUEUE_STOPPED' });
      await queue.close();
      await told;
    });
  });
};
