import { setTimeout as pause } from 'node:timers/promises';
import { Unavailable } from '#eventsourcing';

/** Servers that start beside us may be there in a moment; what is wrongly set stays wrong. */
const PASSING = new Set(['STORE_UNREACHABLE', 'QUEUE_UNREACHABLE']);

const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 2000;

interface Patience {
  readonly seconds: number;
  /** Told of each try that failed and will be followed by another. */
  readonly failed: (error: Unavailable) => void;
}

/** Opens what may be out of reach for the moment: tries again, for so long, and then throws what the last try threw. */
export const patiently = async <T>(open: () => Promise<T>, { seconds, failed }: Patience): Promise<T> => {
  const until = performance.now() + seconds * 1000;
  for (let wait = FIRST_PAUSE; ; wait = Math.min(LONGEST_PAUSE, wait * 2)) {
    try {
      return await open();
    } catch (error) {
      const passing = error instanceof Unavailable && PASSING.has(error.code);
      if (!passing || performance.now() + wait > until) throw error;
      failed(error);
      await pause(wait);
    }
  }
};
