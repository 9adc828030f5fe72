import { DatabaseSync, type DatabaseSyncInstance, type StatementSyncInstance } from '@photostructure/sqlite';

/** What any log of events holds; payload and metadata as JSON text. */
export type BareRow = [stream: string, revision: number, type: string, data: string, meta: string];

/** What anyone would write in ten lines: the same events into one table, durably; no index, no hash, no check. */
export class BareLog {
  private readonly db: DatabaseSyncInstance;
  private readonly insertRow: StatementSyncInstance;
  private readonly page: StatementSyncInstance;

  constructor(path: string) {
    this.db = new DatabaseSync(path);
    this.db.exec(`pragma journal_mode = wal; pragma synchronous = full; pragma wal_autocheckpoint = 4000;
      create table log(position integer primary key, stream text not null, revision integer not null,
        type text not null, data text not null, meta text not null) strict`);
    this.insertRow = this.db.prepare('insert into log(stream, revision, type, data, meta) values (?, ?, ?, ?, ?)');
    this.page = this.db.prepare('select * from log where position > ? order by position limit 256');
    this.page.setReturnArrays(true);
  }

  /** One durable commit. A single row is its own transaction. */
  insert(rows: readonly BareRow[]): void {
    if (rows.length > 1) this.db.exec('begin immediate');
    for (const row of rows) this.insertRow.run(...row);
    if (rows.length > 1) this.db.exec('commit');
  }

  /** Reads the first so many rows and parses them; rows per second. */
  scan(rows: number): number {
    const began = performance.now();
    let position = 0;
    let counted = 0;
    while (position < rows)
      for (const [next, , , , data, meta] of this.page.all(position) as [number, ...BareRow][]) {
        position = next;
        const { data: said } = JSON.parse(data) as { data: { base: number } };
        const { commandId } = JSON.parse(meta) as { commandId: string };
        counted += said.base > 0 && commandId !== '' ? 1 : 0;
      }
    return (counted * 1000) / (performance.now() - began);
  }

  scanRepeatedly(rows: number, ms: number): number {
    const began = performance.now();
    let scanned = 0;
    for (; performance.now() - began < ms; scanned += rows) this.scan(rows);
    return (scanned * 1000) / (performance.now() - began);
  }

  close(): void {
    this.db.close();
  }
}
