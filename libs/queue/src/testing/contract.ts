import type { JobQueue, QueueOptions } from '../job-queue.js';
import { addingContract } from './adding-contract.js';
import { channelsContract } from './channels-contract.js';
import { failingContract } from './failing-contract.js';
import { holdingContract } from './holding-contract.js';
import type { QueueHouse } from './queue-house.js';
import { workingContract } from './working-contract.js';

/** Retries soon: these specs wait for what happens, never for a length of time. */
const SOON: QueueOptions = { attempts: 3, backoff: { firstMs: 2, factor: 1, longestMs: 2 } };

/** What every adapter promises. */
export const queueContract = (adapter: string, build: () => Promise<QueueHouse>): void => {
  describe(`${adapter}: the job queue contract`, () => {
    let house: QueueHouse;
    beforeEach(async () => {
      house = await build();
    });
    afterEach(() => house.remove());

    const open = (options: QueueOptions = SOON): Promise<JobQueue> => house.open(options);
    addingContract(open);
    workingContract(open);
    failingContract(open);
    channelsContract(open);
    holdingContract(open);
  });
};
