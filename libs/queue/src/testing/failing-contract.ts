import { type JobHandler, Permanent } from '../job-queue.js';
import type { OpenQueue } from './queue-house.js';

const job = { id: 'n.1', name: 'notify', data: { to: 'd1' } };

const failing =
  (thrown: Error): JobHandler =>
  () =>
    Promise.reject(thrown);

/** Failing is tried again, then parked, and never disturbs the others. */
export const failingContract = (open: OpenQueue): void => {
  describe('failing', () => {
    it('tries again, and counts the tries', async () => {
      const queue = await open();
      const attempts: number[] = [];
      queue.work({
        notify: ({ attempt }) => {
          attempts.push(attempt);
          return attempt < 3 ? Promise.reject(new Error('not yet')) : Promise.resolve();
        },
      });
      await queue.add([job]);
      await queue.idle();
      expect(attempts).toEqual([1, 2, 3]);
      expect(await queue.counts()).toEqual({ waiting: 0, active: 0, delayed: 0, held: 0, parked: 0, done: 1 });
    });

    it('parks after the last try, with the last error', async () => {
      const queue = await open();
      queue.work({ notify: ({ attempt }) => Promise.reject(new Error(`failure ${String(attempt)}`)) });
      await queue.add([job]);
      await queue.idle();
      expect(await queue.parked()).toEqual([{ ...job, priority: 0, attempt: 3, error: 'Error: failure 3' }]);
      expect(await queue.counts()).toMatchObject({ parked: 1, done: 0 });
    });

    it('parks what is permanent at once', async () => {
      const queue = await open();
      queue.work({ notify: failing(new Permanent('no such mailbox')) });
      await queue.add([job]);
      await queue.idle();
      expect(await queue.parked()).toMatchObject([{ attempt: 1, error: 'Permanent: no such mailbox' }]);
    });

    it.each(['adding it again', 'retrying it'])('gives a parked job all its tries again on %s', async (how) => {
      const queue = await open();
      const attempts: number[] = [];
      queue.work({
        notify: ({ attempt }) => {
          attempts.push(attempt);
          return attempts.length === 1 ? Promise.reject(new Permanent('gone')) : Promise.resolve();
        },
      });
      await queue.add([job]);
      await queue.idle();
      await (how === 'retrying it' ? queue.retry(job.id) : queue.add([job]));
      await queue.idle();
      expect(attempts).toEqual([1, 1]);
      expect(await queue.parked()).toEqual([]);
    });

    it('retries only what is parked', async () => {
      const queue = await open();
      await queue.add([job]);
      await expect(queue.retry(job.id)).rejects.toMatchObject({ code: 'JOB_NOT_PARKED' });
      await expect(queue.retry('unknown')).rejects.toMatchObject({ code: 'JOB_NOT_PARKED' });
    });

    it('parks a job that nobody handles', async () => {
      const queue = await open();
      queue.work({});
      await queue.add([{ ...job, name: 'constructor' }]);
      await queue.idle();
      expect(await queue.parked()).toMatchObject([{ attempt: 3 }]);
    });

    it('goes on whatever is thrown, and however', async () => {
      const queue = await open();
      const hostile = {
        get message(): string {
          throw new Error('no');
        },
      };
      queue.work({
        undefined: failing(undefined as unknown as Error),
        hostile: failing(hostile as Error),
        bare: failing(Object.create(null) as Error),
        nul: failing(new Error('a\0b\ud800')),
        long: failing(new Error('x'.repeat(1_000_000))),
        at_once: () => {
          throw new Error('before any promise');
        },
        good: () => Promise.resolve(),
      });
      const names = ['undefined', 'hostile', 'bare', 'nul', 'long', 'at_once', 'good'];
      await queue.add(names.map((name) => ({ id: name, name, data: null })));
      await queue.idle();
      expect(await queue.counts()).toMatchObject({ parked: 6, done: 1 });
      const errors = (await queue.parked()).map(({ error }) => error);
      expect(errors.every((error) => error.length > 0 && error.length < 3_000)).toBe(true);
      expect(errors).toContain('Error: a b');
    });
  });
};
