import type { NewJob } from '../job-queue.js';
import type { OpenQueue } from './queue-house.js';
import { signal, until } from './signal.js';

const HOUR = 3_600_000;
const jobs = (n: number, channel: string): NewJob[] =>
  Array.from({ length: n }, (_, i) => ({ id: `${channel}.${String(i)}`, name: 'send', data: null, channel }));

/** What goes out by a channel with a limit of its own never holds up the rest. */
export const channelsContract = (open: OpenQueue): void => {
  describe('channels', () => {
    it('go with the job, listed or not, and over a reopening', async () => {
      const first = await open();
      await first.add([...jobs(1, 'e-mail'), ...jobs(1, 'paper')]);
      await first.close();

      const queue = await open({ channels: { 'e-mail': undefined } });
      const seen = new Map<string, string | undefined>();
      queue.work({ send: ({ id, channel }) => Promise.resolve(void seen.set(id, channel)) });
      await queue.idle();
      expect(Object.fromEntries(seen)).toEqual({ 'e-mail.0': 'e-mail', 'paper.0': 'paper' });
    });

    it('are worked apart, each with the whole concurrency', async () => {
      const queue = await open({ channels: { 'e-mail': undefined } });
      const leave = signal();
      const send = ({ channel }: NewJob): Promise<void> => (channel === 'e-mail' ? leave.fired : Promise.resolve());
      await queue.add([...jobs(2, 'e-mail'), ...jobs(3, 'inbox')]);
      queue.work({ send }, { concurrency: 1 });
      await until(async () => (await queue.counts()).done === 3);
      expect(await queue.counts()).toMatchObject({ waiting: 1, active: 1 });
      leave.fire();
      await queue.idle();
    });

    it('begin no more than their limit allows, while the others go on', async () => {
      const queue = await open({ channels: { 'e-mail': { jobs: 2, perMs: HOUR }, inbox: undefined } });
      queue.work({ send: () => Promise.resolve() });
      await queue.add([...jobs(5, 'e-mail'), ...jobs(3, 'inbox'), ...jobs(2, 'paper')]);
      await until(async () => (await queue.counts()).done === 7);
      expect(await queue.counts()).toEqual({ waiting: 3, active: 0, delayed: 0, held: 0, parked: 0, done: 7 });
    });

    it('go on when the time of their limit has passed', async () => {
      const queue = await open({ channels: { 'e-mail': { jobs: 2, perMs: 20 } } });
      queue.work({ send: () => Promise.resolve() });
      await queue.add(jobs(5, 'e-mail'));
      await queue.idle();
      expect((await queue.counts()).done).toBe(5);
    });
  });
};
