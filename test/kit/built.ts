import { execFileSync } from 'node:child_process';
import { mkdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';

const TOP = join(import.meta.dirname, '..', '..');

/** Sees to it that dist/ is what the sources say. `npm run verify` has built it just before and says so in BUILT. */
export const built = (): void => {
  if (process.env.BUILT !== undefined) return;
  const lock = join(TOP, 'node_modules', '.cache', 'building');
  waitFor(() => mkdirSync(lock, { recursive: false }));
  try {
    execFileSync(
      process.execPath,
      [join(TOP, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json', '--noCheck'],
      {
        cwd: TOP,
      },
    );
    process.env.BUILT = 'here';
  } finally {
    rmdirSync(lock);
  }
};

/** Two test files may want it built at once; the second one waits. */
const waitFor = (take: () => void): void => {
  const until = Date.now() + 120_000;
  for (;;) {
    try {
      take();
      return;
    } catch (error) {
      if (Date.now() > until) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
    }
  }
};
