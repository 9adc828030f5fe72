import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import {
  checkChained,
  recorded,
  sealed,
  streamForgotten,
  Unavailable,
  wrongRevision,
  type RecordedEvent,
  type Revision,
  type StoredEvent,
  type WrittenEvent,
} from '#eventsourcing';
import { Group, Heads, type Head } from './heads.js';
import { sealOf } from './ledger-file.js';
import { statements } from './writer-statements.js';
import { BUSY, codeOf, full, FULL, isFatal, messageOf, readOnly } from './sqlite-errors.js';

export interface Append {
  readonly stream: string;
  readonly expected: Revision | 'none';
  /** Bytes of payload and metadata. */
  readonly bytes: number;
  /** What is to be sealed, or what was sealed elsewhere and is adopted. */
  readonly written?: readonly WrittenEvent[];
  readonly adopted?: readonly StoredEvent[];
}

export type Outcome = { readonly events: readonly RecordedEvent[] } | { readonly error: unknown };

/** Bytes of log after which it is written back into the ledger's own file; a commit costs two pages at least. */
const LOG_BYTES = 16 * 1024 * 1024;
const PAGES = 2 * 4096;

/** The one that writes: synchronous, a group of appends per durable commit, and nothing more after a commit that failed. */
export class Writer {
  readonly heads: Heads;
  position: number;
  hash: string;
  stopped: string | undefined;
  private logged = 0;
  private readonly sql;

  constructor(private readonly db: DatabaseSyncInstance) {
    this.heads = new Heads(db);
    this.sql = statements(db);
    const last = this.sql.last.get() as { position: number; hash: string } | undefined;
    this.position = last?.position ?? 0;
    this.hash = last?.hash ?? '';
  }

  /** One transaction and one commit for all of them; each is recorded whole or not at all, and answered by itself. */
  write(appends: readonly Append[]): Outcome[] {
    const group = new Group(this.heads, this.position, this.hash);
    try {
      const outcomes = this.transact(() => appends.map((append) => this.within(group, append)));
      this.keep(group);
      return outcomes;
    } catch (error) {
      return appends.map(() => ({ error }));
    }
  }

  private transact<T>(work: () => T): T {
    if (this.stopped !== undefined) throw readOnly(this.stopped);
    let result: T;
    try {
      this.sql.begin.run();
      result = work();
    } catch (error) {
      throw this.notRecorded(error);
    }
    try {
      this.sql.commit.run();
    } catch (error) {
      throw this.notCommitted(error);
    }
    return result;
  }

  private within(group: Group, append: Append): Outcome {
    const head = group.head(append.stream);
    try {
      this.check(append, head);
    } catch (error) {
      return { error };
    }
    const alone = head.no !== undefined && append.written?.length === 1; // one statement needs no savepoint to be undone
    if (!alone) this.sql.savepoint.run();
    try {
      const events = this.insert(group, append);
      if (!alone) this.sql.release.run();
      return { events };
    } catch (error) {
      if (isFatal(error)) throw error;
      if (!alone) this.sql.undo.run();
      return { error: new Unavailable('STORE_UNREACHABLE', `It was not taken: ${messageOf(error)}`, { cause: error }) };
    }
  }

  private check({ stream, expected, adopted }: Append, { next, hash }: Head): void {
    if (this.heads.forgotten.has(stream)) throw streamForgotten(stream);
    const actual = next === 0 ? 'none' : next - 1;
    if (actual !== expected) throw wrongRevision(stream, expected, actual);
    if (adopted !== undefined) checkChained(adopted, hash);
  }

  private insert(group: Group, { stream, bytes, written = [], adopted = [] }: Append): RecordedEvent[] {
    const head = group.head(stream);
    const no = head.no ?? (this.sql.begun.get(stream) as { no: number }).no;
    let { next, hash } = head;
    let { position } = group;
    const put = (stored: StoredEvent): void => {
      const { revision, type, schema, payload, meta } = stored;
      this.sql.insert.run(++position, no, revision, type, schema, payload, meta, sealOf(stored));
      next = revision + 1;
      hash = stored.hash;
    };
    const events = written.map((event) => {
      const stored = sealed(event, stream, next, hash);
      put(stored);
      return recorded(event.event, stored, position);
    });
    adopted.forEach(put);
    group.move(stream, { no, next, hash }, position, group.bytes + bytes);
    return events;
  }

  /** Known not to be recorded: the transaction never came to its commit. */
  private notRecorded(error: unknown): Unavailable {
    this.rollBack();
    if (codeOf(error) === FULL) return full(error);
    if (codeOf(error) === BUSY)
      return new Unavailable('STORE_UNREACHABLE', 'Another program is writing to the ledger file.', { cause: error });
    return readOnly(this.stop(error));
  }

  /**
   * After any other failure to commit nobody can say what is on disk, and the operating system may have dropped what
   * it could not write: stop, and never ask it again. A full disk is different: the frame that would have made the
   * transaction valid is the last to be written, so if writing failed for want of space, it is not there.
   */
  private notCommitted(error: unknown): Unavailable {
    this.rollBack();
    if (codeOf(error) === FULL) return full(error);
    const reason = this.stop(error);
    return new Unavailable('OUTCOME_UNKNOWN', `It may or may not have been recorded: ${reason}`, { cause: error });
  }

  private stop(error: unknown): string {
    this.stopped = messageOf(error);
    return this.stopped;
  }

  private rollBack(): void {
    try {
      if (this.db.isTransaction) this.sql.rollback.run();
    } catch (error) {
      this.stop(error);
    }
  }

  private keep(group: Group): void {
    group.keep();
    this.position = group.position;
    this.hash = group.hash;
    this.logged += PAGES + group.bytes;
    if (this.logged > LOG_BYTES) this.writeBack('passive');
  }

  /** Copies the log into the file. What is recorded is safe in the log; if the file cannot be written, stop all the same. */
  writeBack(how: 'passive' | 'truncate'): boolean {
    this.logged = 0;
    try {
      return (this.db.prepare(`pragma wal_checkpoint(${how})`).get() as { busy: number }).busy === 0;
    } catch (error) {
      if (codeOf(error) !== FULL && codeOf(error) !== BUSY) this.stop(error);
      return false;
    }
  }

  /** Deletes a stream and closes its name, overwrites where it was, and empties the log of it. */
  forget(stream: string): void {
    if (!this.heads.forgotten.has(stream)) {
      this.transact(() => {
        const { changes } = this.sql.remember.run(stream);
        if (changes === 0) this.sql.closeName.run(stream);
        this.sql.erase.run(stream);
        this.sql.eraseName.run(stream);
      });
      this.heads.forget(stream);
    }
    if (!this.writeBack('truncate'))
      throw new Unavailable(
        'STORE_UNREACHABLE',
        `${stream} is deleted, but not yet overwritten: the file is being read.`,
      );
  }
}
