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

describe('the settings', () => {
  it('have defaults that need no server', () => {
    expect(readSettings({})).toEqual({
      ...{ data: './data', ledger: './data/ledger.db', host: '127.0.0.1', port: 3000 },
      ...{ mailFrom: 'notices@nonpaper.invalid', log: 'info' },
    });
  });

  it('are taken as they are given', () => {
    const given = {
      ...{ NONPAPER_EVENT_STORE: 'sqlite:/srv/ledger.db', NONPAPER_DATA: '/srv', NONPAPER_PORT: '0' },
      ...{ NONPAPER_SMTP_URL: 'smtps://mail.example', NONPAPER_PUBLIC_URL: 'https://nonpaper.example' },
    };
    expect(readSettings(given)).toMatchObject({
      ...{ ledger: '/srv/ledger.db', data: '/srv', port: 0 },
      ...{ smtpUrl: 'smtps://mail.example', publicUrl: 'https://nonpaper.example' },
    });
  });

  it('leave what is not theirs alone', () => {
    expect(() => readSettings({ PATH: '/bin', NONPAPER_URL: 'http://x', NONPAPER_DEEP: '1' })).not.toThrow();
  });

  it('that are wrong are all named at once, with what would be right', () => {
    const wrong = {
      NONPAPER_EVENT_STORE: 'postgres://x',
      NONPAPER_QUEUE: 'rabbit',
      NONPAPER_DATA: '',
      NONPAPER_ROLE: 'king',
      NONPAPER_HOST: '',
      NONPAPER_PORT: '70000',
      NONPAPER_SMTP_URL: 'http://mail',
      NONPAPER_MAIL_FROM: 'nobody',
      NONPAPER_PUBLIC_URL: 'ftp://x',
      NONPAPER_LOG: 'loud',
      NONPAPER_PROT: '3000',
    };
    const { code, issues, message } = problem(wrong);
    expect(code).toBe('SETTINGS');
    expect(issues.map(({ path }) => path).toSorted()).toEqual(Object.keys(wrong).toSorted());
    for (const { path, message: right } of issues) {
      expect(message).toContain(path);
      expect(right).not.toBe('');
    }
  });

  it.each(['x', '-1', '1.5', '65536', ''])('take no port %j', (port) => {
    expect(problem({ NONPAPER_PORT: port }).issues).toHaveLength(1);
  });
});
