import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { issueToken, openKeys, operatorToken, readSettings, startService, type Service } from '#api';
import { Client } from '#cli';
import { built } from './built.js';

/** A data folder that is gone when the test is. */
export class Folder {
  readonly path = mkdtempSync(join(tmpdir(), 'nonpaper-test-'));

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }

  async tokenFor(person: string): Promise<string> {
    const keys = await openKeys(join(this.path, 'keys.json'));
    return person === 'operator' ? operatorToken(keys) : issueToken(keys, person);
  }
}

const environment = (folder: Folder, more: Record<string, string>): Record<string, string> => ({
  ...{ NONPAPER_DATA: folder.path, NONPAPER_PORT: '0', NONPAPER_LOG: 'silent' },
  ...more,
});

/** A service in this process. */
export const inProcess = (folder: Folder, more: Record<string, string> = {}): Promise<Service> =>
  startService(readSettings(environment(folder, more)));

/** A service in a process of its own, to be killed. */
export interface OtherProcess {
  readonly url: string;
  readonly door: Client;
  readonly child: ChildProcess;
  kill(signal?: NodeJS.Signals): Promise<void>;
}

/** What a process that could not start says instead. */
export class CouldNotStart extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** `script` is one of this folder's. */
export const otherProcess = async (
  folder: Folder,
  more: Record<string, string> = {},
  script = 'serving.mjs',
): Promise<OtherProcess> => {
  built();
  const settings = JSON.stringify(environment(folder, more));
  const child = spawn(process.execPath, [join(import.meta.dirname, script), settings], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  const said = JSON.parse(line) as { url?: string; code?: string; message?: string };
  if (said.url === undefined) throw new CouldNotStart(said.code ?? '', said.message ?? line);
  const kill = async (signal: NodeJS.Signals = 'SIGKILL'): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  };
  return { url: said.url, door: new Client(said.url), child, kill };
};
