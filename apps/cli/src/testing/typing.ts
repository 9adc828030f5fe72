import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../run.js';
import type { Terminal } from '../terminal.js';

/** Somebody at a terminal, with a folder of their own. */
export class Typing {
  readonly folder = mkdtempSync(join(tmpdir(), 'nonpaper-typing-'));
  lines: string[] = [];
  notes: string[] = [];

  /** Runs what is typed; what it exits with. */
  async typed(argv: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
    [this.lines, this.notes] = [[], []];
    const terminal: Terminal = {
      width: 100,
      out: (...said) => void this.lines.push(...said),
      note: (...said) => void this.notes.push(...said),
      style: (_, text) => text,
    };
    return run(argv, env, terminal);
  }

  /** Everything that was to be read. */
  get all(): string {
    return [...this.lines, ...this.notes].join('\n');
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
