import type { Backoff } from './job-queue.js';

/** Eight tries spread over an hour and a half: a mail server that restarts or greylists is back by then. */
export const DEFAULT_BACKOFF: Backoff = { firstMs: 1_000, factor: 4, longestMs: 3_600_000 };

/** The pause after the given failed try, in milliseconds; between half and all of it, so that a crowd does not return at once. */
export const pauseAfter = (attempt: number, { firstMs, factor, longestMs }: Backoff, random: () => number): number => {
  const full = Math.min(firstMs * factor ** (attempt - 1), longestMs);
  return Math.round(full * (0.5 + random() / 2));
};
