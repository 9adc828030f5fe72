import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type { Revision } from '#eventsourcing';
import { HASH, OF_PERSON } from './ledger-file.js';

/** Where a stream ends: the revision its next event gets, and the hash that event is chained to. */
export interface Head {
  /** The number of the stream; undefined before its first event. */
  readonly no: number | undefined;
  readonly next: Revision;
  readonly hash: string;
}

const NONE: Head = { no: undefined, next: 0, hash: '' };
const KEPT = 50_000;

/** The ends of streams, in memory: there is one writer, so they are known without asking. */
export class Heads {
  private readonly known = new Map<string, Head>();
  /** Names that are closed for ever. */
  readonly forgotten: Set<string>;
  private readonly last;

  constructor(db: DatabaseSyncInstance) {
    const names = db.prepare(`select distinct stream from forgotten where ${OF_PERSON}`).all();
    this.forgotten = new Set(names.map(({ stream }) => String(stream)));
    this.last = db.prepare(
      `select no, revision, ${HASH} hash from streams join events on stream = no
       where name = ? order by revision desc limit 1`,
    );
  }

  of(stream: string): Head {
    const head = this.known.get(stream);
    if (head !== undefined) return head;
    const row = this.last.get(stream) as { no: number; revision: number; hash: string } | undefined;
    const found = row === undefined ? NONE : { no: row.no, next: row.revision + 1, hash: row.hash };
    this.keep(stream, found);
    return found;
  }

  /** Once it is durable, or was found. The one known longest leaves when there are too many. */
  keep(stream: string, head: Head): void {
    this.known.set(stream, head);
    if (this.known.size <= KEPT) return;
    const [oldest] = this.known.keys();
    if (oldest !== undefined) this.known.delete(oldest);
  }

  forget(stream: string): void {
    this.known.delete(stream);
    this.forgotten.add(stream);
  }
}

/** Ends of streams as they would be after the group that is being written; taken over when it is committed. */
export class Group {
  private readonly heads = new Map<string, Head>();
  bytes = 0;

  constructor(
    private readonly before: Heads,
    public position: number,
    public hash: string,
  ) {}

  head(stream: string): Head {
    return this.heads.get(stream) ?? this.before.of(stream);
  }

  move(stream: string, head: Head, position: number, bytes: number): void {
    this.heads.set(stream, head);
    this.hash = head.hash;
    this.position = position;
    this.bytes = bytes;
  }

  keep(): void {
    for (const [stream, head] of this.heads) this.before.keep(stream, head);
  }
}
