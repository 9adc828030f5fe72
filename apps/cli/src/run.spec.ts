import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { SqliteStore } from '#store-sqlite';
import { run } from './run.js';

const META = { person: 'p', role: 'operator', audience: { kind: 'public' } };

describe('nonpaper', () => {
  let folder: string;
  let lines: string[];
  let notes: string[];
  let env: Record<string, string>;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'nonpaper-cli-'));
    [lines, notes, env] = [[], [], {}];
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const typed = (...argv: string[]) =>
    run(argv, env, {
      width: 80,
      out: (...said) => lines.push(...said),
      note: (...said) => notes.push(...said),
      style: (_, text) => text,
    });

  const record = async () => {
    const store = await SqliteStore.open(join(folder, 'ledger.db'));
    const event = { type: 'BodyRegistered', schema: 1, data: { name: 'x' }, meta: META };
    await store.append('body-wg', 'none', [{ commandId: 'c', events: [{ id: 'e', ...event }] }] as never);
    await store.close();
  };

  it('says what it can do', async () => {
    expect(await typed()).toBe(0);
    expect(lines[0]).toContain('the record of a negotiated text');
    for (const command of ['demo', 'serve', 'show', 'compare', 'token', 'keys', 'audit', 'ledger', 'text'])
      expect([command, await typed(command, '--help')]).toEqual([command, 0]);
  });

  it.each([
    'bogus',
    'text bogus',
    'text accept-proposal',
    'show draft --bogus',
    'show draft 3 (a)',
    'compare draft 5',
    'show --url ftp://x',
    'text close-reading draft --data-json []',
    'token',
    'token somebody',
    'audit',
    'audit verify --store ledger.db',
    'audit verify --data x --store sqlite:y',
    'ledger',
    'ledger copy',
    'ledger copy --from sqlite:a --to b',
    'ledger copy --from sqlite:a --to sqlite:a',
    'serve --port x',
  ])('exits 2 where it is not understood: %s', async (line) => {
    expect(await typed(...line.split(' '))).toBe(2);
    expect(notes[0]).toMatch(/^[A-Z_]+: /);
  });

  it('exits 7 where nobody answers', async () => {
    expect(await typed('show', '--url', 'http://127.0.0.1:1', '--json')).toBe(7);
    expect(JSON.parse(notes[0] ?? '')).toMatchObject({ code: 'SERVICE_UNREACHABLE' });
  });

  it('makes no keys, and no ledger, where there is no service', async () => {
    expect(await typed('token', '--operator', '--data', folder)).toBe(4);
    expect(await typed('audit', 'verify', '--data', folder)).toBe(4);
  });

  it('makes keys, once, and tokens with them', async () => {
    const file = join(folder, 'made', 'keys.json');
    expect(await typed('keys', '--out', file)).toBe(0);
    expect(await typed('keys', '--out', file)).toBe(2);
    expect(notes[0]).toContain('KEYS_EXIST');
    expect(await typed('keys')).toBe(2);
    env = { NONPAPER_KEYS: file, NONPAPER_ROLE: 'api' };
    expect(await typed('token', '--operator')).toBe(0);
    expect(lines.at(-1)).toMatch(/^ey[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(await typed('token', '--operator', '--data', folder)).toBe(4);
  });

  it('names wrong settings, each on its line', async () => {
    env = { NONPAPER_ROLE: 'worker', NONPAPER_QUEUE: 'rabbit', NONPAPER_PORT: 'x' };
    expect(await typed('serve')).toBe(2);
    expect(
      notes
        .map((line) => /^ {2}(NONPAPER_\w+): must be/.exec(line)?.[1])
        .filter(Boolean)
        .toSorted(),
    ).toEqual([...['NONPAPER_EVENT_STORE', 'NONPAPER_PORT', 'NONPAPER_QUEUE']]);
    expect(notes).toHaveLength(4);
  });

  it('exits 2 where nobody can listen', async () => {
    env = { NONPAPER_HOST: '192.0.2.1', NONPAPER_DATA: folder };
    expect(await typed('serve', '--port', '0')).toBe(2);
    expect(notes[0]).toMatch(/^ADDRESS_UNUSABLE: .*NONPAPER_HOST/);
  });

  it('proves a ledger', async () => {
    await record();
    expect(await typed('audit', 'verify', '--data', folder)).toBe(0);
    expect(lines).toEqual(['1 events in 1 streams: every hash is what it was.']);
  });

  it('exits 8 where a ledger is not what it was', async () => {
    await record();
    const db = new DatabaseSync(join(folder, 'ledger.db'));
    const tables = db.prepare('select * from events').get() as Record<string, unknown>;
    const [column = ''] = Object.entries(tables).find(([, value]) => String(value).includes('"name"')) ?? [];
    db.exec(`update events set ${column} = replace(${column}, '"x"', '"y"')`);
    db.close();
    expect(await typed('audit', 'verify', '--data', folder, '--json')).toBe(8);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      verified: false,
      firstDamage: { stream: 'body-wg', revision: 0 },
    });
    expect(notes[0]).toContain('LEDGER_DAMAGED');
  });

  it('exits 7 where another program has the port', async () => {
    const other = createServer();
    await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
    const { port } = other.address() as AddressInfo;
    expect(await typed('demo', '--once', '--port', String(port), '--data', folder)).toBe(7);
    expect(notes[0]).toMatch(/^PORT_TAKEN: .*choose another --port/);
    await new Promise((closed) => other.close(closed));
  });

  it('says who holds a ledger', async () => {
    await record();
    const store = await SqliteStore.open(join(folder, 'ledger.db'));
    expect(await typed('audit', 'verify', '--data', folder)).toBe(7);
    await store.close();
  });

  it('reads what is said from a file', async () => {
    const file = join(folder, 'said.json');
    writeFileSync(file, '{');
    expect(await typed('text', 'close-reading', 'draft', '--file', file)).toBe(2);
    expect(notes[0]).toContain('JSON_MALFORMED');
  });
});
