import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings, startService } from '#api';
import { Client, Door, historyOf, replay } from '#cli';
import { nonpaper } from './kit/command-line.js';
import { generatedHistory } from './kit/generated-history.js';
import { Folder } from './kit/service.js';

/** Replays a file on a service in this process; nothing follows from what is recorded there: nobody is to be told of it. */
const replayed = async (dir: string, file: string) => {
  const folder = new Folder();
  const settings = readSettings({ NONPAPER_DATA: folder.path, NONPAPER_PORT: '0', NONPAPER_LOG: 'silent' });
  await folder.tokenFor('operator'); // makes the keys
  const service = await startService({ ...settings, role: 'api' });
  try {
    const history = await historyOf(dir, file, process.env);
    const door = new Door(new Client(service.url), service.tokens, 'replayed');
    return { history, ...(await replay(history, door, process.env, () => undefined)) };
  } finally {
    await service.close();
    folder.remove();
  }
};

/** Replays are long: a machine that is busy with other things takes minutes for what a quiet one does in twenty seconds. */
const PATIENCE_MS = 300_000;

describe('the replay of a history that is made up', () => {
  it(
    'is exact, and attributes every word as it was',
    async () => {
      const { dir, file, tags, truth } = generatedHistory(510);
      const { history, report, words } = await replayed(dir, file);
      rmSync(dir, { recursive: true });
      expect(report).toMatchObject({ commits: 510, versions: tags + 1, exactVersions: tags + 1, words: truth.length });
      const subjects = new Map(history.commits.map(({ id, subject }) => [id, subject]));
      expect(words.map(({ word, ours }) => ({ word, by: subjects.get(ours) }))).toEqual(truth);
      // Git takes a passage that was moved for one that was written anew, where three words of it or fewer stand together.
      expect(report.attribution.agree).toBeGreaterThan(0.97 * report.attribution.total);
    },
    PATIENCE_MS,
  );
});

describe('what cannot be replayed', () => {
  const dir = mkdtempSync(join(tmpdir(), 'nonpaper-git-'));
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', dir, '-c', 'user.name=A', '-c', 'user.email=a@x', ...args]);
  const committed = (name: string, content: string | Buffer): void => {
    writeFileSync(join(dir, name), content);
    git('add', '--', `:(literal)${name}`);
    git('commit', '--quiet', '-m', name);
  };
  afterAll(() => rmSync(dir, { recursive: true }));

  it('is named by a code', async () => {
    const code = async (folder: string, file: string, env = process.env): Promise<unknown> =>
      historyOf(folder, file, env).then(
        () => 'read',
        (error: unknown) => (error as { code?: string }).code,
      );
    expect(await code(join(dir, 'nowhere'), 'a')).toBe('REPOSITORY_UNKNOWN');
    expect(await code(dir, 'a', { ...process.env, GIT_CEILING_DIRECTORIES: tmpdir() })).toBe('REPOSITORY_UNKNOWN');
    expect(await code(dir, 'a', { PATH: dir })).toBe('GIT_MISSING');
    git('init', '--quiet');
    expect(await code(dir, 'a')).toBe('HISTORY_EMPTY');
    committed('-odd [name]*.md', 'Words.\n');
    committed('binary.md', Buffer.from([0x61, 0, 0x62]));
    committed('latin.md', Buffer.from([0xe9, 0x20, 0x61]));
    expect(await code(dir, '-odd [name]*.md')).toBe('read');
    expect(await code(dir, 'missing.md')).toBe('FILE_UNKNOWN');
    expect([await code(dir, 'binary.md'), await code(dir, 'latin.md')]).toEqual(['FILE_NOT_TEXT', 'FILE_NOT_TEXT']);
    const shallow = join(dir, 'shallow');
    execFileSync('git', ['clone', '--quiet', '--depth', '1', `file://${dir}`, shallow]);
    expect(await code(shallow, 'latin.md')).toBe('REPOSITORY_SHALLOW');
  });

  it('is not what was empty, taken away and written again', async () => {
    committed('again.md', '\n');
    committed('again.md', 'One word.\n\nAnother.\n');
    git('rm', '--quiet', 'again.md');
    git('commit', '--quiet', '-m', 'gone');
    committed('again.md', 'One word.\n\nA third.\n');
    const { report, words, history } = await replayed(dir, 'again.md');
    expect(report).toMatchObject({ commits: 4, versions: 1, exactVersions: 1, attribution: { agree: 6, total: 6 } });
    expect(new Set(words.map(({ ours }) => ours))).toEqual(new Set([history.commits.at(-1)!.id]));
  });

  it('is said on the command line', async () => {
    expect(await nonpaper(['replay', 'git', dir])).toMatchObject({ code: 2 });
    expect(await nonpaper(['replay', 'git', dir, 'missing.md'])).toMatchObject({ code: 4 });
  });
});

const CORPUS = join(import.meta.dirname, '..', '..', 'shared', 'corpora', 'site-policy.bundle');
/** With the share of words that the record and git's walk attributed alike, less a tenth of a percent: docs/replay.md. */
const FILES = [
  ['Policies/acceptable-use-policies/github-acceptable-use-policies.md', 0.9318],
  ['Policies/github-terms/github-terms-of-service.md', 0.965],
  ['Policies/github-terms/github-corporate-terms-of-service.md', 0.9136],
] as const;

/** The three files are no part of the project: where they are not beside it, one line says so. */
if (existsSync(CORPUS))
  describe('the replay of a history by many hands (../shared/corpora)', () => {
    const dir = join(mkdtempSync(join(tmpdir(), 'nonpaper-corpus-')), 'corpus');
    beforeAll(() => execFileSync('git', ['clone', '--quiet', '--bare', '--branch', 'main', CORPUS, dir]));
    afterAll(() => rmSync(join(dir, '..'), { recursive: true }));

    it.each(FILES)(
      'of %s is exact, and its words are whose git says as far as they were',
      async (file, share) => {
        const { report } = await replayed(dir, file);
        expect(report.exactVersions).toBe(report.versions);
        expect(report.attribution.agree).toBeGreaterThan(share * report.attribution.total);
      },
      PATIENCE_MS,
    );
  });
else process.stderr.write('The histories of ../shared/corpora are not here: their replay is not tested.\n');
