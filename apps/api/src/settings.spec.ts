import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Invalid } from '#eventsourcing';
import { readSettings } from './settings.js';

const problem = (environment: Record<string, string>): Invalid => {
  try {
    readSettings(environment);
  } catch (error) {
    if (error instanceof Invalid) return error;
    throw error;
  }
  throw new Error('nothing was wrong with these settings');
};

const named = (environment: Record<string, string>): string[] => problem(environment).issues.map(({ path }) => path);

describe('the settings', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nonpaper-settings-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const file = (name: string, content = '{}'): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };

  /** What an api node and a worker need, and nothing more. */
  const api = (): Record<string, string> => ({
    ...{ NONPAPER_ROLE: 'api', NONPAPER_EVENT_STORE: 'kurrentdb://store:2113', NONPAPER_KEYS: file('keys.json') },
  });
  const worker = {
    ...{ NONPAPER_ROLE: 'worker', NONPAPER_EVENT_STORE: 'esdb+discover://a:2113,b:2113?tls=false' },
    NONPAPER_QUEUE: 'redis://queue:6379',
  };

  it('have defaults that need no server', () => {
    expect(readSettings({})).toEqual({
      ...{
        role: 'all',
        data: './data',
        eventStore: 'sqlite:./data/ledger.db',
        queue: 'sqlite',
        keys: 'data/keys.json',
      },
      ...{ host: '127.0.0.1', port: 3000, startSeconds: 10, mailFrom: 'notices@nonpaper.invalid', log: 'info' },
      digestAt: '18:00',
    });
  });

  it('are taken as they are given', () => {
    const given = {
      ...{ NONPAPER_EVENT_STORE: 'sqlite:/srv/ledger.db', NONPAPER_DATA: '/srv', NONPAPER_PORT: '0' },
      ...{ NONPAPER_SMTP_URL: 'smtps://mail.example', NONPAPER_PUBLIC_URL: 'https://nonpaper.example' },
      ...{ NONPAPER_MAIL_PER_SECOND: '20', NONPAPER_START_SECONDS: '0' },
    };
    expect(readSettings(given)).toMatchObject({
      ...{ eventStore: 'sqlite:/srv/ledger.db', data: '/srv', keys: '/srv/keys.json', port: 0 },
      ...{ smtpUrl: 'smtps://mail.example', publicUrl: 'https://nonpaper.example', mailPerSecond: 20, startSeconds: 0 },
    });
  });

  it('of the roles that scale out are taken as they are given', () => {
    expect(readSettings(api())).toMatchObject({ role: 'api', eventStore: 'kurrentdb://store:2113' });
    expect(readSettings({ ...api(), NONPAPER_QUEUE: 'redis://queue' }).role).toBe('api');
    expect(readSettings(worker)).toMatchObject({ role: 'worker', queue: 'redis://queue:6379' });
    expect(readSettings({ ...worker, NONPAPER_ROLE: 'all' }).role).toBe('all');
  });

  it.each([
    'kurrentdb://store:2113',
    'kurrentdb+discover://store:2113?tls=true&nodePreference=leader',
    'esdb://admin:chang%40eit@a:2113,b:2113,c:2113/?tls=false',
  ])('take the event store %s', (url) => {
    expect(readSettings({ NONPAPER_EVENT_STORE: url }).eventStore).toBe(url);
  });

  it.each(['sqlite', 'redis://queue:6379', 'rediss://:secret@queue:6380/1', 'redis://user:secret@queue?family=6'])(
    'take the queue %s',
    (url) => expect(readSettings({ NONPAPER_QUEUE: url }).queue).toBe(url),
  );

  it('leave what is not theirs alone', () => {
    expect(() => readSettings({ PATH: '/bin', NONPAPER_URL: 'http://x', NONPAPER_DEEP: '1' })).not.toThrow();
  });

  it('that are wrong are all named at once, with what would be right', () => {
    const wrong = {
      ...{ NONPAPER_EVENT_STORE: 'postgres://x', NONPAPER_QUEUE: 'rabbit', NONPAPER_DATA: '', NONPAPER_ROLE: 'king' },
      ...{ NONPAPER_HOST: '', NONPAPER_PORT: '70000', NONPAPER_SMTP_URL: 'http://mail', NONPAPER_MAIL_FROM: 'nobody' },
      ...{ NONPAPER_PUBLIC_URL: 'ftp://x', NONPAPER_LOG: 'loud', NONPAPER_PROT: '3000', NONPAPER_KEYS: '' },
      ...{ NONPAPER_MAIL_PER_SECOND: '0', NONPAPER_START_SECONDS: 'soon' },
    };
    const { code, issues, message } = problem(wrong);
    expect(code).toBe('SETTINGS');
    expect(issues.map(({ path }) => path).toSorted()).toEqual(Object.keys(wrong).toSorted());
    for (const { path, message: right } of issues) {
      expect(message).toContain(path);
      expect(right).toMatch(/\bmust be|must name|is no setting|one of/i);
    }
  });

  it.each(['x', '-1', '1.5', '65536', ''])('take no port %j', (port) => {
    expect(problem({ NONPAPER_PORT: port }).issues).toHaveLength(1);
  });

  it.each(['kurrentdb://', 'kurrentdb:store', 'sqlite:', 'esdb://us er@x', 'kurrentdb+x://a', ''])(
    'take no event store %j',
    (url) => expect(named({ NONPAPER_EVENT_STORE: url })).toEqual(['NONPAPER_EVENT_STORE']),
  );

  it.each(['redis://', 'redis:x', 'sqlite:queue.db', 'http://queue', ''])('take no queue %j', (url) =>
    expect(named({ NONPAPER_QUEUE: url })).toEqual(['NONPAPER_QUEUE']),
  );

  it('fit the role: an api node shares a ledger and keys, and has no queue', () => {
    expect(named({ NONPAPER_ROLE: 'api' })).toEqual(['NONPAPER_EVENT_STORE', 'NONPAPER_KEYS']);
    const wrong = { NONPAPER_ROLE: 'api', NONPAPER_EVENT_STORE: 'sqlite:x', NONPAPER_QUEUE: 'sqlite' };
    const { issues } = problem({ ...wrong, NONPAPER_KEYS: join(folder, 'nowhere.json') });
    expect(issues).toEqual([
      { path: 'NONPAPER_EVENT_STORE', message: expect.stringMatching(/kurrentdb:.*NONPAPER_ROLE=all/) as string },
      { path: 'NONPAPER_QUEUE', message: expect.stringContaining('left out') as string },
      { path: 'NONPAPER_KEYS', message: expect.stringMatching(/nonpaper keys --out FILE.*nowhere\.json/) as string },
    ]);
  });

  it('fit the role: workers share a ledger and a queue, and need no keys', () => {
    expect(named({ NONPAPER_ROLE: 'worker' })).toEqual(['NONPAPER_EVENT_STORE', 'NONPAPER_QUEUE']);
    expect(named({ ...worker, NONPAPER_QUEUE: 'sqlite' })).toEqual(['NONPAPER_QUEUE']);
    expect(named({ ...worker, NONPAPER_QUEUE: 'rabbit' })).toEqual(['NONPAPER_QUEUE']);
  });

  describe('that are secret', () => {
    it('may be in files', () => {
      const env = {
        ...{ NONPAPER_ROLE: 'worker', NONPAPER_EVENT_STORE_FILE: file('store', 'kurrentdb://a:b@store:2113\n') },
        ...{
          NONPAPER_QUEUE_FILE: file('queue', ' rediss://:x@queue:6379 '),
          NONPAPER_SMTP_URL_FILE: file('s', 'smtp://m'),
        },
      };
      expect(readSettings(env)).toMatchObject({
        ...{ eventStore: 'kurrentdb://a:b@store:2113', queue: 'rediss://:x@queue:6379', smtpUrl: 'smtp://m' },
      });
    });

    it('are named by their file when they are wrong there, are missing, or are given twice', () => {
      const env = {
        ...{ NONPAPER_EVENT_STORE_FILE: file('wrong', 'postgres://x'), NONPAPER_QUEUE_FILE: join(folder, 'nowhere') },
        ...{ NONPAPER_SMTP_URL: 'smtp://m', NONPAPER_SMTP_URL_FILE: file('mail', 'smtp://m') },
      };
      expect(named(env).toSorted()).toEqual([
        ...['NONPAPER_EVENT_STORE_FILE', 'NONPAPER_QUEUE_FILE', 'NONPAPER_SMTP_URL_FILE'],
      ]);
      expect(JSON.stringify(problem(env).issues)).toContain('ENOENT');
    });

    it('are not repeated when they are wrong', () => {
      const env = {
        ...{ NONPAPER_EVENT_STORE: 'kurrent://admin:opensesame@x', NONPAPER_QUEUE: 'redis://:opensesame@' },
        ...{ NONPAPER_SMTP_URL_FILE: file('open', 'http://opensesame'), NONPAPER_KEYS: '' },
      };
      const { message, issues } = problem(env);
      expect(issues).toHaveLength(4);
      expect(message + JSON.stringify(issues)).not.toContain('opensesame');
    });
  });
});
