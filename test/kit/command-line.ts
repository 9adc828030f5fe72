import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { built } from './built.js';

const MAIN = join(import.meta.dirname, '..', '..', 'dist', 'apps', 'cli', 'src', 'main.js');

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const start = (
  args: readonly string[],
  env: Record<string, string>,
): ChildProcessByStdio<Writable, Readable, Readable> => {
  built();
  const { PATH = '', HOME = '' } = process.env;
  return spawn(process.execPath, [MAIN, ...args], { stdio: ['pipe', 'pipe', 'pipe'], env: { PATH, HOME, ...env } });
};

const collected = (stream: Readable): (() => string) => {
  let text = '';
  stream.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  return () => text;
};

/** Runs `nonpaper` to its end, with that on its standard input. */
export const nonpaper = async (
  args: readonly string[],
  env: Record<string, string> = {},
  input: string | Uint8Array = '',
): Promise<Ran> => {
  const child = start(args, env);
  child.stdin.on('error', () => undefined); // it may end without having read all of it
  child.stdin.end(input);
  const [out, err] = [collected(child.stdout), collected(child.stderr)];
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out: out(), err: err() };
};

export interface Running {
  readonly lines: readonly string[];
  /** Ctrl-C; its exit code. */
  interrupt(): Promise<number | null>;
}

/** Starts `nonpaper` and waits until it has printed a line with these words. */
export const started = async (args: readonly string[], words: string): Promise<Running> => {
  const child = start(args, {});
  child.stdin.end();
  const err = collected(child.stderr);
  const lines: string[] = [];
  const interrupt = async (): Promise<number | null> => {
    child.kill('SIGINT');
    const [code] = (await once(child, 'close')) as [number | null];
    return code;
  };
  for await (const line of createInterface(child.stdout)) {
    lines.push(line);
    if (line.includes(words)) return { lines, interrupt };
  }
  throw new Error(`it ended without saying '${words}': ${err()}`);
};
