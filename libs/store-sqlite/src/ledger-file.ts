import { randomUUID } from 'node:crypto';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { NotProven, Unavailable, type Restored, type StoredEvent } from '#eventsourcing';

/** The layout of the tables below. A file of a later one is not touched. */
const FORMAT = 1;

/** Only what was in a person's stream may be forgotten, in SQL. Asked again on reading: a constraint can be switched off. */
export const OF_PERSON = `stream glob 'person-?*'`;

/**
 * Events refer to their stream by number: a name in the index would double what a commit writes. Position and hash of
 * forgotten events stay, since checkpoints may rest on them, and the stream's name, so that nothing else can be passed
 * off as forgotten: it is an opaque id, which `access` keeps as well. A name that was closed before it had any event has
 * a position below zero, where no event can be.
 */
const TABLES = `
  create table ledger(one integer primary key check (one = 1), id text not null, format integer not null) strict;
  create table streams(no integer primary key, name text not null unique) strict;
  create table events(
    position integer primary key, stream integer not null, revision integer not null, type text not null,
    schema integer not null, payload text not null, meta text not null, seal text not null,
    unique(stream, revision)) strict;
  create table forgotten(
    position integer primary key, stream text not null check (${OF_PERSON}), hash text not null) strict;`;

/** Events with the names of their streams. */
export const EVENTS = `select position, name, revision, type, schema, payload, meta, seal
  from events join streams on streams.no = events.stream`;

/** The hash of an event, in SQL. */
export const HASH = 'substr(seal, 1, 64)';

/** The last position that was given and the hash there, also if its event is of a person who was forgotten. */
export const LAST = `select position, hash from
  (select position, ${HASH} hash from events union all select position, hash from forgotten where position > 0)
  order by position desc limit 1`;

export type Row = readonly [
  position: number,
  stream: string,
  revision: number,
  type: string,
  schema: number,
  payload: string,
  meta: string,
  seal: string,
];

/** Hash (64 hex digits), salt (32) and id go into one column: each column costs when it is written and when it is read. */
export const sealOf = ({ hash, salt, id }: StoredEvent): string => hash + salt + id;

export const storedOf = ([, stream, revision, type, schema, payload, meta, seal]: Row): StoredEvent => ({
  stream,
  revision,
  id: seal.slice(96),
  type,
  schema,
  payload,
  meta,
  salt: seal.slice(64, 96),
  hash: seal.slice(0, 64),
});

/** Opens the file for its one writer, making it if there is none, and says which ledger it is. */
export const openForWriting = (path: string, renew: boolean): { db: DatabaseSyncInstance; ledgerId: string } => {
  const db = new DatabaseSync(path, { timeout: 1000 });
  // the log is written back by the writer itself: what SQLite does on its own hides a failing disk
  db.exec(
    'pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on; pragma wal_autocheckpoint = 0',
  );
  if (!isLedger(path, db)) create(db);
  if (renew) db.prepare('update ledger set id = ?').run(randomUUID());
  return { db, ledgerId: ledgerIdOf(path, db) };
};

/** A second connection, so that what is read is what was committed. */
export const openForReading = (path: string): DatabaseSyncInstance =>
  new DatabaseSync(path, { readOnly: true, timeout: 1000 });

const isLedger = (path: string, db: DatabaseSyncInstance): boolean => {
  const names = db.prepare(`select name from sqlite_schema where type = 'table'`).all() as { name: string }[];
  if (names.length > 0 && !names.some(({ name }) => name === 'ledger'))
    throw new NotProven('LEDGER_DAMAGED', `${path} is a database, but not a ledger.`);
  return names.length > 0;
};

const create = (db: DatabaseSyncInstance): void => {
  db.exec(`begin immediate; ${TABLES}`);
  db.prepare('insert into ledger values (1, ?, ?)').run(randomUUID(), FORMAT);
  db.exec('commit');
};

/** Which ledger it is; `Unavailable('NEWER_LEDGER')` for one of a later format. */
export const ledgerIdOf = (path: string, db: DatabaseSyncInstance): string => {
  const ledger = db.prepare('select id, format from ledger').get() as { id: string; format: number } | undefined;
  if (ledger === undefined) throw new NotProven('LEDGER_DAMAGED', `${path} does not say which ledger it is.`);
  if (ledger.format > FORMAT)
    throw new Unavailable(
      'NEWER_LEDGER',
      `${path} has format ${String(ledger.format)}; this version knows ${String(FORMAT)}.`,
    );
  return ledger.id;
};

/** From what the ledger was last restored. Most files have no such table. */
export const restoredIn = (db: DatabaseSyncInstance): Restored | undefined => {
  if (db.prepare(`select 1 from sqlite_schema where name = 'restored'`).get() === undefined) return undefined;
  const row = db.prepare('select said from restored order by no desc limit 1').get() as { said: string } | undefined;
  return row && (JSON.parse(row.said) as Restored);
};

/** Durable when it returns. */
export const noteRestored = (db: DatabaseSyncInstance, restored: Restored): void => {
  db.exec('create table if not exists restored(no integer primary key, said text not null) strict');
  db.prepare('insert into restored(said) values (?)').run(JSON.stringify(restored));
};
