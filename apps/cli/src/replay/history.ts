import { Invalid, NotFound } from '#eventsourcing';
import { normalise } from '#text';
import { Git } from './git.js';

/** One commit of the first-parent history that changed the file. */
export interface Commit {
  readonly id: string;
  /** As the repository's mailmap has it. */
  readonly author: string;
  /** When it came into this history, ISO 8601 in UTC. */
  readonly at: string;
  readonly subject: string;
  readonly path: string;
  /** The file as this commit left it, normalised; '' when it took it away. */
  readonly text: string;
}

/** The history of one file, oldest first, and which of its states were tagged. */
export interface History {
  readonly git: Git;
  readonly head: string;
  /** The file's path from the top of the repository, as it was named. */
  readonly path: string;
  readonly commits: readonly Commit[];
  /** Tags by the place among the commits of the state that they name. */
  readonly tags: ReadonlyMap<number, readonly string[]>;
}

/** Along the first parents, through renames: what both this reader and the independent walk ask of git. */
export const FOLLOWED = [
  '--first-parent',
  '--diff-merges=first-parent',
  '--follow',
  '--no-ext-diff',
  '--no-color',
  '-M',
];

/** Reads the history of a file; what cannot be read is `NotFound` or `Invalid` with a code. */
export const historyOf = async (dir: string, file: string, env: NodeJS.ProcessEnv): Promise<History> => {
  const { git, path } = await located(new Git(dir, env), dir, file);
  const head = await headOf(git, dir);
  const changes = changesIn(
    await git.text(['log', ...FOLLOWED, '--raw', '--no-abbrev', '-z', '--format=%H', head, '--', path]),
  );
  if (changes.length === 0)
    throw new NotFound('FILE_UNKNOWN', `${dir} has no history of ${file}: name a file as the repository does.`);
  const commits = await commitsOf(git, changes.reverse());
  return { git, head, path, commits, tags: await tagsOf(git, head, commits) };
};

/** The repository around a folder, and the file's path from its top, wherever in it the folder is. */
const located = async (git: Git, dir: string, file: string): Promise<{ git: Git; path: string }> => {
  const repository = withoutNewline(await git.text(['rev-parse', '--absolute-git-dir']));
  const [inside, shallow] = (await git.text(['rev-parse', '--is-inside-work-tree', '--is-shallow-repository'])).split(
    '\n',
  );
  if (shallow === 'true')
    throw new Invalid(
      'REPOSITORY_SHALLOW',
      `${dir} is a shallow clone: whose the words of its oldest commit are is not known there. Run git fetch --unshallow.`,
    );
  const prefix = inside === 'true' ? withoutNewline(await git.text(['rev-parse', '--show-prefix'])) : '';
  return { git: git.bare(repository), path: prefix + file };
};

const withoutNewline = (line: string): string => line.replace(/\n$/, '');

const headOf = async (git: Git, dir: string): Promise<string> => {
  try {
    return withoutNewline(await git.text(['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']));
  } catch (error) {
    if (error instanceof Invalid) throw new NotFound('HISTORY_EMPTY', `${dir} has no commit yet.`);
    throw error;
  }
};

interface Change {
  readonly commit: string;
  readonly mode: string;
  readonly blob: string;
  readonly path: string;
}

/** Reads `--raw -z`: a commit's id, then `:mode mode blob blob status`, then the path, of a rename both. */
const changesIn = (told: string): Change[] => {
  const fields = told.split('\0').values();
  const found: Change[] = [];
  let commit = '';
  for (const field of fields) {
    const raw = RAW.exec(field);
    if (raw) found.push(changeOf(commit, raw, fields));
    else commit = field.trim() || commit;
  }
  return found;
};

const RAW = /^\n?:\d+ (\d+) \w+ (\w+) (\w)/;

const changeOf = (
  commit: string,
  [, mode = '', blob = '', status = '']: string[],
  fields: Iterator<string>,
): Change => {
  const paths = /[RC]/.test(status) ? [fields.next(), fields.next()] : [fields.next()];
  return { commit, mode, blob, path: String(paths.at(-1)?.value) };
};

const commitsOf = async (git: Git, changes: readonly Change[]): Promise<Commit[]> => {
  const texts = await textsOf(git, changes);
  const told = await git.text(
    ['log', '--no-walk=unsorted', '--stdin', '-z', '--format=%aN%x00%cI%x00%s'],
    changes.map(({ commit }) => `${commit}\n`).join(''),
  );
  const fields = told.split('\0');
  return changes.map(({ commit, path }, i) => ({
    id: commit,
    author: fields[3 * i] ?? '',
    at: new Date(fields[3 * i + 1] ?? 0).toISOString(),
    subject: fields[3 * i + 2] ?? '',
    path,
    text: texts[i] ?? '',
  }));
};

const NOTHING = /^0+$/;

const textsOf = async (git: Git, changes: readonly Change[]): Promise<string[]> => {
  const blobs = [...new Set(changes.map(({ blob }) => blob).filter((blob) => !NOTHING.test(blob)))];
  const told = await git.bytes(['cat-file', '--batch'], blobs.map((blob) => `${blob}\n`).join(''));
  const bytes = new Map(contentsIn(told));
  return changes.map((change) => (NOTHING.test(change.blob) ? '' : textOf(change, bytes.get(change.blob))));
};

/** Reads `cat-file --batch`: `id type size`, then so many bytes and a newline. */
const contentsIn = (told: Buffer): [blob: string, content: Buffer][] => {
  const found: [string, Buffer][] = [];
  for (let at = 0; at < told.length;) {
    const end = told.indexOf('\n', at);
    const [blob = '', , size = '0'] = told.toString('latin1', at, end).split(' ');
    found.push([blob, told.subarray(end + 1, end + 1 + Number(size))]);
    at = end + 2 + Number(size);
  }
  return found;
};

/** What no wording of ours may hold: control characters that TEXT's normalisation does not take away, turned directions. */
const UNSPEAKABLE = /(?!\n)\p{Cc}|[\u202D\u202E]/u;

const textOf = ({ commit, mode, path }: Change, bytes: Buffer | undefined): string => {
  const at = `${path} at ${commit.slice(0, 10)}`;
  if (!mode.startsWith('100') || bytes === undefined)
    throw new Invalid('FILE_NOT_TEXT', `${at} is no file: only the history of a text file can be replayed.`);
  const text = decoded(bytes, at);
  if (UNSPEAKABLE.test(text))
    throw new Invalid(
      'FILE_NOT_TEXT',
      `${at} holds control characters: only the history of a text file can be replayed.`,
    );
  return text;
};

const decoded = (bytes: Buffer, at: string): string => {
  try {
    return normalise(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Invalid('FILE_NOT_TEXT', `${at} is not UTF-8: only the history of a text file can be replayed.`);
  }
};

const TAGS = ['for-each-ref', '--format=%(refname:short)%00%(objectname)%00%(*objectname)'];

/** A tag names the state that the last commit before it left: the file may not have changed in the tagged one. */
const tagsOf = async (git: Git, head: string, commits: readonly Commit[]): Promise<Map<number, string[]>> => {
  const tags = new Map<number, string[]>();
  const told = (await git.text([...TAGS, '--merged', head, 'refs/tags'])).split('\n').filter((line) => line !== '');
  if (told.length === 0) return tags;
  const line = (await git.text(['rev-list', '--first-parent', '--reverse', head])).split('\n');
  const states = statesAlong(line, commits);
  for (const tag of told) {
    const [name = '', object = '', peeled = ''] = tag.split('\0');
    const place = states.get(peeled === '' ? object : peeled);
    if (place !== undefined) tags.set(place, [...(tags.get(place) ?? []), name]);
  }
  return tags;
};

/** For every commit along the line, the place of the state that the file had then. */
const statesAlong = (line: readonly string[], commits: readonly Commit[]): Map<string, number> => {
  const places = new Map(commits.map(({ id }, i) => [id, i]));
  const states = new Map<string, number>();
  let state: number | undefined;
  for (const id of line) {
    state = places.get(id) ?? state;
    if (state !== undefined) states.set(id, state);
  }
  return states;
};
