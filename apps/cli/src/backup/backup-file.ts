import { randomUUID } from 'node:crypto';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { link, open, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  Invalid,
  NotFound,
  NotProven,
  Problem,
  takeBackup,
  Unavailable,
  verifyBackup,
  type BackedUp,
  type Backup,
  type BackupOptions,
  type WholeLedger,
} from '#eventsourcing';

/** A backup in its file. */
export interface BackupFile extends Backup {
  readonly file: string;
  readonly bytes: number;
}

/** What ends in this was begun and not finished: nobody needs it. */
export const UNFINISHED = '.unfinished';

/**
 * Writes a backup, reads it back with every hash computed again, and only then gives it its name. In a folder it gets a name of its
 * own. `Invalid('BACKUP_EXISTS' | 'BACKUP_UNWRITABLE')`, `Unavailable('BACKUP_FULL')`, and what `takeBackup` throws; then nothing is left.
 */
export const writeBackup = async (
  ledger: WholeLedger,
  place: string,
  options: Omit<BackupOptions, 'write'>,
): Promise<BackupFile> => {
  const file = fileIn(place, options.takenAt);
  if (existsSync(file)) throw exists(file);
  const draft = unfinished(file);
  try {
    const backup = await written(ledger, draft, options);
    await readBack(draft, backup);
    await putInPlace(draft, file);
    return { ...backup, file, bytes: (await stat(file)).size };
  } catch (error) {
    throw translated(error, file);
  } finally {
    if (existsSync(draft)) await rm(draft);
  }
};

/** A name that nothing else has, beside that of what it will be. */
export const unfinished = (file: string): string => `${file}.${randomUUID().slice(0, 8)}${UNFINISHED}`;

const fileIn = (place: string, takenAt: Date): string => {
  const stamp = takenAt.toISOString().replace(/\.\d+|[-:]/g, '');
  return existsSync(place) && statSync(place).isDirectory() ? join(place, `nonpaper-${stamp}.backup`) : place;
};

/** It holds the names and addresses of people: for its owner only. */
const written = async (ledger: WholeLedger, draft: string, options: Omit<BackupOptions, 'write'>): Promise<Backup> => {
  const out = await open(draft, 'wx', 0o600);
  try {
    const backup = await takeBackup(ledger, { ...options, write: (text) => whole(out, text) });
    await out.sync();
    return backup;
  } finally {
    await out.close();
  }
};

/** A disk that is nearly full takes a part. */
const whole = async (out: FileHandle, text: string): Promise<void> => {
  const bytes = Buffer.from(text);
  for (let from = 0; from < bytes.length;) from += (await out.write(bytes, from)).bytesWritten;
};

const readBack = async (draft: string, { sha256 }: Backup): Promise<void> => {
  const { backup } = await verifyBackup(() => createReadStream(draft));
  if (backup.sha256 !== sha256)
    throw new NotProven('BACKUP_DAMAGED', 'What was written reads otherwise: look at the disk.');
};

/** Never over another file, and durable when it resolves. */
export const putInPlace = async (draft: string, file: string): Promise<void> => {
  try {
    await link(draft, file);
    await rm(draft);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' || existsSync(file)) throw exists(file);
    if (!NO_LINKS.has(code)) throw error;
    await rename(draft, file);
  }
  await synced(dirname(file));
};

/** File systems that know no second names, as many of a stick or of another machine. */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

const synced = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** Reads the backup in a file to its end; `NotFound('BACKUP_UNKNOWN')` where there is none. */
export const openBackup = async (file: string): Promise<BackedUp> => {
  if (!existsSync(file) || !statSync(file).isFile())
    throw new NotFound('BACKUP_UNKNOWN', `There is no backup at ${file}.`);
  return verifyBackup(() => createReadStream(file));
};

const exists = (file: string): Invalid =>
  new Invalid('BACKUP_EXISTS', `${file} is there already; name another file, or a folder to put it in.`);

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

const translated = (error: unknown, file: string): unknown => {
  const { code } = error as NodeJS.ErrnoException;
  if (error instanceof Problem || code === undefined) return error;
  if (FULL.has(code))
    return new Unavailable(
      'BACKUP_FULL',
      `There is no room for the backup where ${file} is to be (${code}); nothing is left of it.`,
    );
  const why = code === 'ENOENT' ? `there is no folder ${dirname(file)}` : code;
  return new Invalid('BACKUP_UNWRITABLE', `The backup cannot be written to ${file}: ${why}.`);
};
