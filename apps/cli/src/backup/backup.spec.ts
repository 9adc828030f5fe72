import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { forgetPerson, note, storedIn } from '#eventsourcing/testing';
import { SqliteStore } from '#store-sqlite';
import { run } from '../run.js';

const [ADA, MARY, EMMY] = ['ada', 'mary', 'emmy'].map((_, n) => `be4c0000-0000-4000-8000-00000000000${String(n)}`) as [
  string,
  string,
  string,
];

describe('nonpaper backup and restore', () => {
  let folder: string;
  let from: string;
  let to: string;
  let file: string;
  let lines: string[];
  let notes: string[];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'nonpaper-backup-'));
    [from, to, file] = [join(folder, 'old.db'), join(folder, 'new', 'ledger.db'), join(folder, 'a.backup')];
    [lines, notes] = [[], []];
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const typed = (...argv: string[]) => {
    [lines, notes] = [[], []];
    const out = (...said: readonly string[]) => lines.push(...said);
    const noted = (...said: readonly string[]) => notes.push(...said);
    return run(argv, {}, { width: 80, out, note: noted, style: (_, text) => text });
  };
  const backup = (...more: string[]) => typed('backup', file, '--store', `sqlite:${from}`, ...more);
  const restore = (...more: string[]) => typed('restore', file, '--to', `sqlite:${to}`, ...more);
  const told = () => JSON.parse(lines[0] ?? '') as Record<string, unknown>;

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
      for (const person of [ADA, MARY, EMMY]) await note(store, `person-${person}`, 'a name');
      await forgetPerson(store, ADA);
    });

  it('brings a ledger back as another one, with every event', async () => {
    await record();
    expect(await backup()).toBe(0);
    expect(lines[0]).toMatch(/a\.backup: 5 events in 4 streams, [\d,]+ bytes, \d+\.\d s\.$/);
    expect(lines[1]).toMatch(/up to position 6\.$/);
    expect(await restore()).toBe(0);
    expect(lines.filter((line) => line.startsWith('  '))).toEqual([`  ${MARY}`, `  ${EMMY}`]);
    expect(await within(to, storedIn)).toEqual(await within(from, storedIn));
    expect(await typed('audit', 'verify', '--store', `sqlite:${to}`)).toBe(0);
    expect(readdirSync(join(to, '..')).filter((name) => name.includes('unfinished'))).toEqual([]);
  });

  it('is made beside whoever writes to the ledger, and says as JSON what it holds', async () => {
    await record();
    await within(from, async (store) => {
      await note(store, 'text-2', 3);
      expect(await backup('--json')).toBe(0);
      const { position, hash } = await store.head();
      expect(told()).toMatchObject({ file, ledger: from, ledgerId: store.ledgerId, events: 6, verified: true });
      expect(told().head).toEqual({ position: String(position), hash });
    });
    expect(await restore('--json')).toBe(0);
    const restored = await within(to, async ({ ledgerId, restored: origin }) => ({ ledgerId, origin }));
    expect(told()).toMatchObject({ ledgerId: restored.ledgerId, events: 6, people: [MARY, EMMY], verified: true });
    expect(restored.origin).toMatchObject({ from: { position: 7 }, upTo: 6 });
    expect(restored.origin?.from.ledgerId).not.toBe(restored.ledgerId);
  });

  it('gets a name of its own in a folder, and is for its owner only', async () => {
    await record();
    file = join(folder, 'backups');
    mkdirSync(file);
    expect(await backup()).toBe(0);
    expect(readdirSync(file)).toEqual([expect.stringMatching(/^nonpaper-\d{8}T\d{6}Z\.backup$/)]);
  });

  it('says so where it cannot be put, and leaves nothing', async () => {
    await record();
    writeFileSync(file, 'mine');
    expect(await backup()).toBe(2);
    expect(notes[0]).toMatch(/^BACKUP_EXISTS/);
    expect(readFileSync(file, 'utf8')).toBe('mine');
    file = join(folder, 'nowhere', 'a.backup');
    expect(await backup()).toBe(2);
    expect(notes[0]).toMatch(/^BACKUP_UNWRITABLE: .*there is no folder/);
    file = join(file, '..', '..', 'a.backup', 'b.backup');
    expect(await backup()).toBe(2);
    expect(readdirSync(folder).filter((name) => name.includes('unfinished'))).toEqual([]);
  });

  it('is not made of a ledger that is damaged or not there', async () => {
    expect(await backup()).toBe(4);
    expect(existsSync(from)).toBe(false);
    await record();
    writeFileSync(from, readFileSync(from, 'latin1').replace('a name', 'a game'), 'latin1');
    expect(await backup()).toBe(8);
    expect(notes[0]).toMatch(/^LEDGER_DAMAGED/);
    expect(existsSync(file)).toBe(false);
  });

  it('leaves a store that holds anything as it is', async () => {
    await record();
    await backup();
    to = from;
    expect(await restore()).toBe(6);
    expect(notes[0]).toMatch(/^LEDGER_NOT_EMPTY/);
    expect(await within(from, storedIn)).toHaveLength(5);
  });

  it('takes the place of a ledger that a service began too early, unless it has it still', async () => {
    await record();
    await backup();
    expect(await within(to, () => restore())).toBe(7);
    expect(await restore()).toBe(0);
    expect(await within(to, storedIn)).toHaveLength(5);
  });

  it.each<[string, (file: string) => void, number, string]>([
    ['is not there', (it) => rmSync(it), 4, 'BACKUP_UNKNOWN'],
    ['is something else', (it) => writeFileSync(it, 'Dear Chair,\n'), 2, 'BACKUP_UNKNOWN'],
    ['was cut short', (it) => truncateSync(it, 1500), 8, 'BACKUP_CUT_SHORT'],
    [
      'is damaged',
      (it) => writeFileSync(it, readFileSync(it, 'utf8').replace('a name', 'a game')),
      8,
      'BACKUP_DAMAGED',
    ],
  ])('makes no ledger of a backup that %s', async (_, change, exit, code) => {
    await record();
    await backup();
    change(file);
    expect(await restore()).toBe(exit);
    expect(notes[0]).toMatch(new RegExp(`^${code}: `));
    expect(existsSync(join(to, '..'))).toBe(false);
  });

  it('does not bring back who was forgotten since, and says on record that they are', async () => {
    await record();
    await backup();
    const list = join(folder, 'forgotten.txt');
    writeFileSync(list, `# since Monday\n${MARY}\n\n`);
    expect(await restore('--forget', list, '--forget', ADA, '--json')).toBe(0);
    expect(told()).toMatchObject({ people: [EMMY] });
    await within(to, async (store) => {
      expect((await storedIn(store)).map(({ stream }) => stream)).not.toContain(`person-${MARY}`);
      expect([...(await store.forgotten())].sort()).toEqual([`person-${ADA}`, `person-${MARY}`]);
    });
    expect(await typed('audit', 'verify', '--store', `sqlite:${to}`)).toBe(0);
  });

  it('asks the lost ledger who was forgotten since, if it can be read', async () => {
    await record();
    await backup();
    await within(from, (store) => forgetPerson(store, EMMY));
    expect(await restore('--forgotten-in', `sqlite:${from}`, '--json')).toBe(0);
    expect(told()).toMatchObject({ people: [MARY] });
  });

  it.each([
    'backup',
    'backup a b',
    'backup a --store ledger.db',
    'restore',
    'restore a b',
    'restore a --forget somebody',
    'restore a --to x',
    'restore a --data x --to sqlite:y',
  ])('exits 2 where it is not understood: %s', async (line) => {
    expect(await typed(...line.split(' '))).toBe(2);
  });

  it('explain themselves', async () => {
    for (const verb of ['backup', 'restore']) {
      expect(await typed(verb, '--help')).toBe(0);
      expect(lines.join(' ')).toContain('keys');
    }
  });
});
