import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { SqliteQueue } from './sqlite-queue.js';

const JOBS = 200;
const LIMIT_MS = 60_000;
const LOADER = fileURLToPath(new URL('./testing/typescript.mjs', import.meta.url));
const CHILD = fileURLToPath(new URL('./testing/crash-child.ts', import.meta.url));

describe('killing the process that works', () => {
  let folder: string;
  let path: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'queue-crash-'));
    path = join(folder, 'queue.db');
  });
  afterEach(() => rm(folder, { recursive: true }));

  const add = async (ids: readonly string[]): Promise<void> => {
    const queue = SqliteQueue.open(path);
    await queue.add(ids.map((id) => ({ id, name: 'n', data: null })));
    await queue.close();
  };

  /** Runs a child at the queue until it has said so many lines, kills it, and returns what it had begun. */
  const workUntil = async (lines: number, killedBy = ''): Promise<string[]> => {
    const args = ['--conditions=source', '--import', LOADER, CHILD, path, killedBy];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const exited = new Promise((resolve) => child.once('exit', resolve));
    const begun: string[] = [];
    let said = 0;
    for await (const line of createInterface(child.stdout)) {
      if (line.startsWith('begun ')) begun.push(line.slice(6));
      if (++said >= lines) child.kill('SIGKILL');
    }
    await exited;
    return begun;
  };

  it(
    'loses no job, and does again only what was under way',
    async () => {
      const ids = Array.from({ length: JOBS }, (_, i) => `job.${String(i)}`);
      await add(ids);
      const begun = await workUntil(JOBS / 2);
      expect(begun.length).toBeLessThan(JOBS);

      const queue = SqliteQueue.open(path);
      const rest = new Map<string, number>();
      const { done } = await queue.counts();
      queue.work({ n: ({ id, attempt }) => Promise.resolve(void rest.set(id, attempt)) });
      await queue.idle();
      expect(new Set([...begun, ...rest.keys()])).toEqual(new Set(ids));
      expect(rest.size).toBe(JOBS - done);
      expect([...rest.values()].filter((attempt) => attempt === 2).length).toBeLessThanOrEqual(4);
      expect((await queue.counts()).done).toBe(JOBS);
      await queue.close();
    },
    LIMIT_MS,
  );

  it(
    'parks a job that kills the process each time',
    async () => {
      await add(['deadly']);
      for (let i = 0; i < 2; i++) expect(await workUntil(Infinity, 'deadly')).toEqual(['deadly']);

      const queue = SqliteQueue.open(path, { attempts: 2 });
      expect(await queue.parked()).toMatchObject([
        { id: 'deadly', attempt: 2, error: 'the process died while doing it' },
      ]);
      await queue.close();
    },
    LIMIT_MS,
  );
});
