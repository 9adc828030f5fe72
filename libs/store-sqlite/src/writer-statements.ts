import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { HASH, LAST } from './ledger-file.js';

const NUMBER = '(select no from streams where name = ?)';

/** All that the writer ever asks of the file. */
export const statements = (db: DatabaseSyncInstance) => ({
  begin: db.prepare('begin immediate'),
  commit: db.prepare('commit'),
  rollback: db.prepare('rollback'),
  savepoint: db.prepare('savepoint append'),
  release: db.prepare('release append'),
  undo: db.prepare('rollback to append'),
  insert: db.prepare('insert into events values (?, ?, ?, ?, ?, ?, ?, ?)'),
  begun: db.prepare('insert into streams(name) values (?) returning no'),
  remember: db.prepare(`insert into forgotten(position, stream, hash)
    select position, name, ${HASH} from events join streams on no = stream where name = ?`),
  closeName: db.prepare('insert into forgotten select min(0, ifnull(min(position), 0)) - 1, ?, char() from forgotten'),
  erase: db.prepare(`delete from events where stream = ${NUMBER}`),
  eraseName: db.prepare('delete from streams where name = ?'),
  last: db.prepare(LAST),
});
