import type { Clock, JobProducer, NewJob } from '#queue';
import { ADDRESS, owedJob } from '../dispatch/jobs.js';

/**
 * What nobody has an address for waits until somebody is described, or appointed. Who was meanwhile, `hasAddress` knows: what let go
 * then of all that waited knew nothing of this.
 */
export const owing = async (
  job: NewJob,
  { queue, clock }: { readonly queue: JobProducer; readonly clock: Clock },
  hasAddress: () => Promise<boolean>,
): Promise<void> => {
  const owed = owedJob(job, clock.now());
  if (owed === undefined) return;
  await queue.add([owed]);
  if (await hasAddress()) await queue.release(ADDRESS);
};
