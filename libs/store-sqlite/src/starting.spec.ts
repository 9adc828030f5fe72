import { spawnSync } from 'node:child_process';
import { existsSync, symlinkSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SqliteStore } from './sqlite-store.js';
import { append, inFolder } from './testing/ledger-folder.js';

const LOADER = fileURLToPath(new URL('../../queue/src/testing/typescript.mjs', import.meta.url));
const CHILD = fileURLToPath(new URL('./testing/failed-start-child.ts', import.meta.url));
const LIMIT_MS = 30_000;

describe('a start that fails', () => {
  it(
    'leaves no note of who has the ledger, when the file is none',
    inFolder(async (path) => {
      writeFileSync(path, 'Dear Chair, '.repeat(1000));
      await expect(SqliteStore.open(path)).rejects.toMatchObject({ code: 'LEDGER_DAMAGED' });
      expect(existsSync(`${path}.lock.json`)).toBe(false);
    }),
  );

  it(
    'leaves neither note nor lock, when there is no space for the note',
    inFolder(async (path) => {
      symlinkSync('/dev/full', `${path}.lock.json`);
      await expect(SqliteStore.open(path)).rejects.toMatchObject({ code: 'STORE_FULL' });
      const store = await SqliteStore.open(path);
      await append(store, 'text-1', 'none', 1);
      await store.close();
      expect(existsSync(`${path}.lock.json`)).toBe(false);
    }),
  );

  it(
    'leaves no note, when the process ends without closing the ledger',
    inFolder((path) => {
      const child = spawnSync(process.execPath, ['--conditions=source', '--import', LOADER, CHILD, path]);
      expect(child.status).toBe(1);
      expect(existsSync(path)).toBe(true);
      expect(existsSync(`${path}.lock.json`)).toBe(false);
      return Promise.resolve();
    }),
    LIMIT_MS,
  );
});
