import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A message as the server was given it. */
export interface TakenMessage {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
}

export interface SmtpSink {
  readonly url: string;
  /** A port that takes the connection and never says a word. */
  readonly muteUrl: string;
  /** What it has taken so far, in order. */
  readonly taken: readonly TakenMessage[];
  /** Resolves when it has taken so many. */
  hasTaken(count: number): Promise<void>;
  stop(): Promise<void>;
}

const SINK = fileURLToPath(new URL('./mail-server.mjs', import.meta.url));

/** Starts a real mail server in another process; `mail-server.mjs` says how it behaves. */
export const startSmtpSink = async (): Promise<SmtpSink> => {
  const child = spawn(process.execPath, [SINK], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const taken: TakenMessage[] = [];
  const ports = new Map<string, number>();
  let told: () => void = () => undefined;

  createInterface(child.stdout).on('line', (line) => {
    const said = JSON.parse(line) as TakenMessage | Record<string, number>;
    if ('raw' in said) taken.push(said as TakenMessage);
    else for (const [name, port] of Object.entries(said)) ports.set(name, port);
    told();
  });
  const until = async (holds: () => boolean): Promise<void> => {
    while (!holds()) await new Promise<void>((resolve) => (told = resolve));
  };
  await until(() => ports.size === 2);

  const url = (name: string): string => `smtp://127.0.0.1:${String(ports.get(name))}`;
  return {
    url: url('port'),
    muteUrl: url('mutePort'),
    taken,
    hasTaken: (count) => until(() => taken.length >= count),
    stop: () => {
      child.kill();
      return exited;
    },
  };
};
