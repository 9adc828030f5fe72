import { existsSync, rmSync } from 'node:fs';
import { ledgerFile, openStore, type OpenedStore } from '#api';
import {
  Conflict,
  copyLedger,
  Invalid,
  NotProven,
  Problem,
  type BackedUp,
  type Checkpoint,
  type CopyProgress,
  type MovableStore,
  type PlacedEvent,
  type WholeLedger,
} from '#eventsourcing';
import { shown } from '../stores.js';
import { putInPlace, unfinished } from './backup-file.js';
import { forgetIn } from './later-forgotten.js';

export interface RestoreOptions {
  /** People who were forgotten after the backup was taken: they do not come back. */
  readonly forget: readonly string[];
  readonly progress: (soFar: CopyProgress) => void;
  readonly signal: AbortSignal;
}

/** What a restored ledger came to. */
export interface RestoredLedger {
  readonly ledgerId: string;
  readonly head: Checkpoint;
  readonly events: number;
  readonly streams: number;
}

/**
 * Puts a backup back into a store that holds nothing, as a ledger of its own, and computes every hash again. A file gets its name
 * when all of that is done: what was broken off has left no ledger. `Conflict('LEDGER_NOT_EMPTY')`, and what the stores throw.
 */
export const restore = async (from: BackedUp, to: string, options: RestoreOptions): Promise<RestoredLedger> => {
  const file = ledgerFile(to);
  return file === undefined ? onServer(from, to, options) : inFile(from, file, options);
};

const onServer = async (from: BackedUp, to: string, options: RestoreOptions): Promise<RestoredLedger> => {
  const opened = await openStore(to);
  try {
    await mustBeEmpty(opened.store, `${shown(to)} (name another ledger in it with ?ledger=<name>)`);
    return await filled(opened, from, options);
  } finally {
    await opened.store.close();
  }
};

const inFile = async (from: BackedUp, file: string, options: RestoreOptions): Promise<RestoredLedger> => {
  await fileMustBeEmpty(file);
  const draft = unfinished(file);
  try {
    const opened = await openStore(`sqlite:${draft}`);
    const done = await filled(opened, from, options).finally(() => opened.store.close());
    await fileMustBeEmpty(file); // a service may have been started on it meanwhile
    remove(file);
    await putInPlace(draft, file);
    return done;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (error instanceof Problem || code === undefined) throw error;
    throw new Invalid('DATA_UNUSABLE', `No ledger can be written to ${file}: ${code}.`);
  } finally {
    for (const left of ['', '.lock', '.lock-journal']) remove(draft + left);
  }
};

/** A service that was started too early has made a ledger, and recorded nothing: it is replaced. */
const fileMustBeEmpty = async (file: string): Promise<void> => {
  if (!existsSync(file)) return;
  const { store } = await openStore(`sqlite:${file}`);
  try {
    await mustBeEmpty(store, file);
  } finally {
    await store.close();
  }
};

const mustBeEmpty = async (store: MovableStore, where: string): Promise<void> => {
  const { position } = await store.head();
  if (position === 0 && (await store.forgotten()).length === 0) return;
  throw new Conflict(
    'LEDGER_NOT_EMPTY',
    `A ledger is there already, and stays as it is: ${where}. Restore to another place.`,
  );
};

const remove = (file: string): void => {
  for (const path of ['', '-wal', '-shm'].map((suffix) => file + suffix)) if (existsSync(path)) rmSync(path);
};

const filled = async (
  opened: OpenedStore,
  from: BackedUp,
  { forget, ...options }: RestoreOptions,
): Promise<RestoredLedger> => {
  const { store } = opened;
  const gone = new Set(await from.forgotten());
  const later = forget.filter((person) => !gone.has(`person-${person}`));
  await copyLedger(new Without(from, new Set(later.map((person) => `person-${person}`))), store, options);
  const { position: upTo } = await store.head();
  const { takenAt } = from.backup;
  await store.noteRestored({ from: await from.head(), takenAt, at: new Date().toISOString(), upTo });
  await forgetIn(store, later);
  const { ok, events, streams } = await opened.verify();
  if (!ok) throw new NotProven('LEDGER_DAMAGED', 'What was restored does not prove itself: look at the disk.');
  return { ledgerId: store.ledgerId, head: await store.head(), events, streams };
};

/** A ledger without some of its streams: what is never written anywhere need not be overwritten there. */
class Without implements WholeLedger {
  constructor(
    private readonly whole: WholeLedger,
    private readonly streams: ReadonlySet<string>,
  ) {}

  get ledgerId(): string {
    return this.whole.ledgerId;
  }

  head(): Promise<Checkpoint> {
    return this.whole.head();
  }

  forgotten(): Promise<readonly string[]> {
    return this.whole.forgotten();
  }

  async *stored(): AsyncGenerator<readonly PlacedEvent[]> {
    for await (const page of this.whole.stored()) yield page.filter(({ stored }) => !this.streams.has(stored.stream));
  }
}
