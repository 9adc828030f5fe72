import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { SqliteStore } from './sqlite-store.js';
import { dataIn, inFolder } from './testing/ledger-folder.js';
import { verifyLedger } from './verify.js';

const LOADER = fileURLToPath(new URL('../../queue/src/testing/typescript.mjs', import.meta.url));
const CHILD = fileURLToPath(new URL('./testing/append-child.ts', import.meta.url));
const LIMIT_MS = 60_000;

/** Runs a process that appends, kills it after so many answers, and returns the last answer of each stream. */
const appendUntil = async (path: string, answers: number, meanwhile?: (pid: number) => Promise<void>) => {
  const child = spawn(process.execPath, ['--conditions=source', '--import', LOADER, CHILD, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = new Promise((resolve) => child.once('exit', resolve));
  const answered = new Map<string, number>();
  let count = 0;
  for await (const line of createInterface(child.stdout)) {
    const [stream = '', revision = ''] = line.split(' ');
    answered.set(stream, Number(revision));
    if (++count === 1) await meanwhile?.(child.pid ?? 0);
    if (count >= answers) child.kill('SIGKILL');
  }
  await exited;
  return answered;
};

const whoHasIt =
  (path: string) =>
  async (pid: number): Promise<void> => {
    const second = SqliteStore.open(path);
    await expect(second).rejects.toMatchObject({ code: 'LEDGER_LOCKED' });
    await expect(second).rejects.toThrow(`process ${String(pid)}`);
  };

describe('killing the process that writes', () => {
  it(
    'loses nothing that was answered, and leaves the ledger free and whole',
    inFolder(async (path) => {
      const answered = new Map<string, number>();
      for (const answers of [1, 40, 400]) {
        for (const [stream, last] of await appendUntil(path, answers, whoHasIt(path))) answered.set(stream, last);
        const store = await SqliteStore.open(path);
        expect(answered.size).toBeGreaterThan(0);
        for (const [stream, last] of answered) {
          const data = await dataIn(store.read(stream));
          expect(data.length).toBeGreaterThan(last);
          expect(data).toEqual(data.map((_, n) => n));
        }
        expect(await verifyLedger(store)).toMatchObject({ ok: true });
        await store.close();
      }
    }),
    LIMIT_MS,
  );
});
