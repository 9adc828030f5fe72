import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Invalid, NotFound, Unavailable } from '#eventsourcing';

/** Nothing of what a repository or a person has configured may change what is read, or run anything. */
const PLAINLY = ['-c', 'core.quotePath=false', '-c', 'log.showSignature=false', '-c', 'diff.algorithm=myers'];
const ENVIRONMENT = {
  LC_ALL: 'C',
  GIT_LITERAL_PATHSPECS: '1',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_NO_LAZY_FETCH: '1',
};
/** Where somebody stands in a hook, these would lead to another repository than the one that is named. */
const ELSEWHERE =
  /^GIT_(DIR|WORK_TREE|INDEX_FILE|COMMON_DIR|OBJECT_DIRECTORY|NAMESPACE|PREFIX|CONFIG.*|EXTERNAL_DIFF)$/;

/** The git binary in a folder. */
export class Git {
  private readonly env: NodeJS.ProcessEnv;

  constructor(
    private readonly dir: string,
    env: NodeJS.ProcessEnv,
    private readonly options: readonly string[] = [],
  ) {
    const own = Object.entries(env).filter(([name]) => !ELSEWHERE.test(name));
    this.env = { ...Object.fromEntries(own), ...ENVIRONMENT };
  }

  /** The same repository without its work tree: what is checked out there, attributes too, has no say. */
  bare(repository: string): Git {
    return new Git(this.dir, this.env, [`--git-dir=${repository}`, '-c', 'core.bare=true']);
  }

  /** Everything that git prints, as it comes. Fails as `problemOf` says when git does. */
  async *stream(args: readonly string[], input = ''): AsyncGenerator<Buffer> {
    const child = spawn('git', ['-C', this.dir, '--no-pager', ...this.options, ...PLAINLY, ...args], { env: this.env });
    const ended = once(child, 'close') as Promise<[number | null]>;
    ended.catch(() => undefined); // awaited below; the output ends first
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (said += chunk.slice(0, 2000)));
    child.stdin.on('error', () => undefined); // git may have ended before it read everything, and says why
    child.stdin.end(input);
    try {
      for await (const chunk of child.stdout) yield chunk as Buffer;
      const [code] = await ended.catch(notRun);
      if (code !== 0) throw problemOf(said.trim(), this.dir);
    } finally {
      child.kill();
    }
  }

  async bytes(args: readonly string[], input = ''): Promise<Buffer> {
    const chunks = [];
    for await (const chunk of this.stream(args, input)) chunks.push(chunk);
    return Buffer.concat(chunks);
  }

  async text(args: readonly string[], input = ''): Promise<string> {
    return (await this.bytes(args, input)).toString('utf8');
  }
}

const notRun = (error: unknown): never => {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT')
    throw new Unavailable('GIT_MISSING', 'There is no git here: install it, and let it be found on the PATH.');
  throw error;
};

const problemOf = (said: string, dir: string): Error => {
  const [line = 'git failed'] = said.split('\n');
  if (/cannot change to|not a git repository/.test(said))
    return new NotFound('REPOSITORY_UNKNOWN', `${dir} is no git repository: name a work tree or a bare one.`);
  return new Invalid('REPOSITORY_UNREADABLE', `git cannot read ${dir}: ${line.replace(/^fatal: /, '')}`);
};
