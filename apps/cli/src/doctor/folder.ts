import { existsSync, mkdtempSync, readFileSync, rmdirSync, statfsSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { ledgerFile, type Settings } from '#api';
import { doubtful, ill, well, type Finding } from './finding.js';

const MIB = 1024 * 1024;
/** Below the first somebody should look, below the second a busy day may fill it. */
const [LITTLE, NEXT_TO_NOTHING] = [1024 * MIB, 100 * MIB];

/** The data folder: there, writable, with room; and who has the ledger in it. */
export const ofFolder = (settings: Settings): Finding[] => {
  const { data } = settings;
  if (!existsSync(data))
    return [
      doubtful(
        'folder',
        `${data} is not there yet`,
        'start the service, which makes it, or name the right NONPAPER_DATA',
      ),
    ];
  if (!statSync(data).isDirectory()) return [ill('folder', `${data} is no folder`, 'name a folder with NONPAPER_DATA')];
  return [writable(data), room(data), ...holder(settings)];
};

const writable = (data: string): Finding => {
  try {
    rmdirSync(mkdtempSync(join(data, '.doctor-')));
    return well('folder', `${data} can be written to`);
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    return ill('folder', `${data} cannot be written to (${code})`, 'give it to the user that runs the service');
  }
};

const room = (data: string): Finding => {
  const { bavail, bsize } = statfsSync(data);
  const free = bavail * bsize;
  const what = `${Math.floor(free / MIB).toLocaleString('en')} MiB free`;
  if (free >= LITTLE) return well('folder', what);
  const cure = 'make room, or move the folder to a larger disk';
  return free >= NEXT_TO_NOTHING ? doubtful('folder', what, cure) : ill('folder', what, cure);
};

const holder = ({ eventStore }: Settings): Finding[] => {
  const file = ledgerFile(eventStore);
  const note = `${file ?? ''}.lock.json`;
  if (file === undefined || !existsSync(note)) return [];
  const { pid, host, since } = JSON.parse(readFileSync(note, 'utf8')) as { pid: number; host: string; since: string };
  const who = `process ${pid} on ${host} since ${since}`;
  return [
    host === hostname() && !lives(pid)
      ? well('folder', `the ledger was left by ${who}, which ended without closing it; the lock died with it`)
      : well('folder', `the ledger is open in ${who}`),
  ];
};

const lives = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};
