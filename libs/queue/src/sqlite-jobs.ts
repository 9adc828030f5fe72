import { randomUUID } from 'node:crypto';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { type Checkpoint, NotFound } from '#eventsourcing';
import type { Job, JobCounts, ParkedJob } from './job-queue.js';
import type { CheckedJob } from './new-job.js';

/** Done jobs keep only their id, in a table that never shrinks, so the highest number is how many there are. */
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS jobs (
    n INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, data TEXT NOT NULL,
    priority INTEGER NOT NULL, state TEXT NOT NULL DEFAULT 'waiting', attempt INTEGER NOT NULL DEFAULT 0, due INTEGER, error TEXT
  ) STRICT;
  CREATE INDEX IF NOT EXISTS jobs_delayed ON jobs (due) WHERE state = 'delayed';
  CREATE INDEX IF NOT EXISTS jobs_state ON jobs (state);
  CREATE TABLE IF NOT EXISTS done (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE IF NOT EXISTS checkpoints (name TEXT PRIMARY KEY, checkpoint TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS epoch (one INTEGER PRIMARY KEY CHECK (one = 1), id TEXT NOT NULL) STRICT`;

/** What the files of version 0.1.0 lack. The lane follows from the channel and from which channels are worked apart now. */
const CHANNELS = `
  ALTER TABLE jobs ADD COLUMN channel TEXT;
  ALTER TABLE jobs ADD COLUMN lane TEXT NOT NULL DEFAULT '';
  DROP INDEX IF EXISTS jobs_waiting;
  CREATE INDEX jobs_in_line ON jobs (lane, priority, n) WHERE state = 'waiting'`;

/** What the files of version 0.2.0 lack. */
const HOLDS = `
  ALTER TABLE jobs ADD COLUMN held_by TEXT;
  CREATE INDEX jobs_held ON jobs (due) WHERE state = 'held'`;

const ADD = `
  INSERT INTO jobs (id, name, data, priority, channel, lane, state, due, held_by)
  SELECT :id, :name, :data, :priority, :channel, :lane, :state, :due, :held_by WHERE NOT EXISTS (SELECT 1 FROM done WHERE done.id = :id)
  ON CONFLICT (id) DO UPDATE SET state = 'waiting', attempt = 0 WHERE state = 'parked'`;

const CLAIM = `
  UPDATE jobs SET state = 'active', attempt = attempt + 1
  WHERE n IN (SELECT n FROM jobs WHERE state = 'waiting' AND lane = ? ORDER BY priority, n LIMIT ?)
  RETURNING n, id, name, data, priority, channel, attempt`;

/** How a try ended. */
export type Outcome = { id: string } & (
  { state: 'done' | 'waiting' } | { state: 'delayed'; due: number; error: string } | { state: 'parked'; error: string }
);

interface Row {
  n: number;
  id: string;
  name: string;
  data: string;
  priority: number;
  channel: string | null;
  attempt: number;
  error: string | null;
}

/** The queue's tables, and every statement on them. The file belongs to one process, by a lock that dies with it. */
export class SqliteJobs {
  readonly #db: DatabaseSyncInstance;
  readonly #statement: (sql: string) => ReturnType<DatabaseSyncInstance['prepare']>;

  constructor(path: string) {
    this.#db = new DatabaseSync(path);
    this.#db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    this.transaction(() => {
      this.#db.exec(SCHEMA);
      if (!this.#has('channel')) this.#db.exec(CHANNELS);
      if (!this.#has('held_by')) this.#db.exec(HOLDS);
      this.#db.prepare('INSERT OR IGNORE INTO epoch VALUES (1, ?)').run(randomUUID());
    });
    const prepared = new Map<string, ReturnType<DatabaseSyncInstance['prepare']>>();
    this.#statement = (sql) => {
      const statement = prepared.get(sql) ?? this.#db.prepare(sql);
      prepared.set(sql, statement);
      return statement;
    };
  }

  /** One durable commit. */
  transaction<T>(body: () => T): T {
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      const result = body();
      this.#db.exec('COMMIT');
      return result;
    } catch (error) {
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
      throw error;
    }
  }

  /** What a process that died was doing waits again, unless that was its last try. */
  recover(attempts: number): void {
    const error = 'the process died while doing it';
    this.#run(`UPDATE jobs SET state = 'parked', error = ? WHERE state = 'active' AND attempt >= ?`, error, attempts);
    this.#run(`UPDATE jobs SET state = 'waiting', error = ? WHERE state = 'active'`, error);
  }

  /** Puts everything into the lanes of now; those of an earlier opening may have been others. */
  sort(laneOf: (channel: string) => string): void {
    const rows = this.#all<{ channel: string; lane: string }>(
      'SELECT DISTINCT channel, lane FROM jobs WHERE channel IS NOT NULL',
    );
    for (const { channel, lane } of rows)
      if (lane !== laneOf(channel)) this.#run('UPDATE jobs SET lane = ? WHERE channel = ?', laneOf(channel), channel);
  }

  add({ id, name, data, priority, channel, notBefore = 0, heldBy }: CheckedJob, lane: string, now: number): void {
    const isHeld = notBefore > now;
    const hold = { state: isHeld ? 'held' : 'waiting', due: isHeld ? notBefore : null, held_by: heldBy ?? null };
    this.#statement(ADD).run({ id, name, data, priority, channel: channel ?? null, lane, ...hold });
  }

  release(heldBy: string): void {
    this.#run(`UPDATE jobs SET state = 'waiting' WHERE state = 'held' AND held_by = ?`, heldBy);
  }

  /** The delayed and the held that are due wait. */
  rouse(now: number): void {
    for (const state of ['delayed', 'held'])
      this.#run(`UPDATE jobs SET state = 'waiting' WHERE state = '${state}' AND due <= ?`, now);
  }

  claim(lane: string, limit: number): Job[] {
    const rows = this.#all<Row>(CLAIM, lane, limit);
    return rows.sort((a, b) => a.priority - b.priority || a.n - b.n).map(jobOf);
  }

  settle(outcome: Outcome): void {
    const { id, state } = outcome;
    if (state === 'done') {
      this.#run('DELETE FROM jobs WHERE id = ?', id);
      this.#run('INSERT OR IGNORE INTO done (id) VALUES (?)', id);
      return;
    }
    const due = 'due' in outcome ? outcome.due : null;
    const error = 'error' in outcome ? outcome.error : null;
    this.#run('UPDATE jobs SET state = ?, due = ?, error = coalesce(?, error) WHERE id = ?', state, due, error, id);
  }

  retry(id: string): void {
    if (this.#run(`UPDATE jobs SET state = 'waiting', attempt = 0 WHERE id = ? AND state = 'parked'`, id) === 0)
      throw new NotFound('JOB_NOT_PARKED', `No job '${id}' is parked.`);
  }

  nextDue(): number | undefined {
    const dues = ['delayed', 'held'].flatMap((state) =>
      this.#all<{ due: number }>(`SELECT due FROM jobs WHERE state = '${state}' ORDER BY due LIMIT 1`),
    );
    return dues.length === 0 ? undefined : Math.min(...dues.map(({ due }) => due));
  }

  isWaitedIn(lane: string): boolean {
    return this.#all(`SELECT 1 FROM jobs WHERE state = 'waiting' AND lane = ? LIMIT 1`, lane).length > 0;
  }

  isIdle(now: number): boolean {
    const busy = `SELECT 1 FROM jobs WHERE state IN ('waiting', 'active', 'delayed') LIMIT 1`;
    if (this.#all(busy).length > 0) return false;
    return this.#all(`SELECT 1 FROM jobs WHERE state = 'held' AND due <= ? LIMIT 1`, now).length === 0;
  }

  /** What was held until now counts as waiting. */
  counts(now: number): JobCounts {
    const rows = this.#all<{ stands: string; n: number }>(
      `SELECT CASE WHEN state = 'held' AND due <= ? THEN 'waiting' ELSE state END AS stands, count(*) AS n
       FROM jobs GROUP BY stands`,
      now,
    );
    const done = this.#all<{ n: number }>('SELECT coalesce(max(n), 0) AS n FROM done')[0]?.n ?? 0;
    const counted = Object.fromEntries(rows.map(({ stands, n }) => [stands, n]));
    return { waiting: 0, active: 0, delayed: 0, held: 0, parked: 0, ...counted, done };
  }

  parked(): ParkedJob[] {
    const rows = this.#all<Row>(`SELECT * FROM jobs WHERE state = 'parked' ORDER BY n LIMIT 1000`);
    return rows.map((row) => ({ ...jobOf(row), error: row.error ?? '' }));
  }

  checkpoint(name: string): Checkpoint | 'start' {
    const row = this.#all<{ checkpoint: string }>('SELECT checkpoint FROM checkpoints WHERE name = ?', name)[0];
    return row ? (JSON.parse(row.checkpoint) as Checkpoint) : 'start';
  }

  saveCheckpoint(name: string, checkpoint: Checkpoint): void {
    this.#run('INSERT OR REPLACE INTO checkpoints VALUES (?, ?)', name, JSON.stringify(checkpoint));
  }

  epoch(): string {
    return this.#all<{ id: string }>('SELECT id FROM epoch')[0]?.id ?? '';
  }

  /** The driver cannot finalize statements, so closing alone would hold the lock until they are collected. */
  close(): void {
    try {
      this.#db.exec('PRAGMA journal_mode = DELETE; PRAGMA locking_mode = NORMAL; SELECT 1 FROM jobs LIMIT 1');
    } finally {
      this.#db.close();
    }
  }

  #has(column: string): boolean {
    const columns = this.#db.prepare('PRAGMA table_info(jobs)').all() as { name: string }[];
    return columns.some(({ name }) => name === column);
  }

  #run(sql: string, ...values: (string | number | null)[]): number {
    return this.#statement(sql).run(...values).changes;
  }

  #all<R>(sql: string, ...values: (string | number)[]): R[] {
    return this.#statement(sql).all(...values) as R[];
  }
}

const jobOf = ({ id, name, data, priority, channel, attempt }: Row): Job => ({
  id,
  name,
  data: JSON.parse(data) as unknown,
  priority,
  ...(channel !== null && { channel }),
  attempt,
});
