import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A word that no other place ever holds, and the commit that put it there. */
interface Word {
  readonly word: string;
  readonly by: string;
}

type State = readonly (readonly Word[])[];

/** A git repository with the history of one file, and the truth about its last state. */
export interface Generated {
  readonly dir: string;
  readonly file: string;
  readonly tags: number;
  /** Words of the last state in order, each with the subject of the commit that put it there. */
  readonly truth: readonly Word[];
}

/** The same numbers each time, in [0, 1). */
const numbers = (seed: number): (() => number) => {
  let state = seed;
  return () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
};

/** Makes up a history: edits, additions, deletions, moves, splits, merges, renames, reverts, and branches merged with a commit of their own. */
class Drafting {
  readonly script: string[] = [];
  state: State = [];
  file = 'draft.md';
  tags = 0;
  private before: State = [];
  private words = 0;
  private marks = 0;
  private readonly random = numbers(20_180_704);

  play(commits: number): void {
    for (let n = 0; n < commits; n += 1) {
      const by = `change ${String(n)}`;
      const branched = n > 0 && n % 25 === 0;
      if (branched) this.branch(by);
      else this.main(by, n);
      if (n % 60 === 59) this.tag();
    }
  }

  private main(by: string, n: number): void {
    const was = this.state;
    const moved = n > 0 && n % 110 === 0;
    this.state = n === 0 ? Array.from({ length: 20 }, () => this.paragraph(by)) : this.changed(by);
    this.before = was;
    const old = this.file;
    if (moved) this.file = `drafts-${String(n)}/draft «é» ${String(n)}.md`;
    this.commit('main', by, old);
  }

  /** Two commits on a branch; on the first-parent line it is the merge that brings their words. */
  private branch(by: string): void {
    const fork = this.marks;
    const was = this.state;
    for (const side of ['a', 'b']) {
      this.state = this.changed(by);
      this.commit('side', `${by}, on the side ${side}`, this.file, side === 'a' ? [fork] : []);
    }
    this.before = was;
    this.commit('main', by, this.file, [fork, this.marks]);
  }

  private changed(by: string): State {
    const n = this.state.length;
    const at = this.pick(n);
    const isLong = (this.state[at]?.length ?? 0) > 14;
    const kinds: [share: number, can: boolean, change: () => State][] = [
      [0.1, n > 12, () => this.state.toSpliced(at, 1)],
      [0.1, n < 30, () => this.state.toSpliced(at, 0, this.paragraph(by))],
      [0.15, true, () => this.moved(at, this.state[at] ?? [])],
      [0.05, true, () => this.moved(at, this.edited(at, by))],
      [0.07, this.before.length > 0, () => this.reverted(by)],
      [0.06, n < 30 && isLong, () => this.split(at, by)],
      [0.06, n > 12, () => this.merged(at, by)],
    ];
    let roll = this.random();
    const [, , change] = kinds.find(([share, can]) => (roll -= share) < 0 && can) ?? [];
    return change?.() ?? this.state.with(at, this.edited(at, by));
  }

  /** What stood before the last change stands again; words that were gone are put back by who puts them back. */
  private reverted(by: string): State {
    const standing = new Map(this.state.flat().map((word) => [word.word, word]));
    return this.before.map((words) => words.map(({ word }) => standing.get(word) ?? { word, by }));
  }

  /** Never to where it was: a commit that changes nothing is not one of the file's. */
  private moved(from: number, paragraph: readonly Word[]): State {
    const to = this.pick(this.state.length - 1);
    return this.state.toSpliced(from, 1).toSpliced(to < from ? to : to + 1, 0, paragraph);
  }

  /** One paragraph becomes two, and often one of them is edited by the same commit. */
  private split(at: number, by: string): State {
    const whole = this.state[at] ?? [];
    const cut = 5 + this.pick(whole.length - 9);
    const parts = [whole.slice(0, cut), whole.slice(cut)];
    return this.state.toSpliced(at, 1, ...parts.map((part) => (this.random() < 0.5 ? part : this.withNew(part, by))));
  }

  /** A paragraph and the next one become one, and where they meet a word is often put between them. */
  private merged(at: number, by: string): State {
    const first = Math.min(at, this.state.length - 2);
    const [a = [], b = []] = this.state.slice(first, first + 2);
    const between = this.random() < 0.5 ? [] : [this.word(by)];
    return this.state.toSpliced(first, 2, [...a, ...between, ...b]);
  }

  private withNew(paragraph: readonly Word[], by: string): Word[] {
    return paragraph.toSpliced(this.pick(paragraph.length + 1), 0, this.word(by));
  }

  private edited(at: number, by: string): Word[] {
    const paragraph = this.state[at] ?? [];
    const from = this.pick(paragraph.length - 3);
    const gone = paragraph.length > 14 ? this.pick(4) : 0;
    return [...paragraph].toSpliced(from, gone, ...Array.from({ length: 1 + this.pick(3) }, () => this.word(by)));
  }

  private paragraph(by: string): Word[] {
    return Array.from({ length: 14 + this.pick(10) }, () => this.word(by));
  }

  private word(by: string): Word {
    this.words += 1;
    return { word: `word${String(this.words)}`, by };
  }

  private pick(below: number): number {
    return Math.floor(this.random() * below);
  }

  private commit(branch: string, subject: string, old: string, parents: readonly number[] = []): void {
    this.marks += 1;
    const text = this.state.map((words) => words.map(({ word }) => word).join(' ')).join('\n\n') + '\n';
    const who = `Author ${String(this.marks % 7)} <author@example.org> ${String(1_500_000_000 + this.marks * 3600)} +0000`;
    const [from, merged] = parents;
    this.script.push(
      `commit refs/heads/${branch}\nmark :${String(this.marks)}\nauthor ${who}\ncommitter ${who}\n${data(subject)}`,
      ...(from === undefined ? [] : [`from :${String(from)}\n`]),
      ...(merged === undefined ? [] : [`merge :${String(merged)}\n`]),
      ...(old === this.file ? [] : [`D "${old}"\n`]),
      `M 644 inline "${this.file}"\n${data(text)}`,
    );
  }

  private tag(): void {
    this.tags += 1;
    this.script.push(`reset refs/tags/v${String(this.tags)}\nfrom :${String(this.marks)}\n\n`);
  }
}

const data = (text: string): string => `data ${String(Buffer.byteLength(text))}\n${text}\n`;

/** A bare repository in a folder of its own, the history of which is made up and known. */
export const generatedHistory = (commits: number): Generated => {
  const dir = mkdtempSync(join(tmpdir(), 'nonpaper-history-'));
  const drafting = new Drafting();
  drafting.play(commits);
  execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=main', dir]);
  execFileSync('git', ['-C', dir, 'fast-import', '--quiet'], { input: drafting.script.join('') });
  return { dir, file: drafting.file, tags: drafting.tags, truth: drafting.state.flat() };
};
