import { join } from 'node:path';
import { readSettings, startService } from '#api';
import { SqliteQueue } from '#queue';
import { Typing } from '../testing/typing.js';

describe('nonpaper queue', () => {
  let person: Typing;
  beforeEach(() => {
    person = new Typing();
  });
  afterEach(() => person.remove());

  const queue = (...argv: string[]) => person.typed(['queue', ...argv, '--data', person.folder]);
  const parked = async (...ids: string[]): Promise<SqliteQueue> => {
    const made = SqliteQueue.open(join(person.folder, 'queue.db'), { attempts: 1 });
    await made.add(ids.map((id) => ({ id, name: 'notify', data: null })));
    made.work({ notify: ({ id }) => Promise.reject(new Error(`no: ${id}@mission.example`)) });
    await made.idle();
    return made;
  };

  it('has nothing to say before there is a queue', async () => {
    expect(await queue('parked')).toBe(0);
    expect(person.lines).toEqual(['Nothing is parked.']);
    expect(await queue('retry', '--all')).toBe(0);
    expect(await queue('retry', 'n.1')).toBe(4);
  });

  it('lists what was given up, and why, without whom it was to reach', async () => {
    await (await parked('n.1', 'n.2')).close();
    expect(await queue('parked')).toBe(0);
    expect(person.lines).toEqual(['n.1  1 tries  Error: no: …', 'n.2  1 tries  Error: no: …']);
  });

  it('gives some of them another go, or all', async () => {
    await (await parked('n.1', 'n.2', 'n.3')).close();
    expect(await queue('retry', 'n.2')).toBe(0);
    expect(await queue('parked', '--json')).toBe(0);
    expect(JSON.parse(person.lines[0] ?? '')).toMatchObject([{ id: 'n.1' }, { id: 'n.3' }]);
    expect(await queue('retry', '--all')).toBe(0);
    expect(person.lines).toEqual(['2 jobs have all their tries again.']);
    expect(await queue('parked', '--json')).toBe(0);
    expect(person.lines).toEqual(['[]']);
  });

  it('changes nothing when one of the names is none', async () => {
    await (await parked('n.1')).close();
    expect(await queue('retry', 'n.1', 'n.7')).toBe(4);
    expect(person.notes[0]).toMatch(/^JOB_NOT_PARKED/);
    expect(await queue('parked')).toBe(0);
    expect(person.lines).toHaveLength(1);
  });

  it('says who has the file', async () => {
    const held = await parked('n.1');
    expect(await queue('parked')).toBe(7);
    expect(person.notes[0]).toMatch(/^QUEUE_UNUSABLE/);
    await held.close();
  });

  it('asks the service that has the file, by its door, which is the operator’s', async () => {
    await (await parked('n.1')).close();
    const settings = { NONPAPER_DATA: person.folder, NONPAPER_PORT: '0', NONPAPER_LOG: 'silent' };
    const service = await startService(readSettings(settings));
    try {
      const { url } = service;
      expect(await queue('parked', '--url', url)).toBe(0);
      expect(person.lines).toEqual(['n.1  1 tries  Error: no: …']);
      expect(await queue('retry', 'n.1', '--url', url)).toBe(0);
      expect(await queue('parked', '--json', '--url', url)).toBe(0);
      expect(person.lines).toEqual(['[]']);
      expect((await fetch(`${url}/queue`)).status).toBe(403);
      expect(await person.typed(['doctor', '--data', person.folder, '--url', url])).toBe(0);
      expect(person.all).toMatch(/ok +queue: .*0 waiting/);
    } finally {
      await service.close();
    }
  });

  it.each(['', 'parked n.1', 'parked --all', 'retry', 'retry n.1 --all', 'drop n.1'])(
    'exits 2 where it is not understood: %s',
    async (line) => expect(await queue(...line.split(' ').filter((word) => word !== ''))).toBe(2),
  );

  it('explains itself', async () => {
    expect(await queue('--help')).toBe(0);
    expect(person.all).toContain('retry');
  });
});
