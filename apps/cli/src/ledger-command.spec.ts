import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { forgetPerson, note, storedIn } from '#eventsourcing/testing';
import { SqliteStore } from '#store-sqlite';
import { run } from './run.js';

describe('nonpaper ledger copy', () => {
  let folder: string;
  let from: string;
  let to: string;
  let lines: string[];
  let notes: string[];
  let statuses: string[];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'nonpaper-copy-'));
    [from, to] = [join(folder, 'old.db'), join(folder, 'new.db')];
    [lines, notes, statuses] = [[], [], []];
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const typed = (...argv: string[]) =>
    run(
      argv,
      {},
      {
        width: 80,
        out: (...said) => lines.push(...said),
        note: (...said) => notes.push(...said),
        status: (line) => statuses.push(line),
        style: (_, text) => text,
      },
    );

  const copy = (...more: string[]) =>
    typed('ledger', 'copy', '--from', `sqlite:${from}`, '--to', `sqlite:${to}`, ...more);

  const within = async <T>(path: string, work: (store: SqliteStore) => Promise<T>): Promise<T> => {
    const store = await SqliteStore.open(path);
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  };

  const record = () =>
    within(from, async (store) => {
      await note(store, 'text-1', 1, 2);
      await note(store, 'person-1', 'Ada');
      await forgetPerson(store, '1');
      await note(store, 'text-2', 3);
    });

  it('carries a ledger to another file, which proves itself', async () => {
    await record();
    expect(await copy()).toBe(0);
    expect(lines[0]).toMatch(/^4 events in 3 streams: 4 copied, 0 there already; \d+\.\d s\.$/);
    expect(statuses.at(-1)).toBe('');
    expect(await within(to, storedIn)).toEqual(await within(from, storedIn));
    expect(await typed('audit', 'verify', '--store', `sqlite:${to}`)).toBe(0);
    expect(lines.at(-1)).toBe('4 events in 3 streams: every hash is what it was.');
  });

  it('says as JSON what it did, and that it was done already', async () => {
    await record();
    await copy();
    lines = [];
    expect(await copy('--json')).toBe(0);
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      events: 4,
      streams: 3,
      copied: 0,
      already: 4,
      seconds: expect.any(Number) as number,
      from: { ledgerId: await within(from, async ({ ledgerId }) => Promise.resolve(ledgerId)), head: '5' },
      to: { ledgerId: await within(to, async ({ ledgerId }) => Promise.resolve(ledgerId)), head: '4' },
      sourceMovedOn: false,
    });
  });

  it('exits 6 where the target is no part of a copy, and leaves it as it was', async () => {
    await record();
    await within(to, (store) => note(store, 'text-1', 'other'));
    expect(await copy()).toBe(6);
    expect(notes[0]).toMatch(/^LEDGER_DIVERGED: Event 0 of text-1 /);
    expect(await within(to, storedIn)).toHaveLength(1);
  });

  it('exits 4 where there is nothing to copy, and makes no target', async () => {
    expect(await copy()).toBe(4);
    expect(existsSync(from) || existsSync(to)).toBe(false);
  });

  it('exits 7 while a service has the ledger', async () => {
    await record();
    expect(await within(from, () => copy())).toBe(7);
    expect(notes[0]).toMatch(/^LEDGER_LOCKED/);
  });
});
