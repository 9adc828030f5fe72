import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MemoryStore, type RecordedEvent } from '#eventsourcing';
import type { Projector, ViewDefinition } from '../view.js';
import { ViewRunner } from '../view-runner.js';

/** Where something goes wrong, once. */
export interface Trouble {
  at?: number | undefined;
  /** How often `apply` was called, also for what was rolled back. */
  applied: number;
  forgot: number;
}

/** Counts how often each event is in the view; a second time would break the key, or show in the total. */
export const countingView = (trouble: Trouble = { applied: 0, forgot: 0 }, version = '1'): ViewDefinition => ({
  name: 'counting',
  version,
  schema: `create table if not exists counted(position integer primary key) strict;
           create table if not exists total(one integer primary key check (one = 1), n integer not null) strict;
           insert or ignore into total values (1, 0);`,
  prefixes: ['text-'],
  open: (db): Projector => ({
    apply: ({ position }: RecordedEvent) => {
      trouble.applied++;
      db.prepare('insert into counted values (?)').run(position);
      db.prepare('update total set n = n + 1').run();
      if (trouble.at !== position) return;
      trouble.at = undefined;
      throw new Error('the projector stumbles');
    },
    forget: () => {
      trouble.forgot++;
    },
  }),
});

/** A ledger in memory and a folder for views, gone when the spec is. */
export class Desk {
  readonly folder = mkdtempSync(join(tmpdir(), 'nonpaper-views-'));
  private recorded = 0;

  constructor(readonly store = new MemoryStore()) {}

  /** Records so many events on one stream; the position of the last. */
  async record(count = 1, stream = 'text-a'): Promise<number> {
    const known: number[] = [];
    for await (const { revision } of this.store.read(stream)) known.push(revision);
    const events = Array.from({ length: count }, () => EVENT);
    const batch = [{ commandId: `command ${String(this.recorded++)}`, events }];
    const appended = await this.store.append(stream, known.at(-1) ?? 'none', batch);
    return appended.events.at(-1)?.position ?? 0;
  }

  open(definition = countingView()): Promise<ViewRunner> {
    return ViewRunner.open(this.store, this.folder, definition);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

const EVENT = {
  type: 'Happened',
  schema: 1,
  data: {},
  meta: { commandId: 'c', recordedAt: '2018-07-04T09:00:00.000Z' },
};

/** What the view says of itself: distinct events, the sum that was counted, and where its checkpoint is. */
export const contents = ({ db }: ViewRunner): { distinct: number; total: number; checkpoint: number } =>
  ({
    ...db
      .prepare(
        `select (select count(*) from counted) as "distinct", (select n from total) as total,
                (select position from checkpoint) as checkpoint`,
      )
      .get(),
  }) as { distinct: number; total: number; checkpoint: number };
