import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { sha256, Unavailable, type Checkpoint, type EventStore } from '#eventsourcing';
import type { ViewDefinition } from './view.js';

const CHECKPOINT = `create table if not exists checkpoint(
  one integer primary key check (one = 1), ledger text not null, position integer not null, hash text not null) strict;`;

/** The file of a view as defined now: another definition is another file. */
export const fileOf = (
  folder: string,
  { name, version, schema }: Pick<ViewDefinition, 'name' | 'version' | 'schema'>,
): string => join(folder, `${name}-${sha256(`${version}\n${schema}`).slice(0, 12)}.db`);

interface Opened {
  readonly db: DatabaseSyncInstance;
  readonly checkpoint: Checkpoint | 'start';
}

/**
 * Opens the view's file; one that cannot be opened, or that follows another ledger, is deleted and built anew. Not so when
 * the ledger cannot be asked: `Unavailable`, and the file is kept.
 */
export const openFile = async (folder: string, definition: ViewDefinition, store: EventStore): Promise<Opened> => {
  mkdirSync(folder, { recursive: true });
  const file = fileOf(folder, definition);
  const kept = await keptFile(file, definition, store);
  if (kept) return kept;
  discard(file);
  return { db: opened(file, definition.schema), checkpoint: 'start' };
};

const keptFile = async (file: string, { schema }: ViewDefinition, store: EventStore): Promise<Opened | undefined> => {
  let db: DatabaseSyncInstance | undefined;
  try {
    db = opened(file, schema);
    const checkpoint = checkpointIn(db);
    if (checkpoint === 'start' || (await follows(store, checkpoint))) return { db, checkpoint };
    db.close();
  } catch (error) {
    db?.close();
    if (error instanceof Unavailable) throw error;
    // Whatever else is wrong with it, there is one repair: deletion and replay.
  }
  return undefined;
};

const follows = async (store: EventStore, { ledgerId, position, hash }: Checkpoint): Promise<boolean> => {
  if (ledgerId !== store.ledgerId) return false;
  return position === 0 || (await store.at(position))?.hash === hash;
};

/** A view is disposable: it need not survive a power cut, so it does not wait for the disk. */
const opened = (file: string, schema: string): DatabaseSyncInstance => {
  const db = new DatabaseSync(file, { timeout: 5000 });
  try {
    db.exec('pragma journal_mode = wal; pragma synchronous = off; pragma cache_size = -16000');
    assertSound(db);
    db.exec(CHECKPOINT + schema);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
};

/** Since it does not wait for the disk, a power cut may leave pages that belong to no one state of it. */
const assertSound = (db: DatabaseSyncInstance): void => {
  const { quick_check: found } = db.prepare('pragma quick_check(1)').get() as { quick_check: string };
  if (found !== 'ok') throw new Error(`the view's file is damaged: ${found}`);
};

/** Up to where a view has followed its ledger. */
export const checkpointIn = (db: DatabaseSyncInstance): Checkpoint | 'start' => {
  const row = db.prepare('select ledger, position, hash from checkpoint').get() as
    { ledger: string; position: number; hash: string } | undefined;
  return row ? { ledgerId: row.ledger, position: row.position, hash: row.hash } : 'start';
};

const discard = (file: string): void => {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(file + suffix, { force: true });
};

/** Deletes the files of earlier definitions; to be called once the present one has caught up. */
export const discardEarlier = (folder: string, definition: ViewDefinition): void => {
  const present = fileOf(folder, definition);
  const isEarlier = new RegExp(`^${definition.name}-[0-9a-f]{12}\\.db$`);
  for (const file of readdirSync(folder))
    if (isEarlier.test(file) && join(folder, file) !== present) discard(join(folder, file));
};
