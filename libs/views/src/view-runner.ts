import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import {
  follow,
  Invalid,
  Unavailable,
  type Checkpoint,
  type EventPage,
  type EventStore,
  type Following,
  type Position,
} from '#eventsourcing';
import { FolderLock } from './folder-lock.js';
import type { Projector, ViewDefinition } from './view.js';
import { discardEarlier, openFile } from './view-file.js';

interface Waiting {
  readonly position: Position;
  readonly wake: (reached: boolean) => void;
}

/** How many events are applied in one transaction before others get their turn. */
const SLICE = 100;

/** Keeps one view of the ledger up to date, and lets readers wait for what they have written. */
export class ViewRunner {
  private readonly stop = new AbortController();
  private readonly following: Following;
  private readonly sql;
  private waiting: Waiting[] = [];
  private position: Position;
  private built = false;

  private constructor(
    readonly db: DatabaseSyncInstance,
    private readonly lock: FolderLock,
    private readonly store: EventStore,
    private readonly folder: string,
    private readonly definition: ViewDefinition,
    private readonly projector: Projector,
    from: Checkpoint | 'start',
  ) {
    this.position = from === 'start' ? 0 : from.position;
    this.sql = {
      begin: db.prepare('begin immediate'),
      save: db.prepare('insert or replace into checkpoint values (1, ?, ?, ?)'),
      commit: db.prepare('commit'),
    };
    const { name, prefixes } = definition;
    const handle = (page: EventPage): Promise<void> => this.handle(page);
    this.following = follow(store, { name, from, prefixes, signal: this.stop.signal, handle });
  }

  /**
   * Opens the view in its folder and begins to follow the ledger. Never fails for the view's sake: it is rebuilt.
   * `Unavailable('DATA_IN_USE')` while another process has the folder, and what the store throws when it is out of reach.
   */
  static async open(store: EventStore, folder: string, definition: ViewDefinition): Promise<ViewRunner> {
    const lock = FolderLock.take(folder);
    try {
      const { db, checkpoint } = await openFile(folder, definition, store);
      return new ViewRunner(db, lock, store, folder, definition, definition.open(db), checkpoint);
    } catch (error) {
      lock.release();
      throw error;
    }
  }

  /**
   * Resolves when everything up to the position is in the view. `Unavailable('VIEW_BEHIND')` when it is not within
   * `patienceMs`: never a stale answer that looks fresh.
   */
  async reach(position: Position, patienceMs = 2000): Promise<void> {
    if (position <= this.position) return;
    if (await this.woken(position, patienceMs)) return;
    throw new Unavailable('VIEW_BEHIND', 'What you wrote is recorded, but not yet to be read here; ask again shortly.');
  }

  /** A position token names its ledger: `<ledger id>:<position>`. */
  async reachToken(token: string, patienceMs?: number): Promise<void> {
    const match = /^([0-9a-f-]{36}):(0|[1-9]\d{0,15})$/.exec(token);
    if (!match) throw new Invalid('POSITION_MALFORMED', 'A position looks as it was given: <ledger>:<number>.');
    if (match[1] !== this.store.ledgerId)
      throw new Invalid('OTHER_LEDGER', 'That position is of another ledger; begin again without it.');
    await this.reach(Number(match[2]), patienceMs);
  }

  /** While a new definition is built there is nothing to answer from. */
  assertBuilt(): void {
    if (!this.built)
      throw new Unavailable('VIEW_BUILDING', 'This view is being built from the record; ask again shortly.');
  }

  health(): { readonly ready: boolean; readonly position: Position; readonly reason?: string } {
    const failed = this.following.status === 'failed';
    const reason = failed ? String(this.following.error) : this.built ? undefined : 'being built';
    return { ready: reason === undefined, position: this.position, ...(reason !== undefined && { reason }) };
  }

  async close(): Promise<void> {
    this.stop.abort();
    await this.following.done;
    for (const { wake } of this.waiting) wake(false);
    this.db.close();
    this.lock.release();
  }

  private woken(position: Position, patienceMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const waiting: Waiting = {
        position,
        wake: (reached) => {
          clearTimeout(timer);
          this.waiting = this.waiting.filter((other) => other !== waiting);
          resolve(reached);
        },
      };
      const timer = setTimeout(() => waiting.wake(false), patienceMs);
      this.waiting.push(waiting);
    });
  }

  /** A page comes again when its handling failed: what of it was applied then is skipped now. */
  private async handle({ events: page, checkpoint, caughtUp }: EventPage): Promise<void> {
    const events = page.filter(({ position }) => position > this.position);
    for (let from = 0; from < events.length; from += SLICE) {
      const slice = events.slice(from, from + SLICE);
      const last = slice.at(-1);
      await this.projector.prepare?.(slice);
      const upTo = last && from + SLICE < events.length ? { ...last, ledgerId: checkpoint.ledgerId } : checkpoint;
      this.transact(() => slice.forEach((event) => this.projector.apply(event)), upTo);
    }
    if (events.length === 0 && checkpoint.position > this.position) this.transact(() => undefined, checkpoint);
    if (caughtUp && !this.built) {
      this.built = true;
      discardEarlier(this.folder, this.definition);
    }
  }

  /** View and checkpoint in one transaction: each event counts exactly once. */
  private transact(work: () => void, { ledgerId, position, hash }: Checkpoint): void {
    this.sql.begin.run();
    try {
      work();
      this.sql.save.run(ledgerId, position, hash);
      this.sql.commit.run();
    } catch (error) {
      if (this.db.isTransaction) this.db.exec('rollback');
      this.projector.forget?.();
      throw error;
    }
    this.position = position;
    for (const { wake } of this.waiting.filter((one) => one.position <= position)) wake(true);
  }
}
