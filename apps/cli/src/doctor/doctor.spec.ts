import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeKeys } from '#api';
import { note } from '#eventsourcing/testing';
import { bodyDecider } from '#negotiation';
import { SqliteQueue } from '#queue';
import { SqliteStore } from '#store-sqlite';
import { Typing } from '../testing/typing.js';
import { ofClock } from './clock.js';
import { ofNode } from './node.js';
import { ofRooms } from './rooms.js';

describe('nonpaper doctor', () => {
  let person: Typing;
  let data: string;
  let server: Server | undefined;

  beforeEach(() => {
    person = new Typing();
    data = person.folder;
  });
  afterEach(async () => {
    person.remove();
    await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
    server = undefined;
  });

  const NOBODY = { NONPAPER_PORT: '1' };
  const doctor = (env: NodeJS.ProcessEnv = {}, ...more: string[]) =>
    person.typed(['doctor', '--data', data, ...more], { ...NOBODY, ...env });
  const found = (component: string): string[] =>
    person.lines.filter((line) => line.includes(` ${component}:`)).map((line) => line.replace(/\s+/g, ' '));

  const record = async (): Promise<string> => {
    const file = join(data, 'ledger.db');
    const store = await SqliteStore.open(file);
    await note(store, 'text-1', 'one word', 'another');
    await store.close();
    return file;
  };

  it('finds nothing wrong where nothing has begun, and leaves nothing behind', async () => {
    data = join(person.folder, 'not-yet');
    expect(await doctor()).toBe(0);
    expect(found('folder')[0]).toMatch(/^warn .* is not there yet — start the service/);
    expect(found('ledger')[0]).toMatch(/^warn .* — start the service, which begins one/);
    expect(person.lines.every((line) => /^(ok|warn) /.test(line))).toBe(true);
  });

  it('says of a ledger where it ends and that it proves itself, whole on request', async () => {
    await record();
    await makeKeys(join(data, 'keys.json'));
    expect(await doctor({}, '--verify', '--json')).toBe(0);
    const findings = JSON.parse(person.lines[0] ?? '') as { component: string; what: string; level: string }[];
    expect(findings.filter(({ component }) => component === 'ledger')).toMatchObject([
      { level: 'ok', what: expect.stringMatching(/2 events in 1 streams, up to 2$/) as string },
      { level: 'ok', what: '2 of 2 hashes computed again: all are what they were' },
    ]);
  });

  it.each([[], ['--verify']])('exits 8 for a ledger that is not what was recorded %s', async (...more) => {
    const file = await record();
    await makeKeys(join(data, 'keys.json'));
    writeFileSync(file, readFileSync(file, 'latin1').replace('one word', 'one ward'), 'latin1');
    expect(await doctor({}, ...more)).toBe(8);
    expect(found('ledger').at(-1)).toMatch(/^FAIL .*LEDGER_DAMAGED: event 0 of text-1 .* — stop everything/);
  });

  it('names each setting that is wrong, and what would be right; exits 2', async () => {
    const env = {
      NONPAPER_ROLE: 'chief',
      NONPAPER_PORT: 'x',
      NONPAPER_QUEUE: 'redis:/secret-word',
      NONPAPER_TYPO: '1',
    };
    expect(await person.typed(['doctor'], env)).toBe(2);
    expect(found('settings').map((line) => line.slice(0, 45))).toEqual([
      expect.stringContaining('NONPAPER_TYPO is no setting'),
      expect.stringContaining('NONPAPER_ROLE must be all, api'),
      expect.stringContaining('NONPAPER_QUEUE must be sqlite'),
      expect.stringContaining('NONPAPER_PORT must be a port'),
    ]);
    expect(person.all).not.toContain('secret-word');
  });

  it('finds keys that others can read, that are none, or that are gone', async () => {
    const file = join(data, 'keys.json');
    await record();
    expect(await doctor()).toBe(7);
    expect(found('keys')[0]).toMatch(/^FAIL .* all tokens are worthless — bring it/);
    await makeKeys(file);
    chmodSync(file, 0o644);
    expect(await doctor()).toBe(0);
    expect(found('keys')[0]).toMatch(/^warn .* — chmod 600 /);
    writeFileSync(file, 'not a key');
    expect(await doctor()).toBe(7);
    expect(found('keys')[0]).toMatch(/^FAIL .*KEYS_UNREADABLE/);
  });

  it('finds a folder that is none', async () => {
    data = join(person.folder, 'file');
    writeFileSync(data, '');
    expect(await doctor()).toBe(7);
    expect(found('folder')).toEqual([expect.stringMatching(/^FAIL .* is no folder — /)]);
  });

  it('sees what is parked in a file that nobody has, and who has it if not', async () => {
    const queue = SqliteQueue.open(join(data, 'queue.db'), { attempts: 1 });
    await queue.add([{ id: 'notify.1', name: 'notify', data: null }]);
    queue.work({ notify: () => Promise.reject(new Error('<ada@mission.example> no such mailbox')) });
    await queue.idle();
    expect(await doctor()).toBe(0);
    expect(found('queue')[0]).toMatch(/^warn .*in use/);
    await queue.close();
    expect(await doctor()).toBe(7);
    expect(found('queue').at(-1)).toMatch(
      /^FAIL .*notify\.1: Error: <…> no such mailbox — .*nonpaper queue retry notify\.1$/,
    );
    expect(person.notes[0]).toBe('NOT_WELL: Not well: queue.');
    expect(await person.typed(['queue', 'retry', 'notify.1', '--data', data])).toBe(0);
    expect(await doctor()).toBe(0);
    expect(found('queue')).toEqual([expect.stringContaining('1 waiting')]);
  });

  it('asks the running service', async () => {
    const answers = { components: { store: { ready: true }, queue: { ready: false, reason: 'Redis is away' } } };
    let answer: object = answers;
    server = createServer((_, reply) => void reply.end(JSON.stringify(answer))).listen(0, '127.0.0.1');
    await new Promise((resolve) => server?.once('listening', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    expect(await doctor({}, '--url', url)).toBe(7);
    expect(found('service')).toEqual([
      expect.stringContaining('1 of 2 parts ready'),
      expect.stringMatching(/^FAIL .*queue is not ready: Redis is away — /),
    ]);
    answer = {};
    expect(await doctor({}, '--url', url)).toBe(7);
    expect(found('service')[0]).toMatch(/some other program/);
  });

  it('looks at the clock, at Node, and at who is missing', () => {
    const now = Date.parse('2019-07-04T10:00:00.000Z');
    const levels = (...seconds: number[]) =>
      seconds.map((ahead) => ofClock({ lastRecordedAt: new Date(now + ahead * 1000).toISOString() }, now)[0]?.level);
    expect(levels(-60, 1, 30, 3600)).toEqual(['ok', 'ok', 'warn', 'FAIL']);
    expect(['18.20.1', '20.18.0', '20.19.0', '22.1.0'].map((version) => ofNode(version)[0]?.level)).toEqual([
      ...['FAIL', 'FAIL', 'ok', 'ok'],
    ]);
    const empty = ofRooms({ bodies: [bodyDecider.initial('body-wg')], persons: new Map() });
    expect(empty.map(({ what }) => what)).toEqual(['wg has no Chair', 'wg has no secretariat']);
  });

  it('explains itself, and takes no words', async () => {
    expect(await person.typed(['doctor', '--help'])).toBe(0);
    expect(person.all).toContain('--verify');
    expect(await doctor({}, 'please')).toBe(2);
  });
});
