import type { Terminal } from './terminal.js';

const STOPS = ['SIGINT', 'SIGTERM'] as const;

/** Ctrl-C lets what is under way come to where it may end; a second one ends the process. */
export const stoppable = async <T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> => {
  const stop = new AbortController();
  const asked = (): void => stop.abort();
  for (const name of STOPS) process.once(name, asked);
  try {
    return await work(stop.signal);
  } finally {
    for (const name of STOPS) process.off(name, asked);
  }
};

/** Milliseconds between two looks at how far it has come. */
const LOOK = 200;

/** Says on one line how far something has come, to whoever looks. */
export const progressOn = (terminal: Terminal): ((what: string, position: number, end: number) => void) => {
  let last = 0;
  return (what, position, end) => {
    if (performance.now() - last < LOOK) return;
    last = performance.now();
    terminal.status?.(`${what}, ${Math.min(100, Math.floor((position / end) * 100))} %`);
  };
};

export const counted = (n: number): string => n.toLocaleString('en');

/** To a thousandth, as it is told to programs. */
export const seconds = (since: number): number => Math.round(performance.now() - since) / 1000;
