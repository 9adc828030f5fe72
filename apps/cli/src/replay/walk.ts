import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Git } from './git.js';
import type { Commit } from './history.js';
import { movedRuns, shownAt } from './moved-runs.js';
import { paragraphsOf } from './paragraphs.js';
import { visible } from './visible.js';

/** Letters in UTF-8, byte by byte: what is neither blank nor mark, and no script that is written without blanks. */
const LETTER = [
  '[[:alnum:]_]',
  '[\xC3-\xDF][\x80-\xBF]',
  '\xE0[\xA0-\xB7\xBC-\xBF][\x80-\xBF]',
  '\xE1[\x83-\x9D\xA0-\xBF][\x80-\xBF]',
  '[\xEA-\xED][\x80-\xBF][\x80-\xBF]',
  '\xEF[\xAD-\xB9][\x80-\xBF]',
].join('|');
/** Apostrophes, hyphens, the middle point. */
const JOINT = "['-]|\xE2\x80\x99|\xE2\x80\x90|\xE2\x80\x91|\xC2\xB7";
/**
 * Words as git is to cut them, the closest to ours that it can say. In bytes, because whether git looks at more depends on
 * how it was built; hence also as a file, since an argument would be encoded.
 */
const WORD_REGEX = `(${LETTER})+((${JOINT})(${LETTER})+|[.,][0-9](${LETTER})*)*|[\xC0-\xFF][\x80-\xBF]+|[^[:space:]]`;
const CONFIGURATION = Buffer.from(`[diff]\n\twordRegex = "${WORD_REGEX}"\n`, 'latin1');

/** Lines around a change that git is asked for: all of them. */
const WHOLE = '-U1000000000';
const COMMIT = 'commit ';

/**
 * Whose each visible character of the file's last state is, by commit, as git's own word diffs along the history say. Git is
 * shown every state in a repository of its own, normalised and without blank lines: they are no words, and where many
 * lines change, git would hold on to them and compare paragraphs that have nothing to do with each other. It goes from the
 * newest to the oldest, as git prints them, and asks nothing of our own words, diffs or records.
 */
export const walk = async (commits: readonly Commit[], env: NodeJS.ProcessEnv, moves: boolean): Promise<Walked> => {
  const folder = mkdtempSync(join(tmpdir(), 'nonpaper-walk-'));
  try {
    const words = join(folder, 'words');
    writeFileSync(words, CONFIGURATION);
    await new Git(folder, env).bytes(['init', '--quiet', '--bare', '.']);
    const git = new Git(folder, env).bare(folder);
    await git.bytes(['fast-import', '--quiet', '--done'], importOf(commits));
    const back = new Back(moves);
    const asked = ['-p', '--no-ext-diff', '--no-color', WHOLE, '--word-diff=porcelain', `--format=${COMMIT}%s`];
    for await (const line of linesOf(git.stream(['-c', `include.path=${words}`, 'log', ...asked, BRANCH])))
      back.read(line);
    return back.ended();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const BRANCH = 'refs/heads/states';

/** Each state after the one before it, under the name of its commit. */
const importOf = (commits: readonly Commit[]): string =>
  commits
    .map(({ id, text }, n) => {
      const state = paragraphsOf(text)
        .map((paragraph) => `${paragraph.replaceAll('\n', ' ')}\n`)
        .join('');
      return `commit ${BRANCH}\ncommitter - <-> ${n} +0000\n${data(id)}M 644 inline text\n${data(state)}`;
    })
    .join('') + 'done\n';

const data = (content: string): string => `data ${Buffer.byteLength(content)}\n${content}\n`;

/** The visible characters of a text, and the commit that put each there; '' where no diff accounts for it. */
export interface Walked {
  readonly characters: readonly string[];
  readonly commits: readonly string[];
}

/** Follows characters back through the states of a file. */
class Back {
  private readonly characters: string[] = [];
  private readonly found: string[] = [];
  /** For each character of the state to be read next, its place in the last state; undefined where it did not last. */
  private next: (number | undefined)[] | undefined;
  private before: (number | undefined)[] = [];
  private struck: ReturnType<typeof shownAt>[] = [];
  private inserted: ReturnType<typeof shownAt>[] = [];
  private commit = '';
  private inside = false;
  private at = 0;

  /** With `moves`, what a commit strikes in one place and inserts in another keeps its commit, as a move does in TEXT. */
  constructor(private readonly moves: boolean) {}

  read(line: string): void {
    if (line.startsWith(COMMIT)) this.begin(line.slice(COMMIT.length));
    else if (!this.inside) this.inside = line.startsWith('@@');
    else this.step(line[0] ?? '', line.slice(1));
  }

  ended(): Walked {
    this.begin('');
    return { characters: this.characters, commits: this.found };
  }

  /** A commit that only moves the file has no lines, and nothing is followed. */
  private begin(commit: string): void {
    if (this.inside) {
      if (this.moves) for (const run of movedRuns(this.struck, this.inserted)) this.back(run);
      this.next = this.before;
    }
    [this.before, this.struck, this.inserted] = [[], [], []];
    this.inside = false;
    this.at = 0;
    this.commit = commit;
  }

  private step(sign: string, run: string): void {
    const characters = visible(run);
    if (sign === '-') {
      this.struck.push(shownAt(run, this.before.length));
      this.before.push(...characters.map(() => undefined));
    }
    if (sign !== ' ' && sign !== '+') return;
    const places = this.next?.slice(this.at, this.at + characters.length) ?? this.last(characters);
    if (sign === ' ') this.before.push(...places);
    else {
      this.inserted.push(shownAt(run, this.at));
      for (const place of places) if (place !== undefined) this.found[place] = this.commit;
    }
    this.at += characters.length;
  }

  private back({ from, to, characters }: ReturnType<typeof movedRuns>[number]): void {
    for (let i = 0; i < characters; i += 1) this.before[from + i] = this.placeOf(to + i);
  }

  private placeOf(at: number): number | undefined {
    return this.next === undefined ? at : this.next[at];
  }

  /** The newest diff shows the last state itself. */
  private last(characters: readonly string[]): number[] {
    const from = this.characters.length;
    this.characters.push(...characters);
    this.found.push(...characters.map(() => ''));
    return characters.map((_, i) => from + i);
  }
}

async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}
