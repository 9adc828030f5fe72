import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface RedisServerOptions {
  /** How soon what was written is on disk; `everysec` unless told. */
  readonly fsync?: 'always' | 'everysec';
  /** Further settings of redis.conf, such as `{ 'maxmemory-policy': 'allkeys-lru' }`. */
  readonly settings?: Readonly<Record<string, string>>;
}

const HOST = '127.0.0.1';
const MISSING = 'redis-server is not on the PATH; install it, on Debian with: apt-get install redis-server';

/** Starts a real redis-server, for tests and benches: its own process, port and folder, gone when this process is. */
export const startRedis = async (options: RedisServerOptions = {}): Promise<RedisServer> => {
  const server = new RedisServer(await mkdtemp(join(tmpdir(), 'redis-')), await freePort(), options);
  await server.restart();
  return server;
};

/** A running redis-server that can be treated badly. */
export class RedisServer {
  readonly url: string;
  readonly #folder: string;
  readonly #options: RedisServerOptions;
  #process: ChildProcess | undefined;
  #watch: ChildProcess | undefined;

  constructor(
    folder: string,
    readonly port: number,
    options: RedisServerOptions,
  ) {
    this.#folder = folder;
    this.#options = options;
    this.url = `redis://${HOST}:${String(port)}`;
  }

  /** It keeps its connections and answers nothing. */
  pause(): void {
    this.#process?.kill('SIGSTOP');
  }

  resume(): void {
    this.#process?.kill('SIGCONT');
  }

  /** As a power cut would, but for what the system has still to write. */
  async kill(): Promise<void> {
    const child = this.#process;
    this.#process = undefined;
    if (child === undefined) return;
    child.ref(); // waited for now
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
    this.#watch?.kill('SIGKILL');
  }

  /** Runs again, on the same port and folder. */
  async restart(): Promise<void> {
    await this.kill();
    const child = spawn('redis-server', this.#settings(), { stdio: ['ignore', 'pipe', 'inherit'] });
    await ready(child);
    this.#process = child;
    // A process killed outright cannot kill what it started; a shell at the other end of a pipe notices.
    this.#watch = spawn('sh', ['-c', `read never; kill -9 ${String(child.pid)}`], {
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    this.#watch.unref();
    child.unref();
  }

  /** Everything in it is lost. */
  async flush(): Promise<void> {
    const socket = connect(this.port, HOST);
    socket.end('FLUSHALL\r\n');
    const [answer] = (await once(socket, 'data')) as [Buffer];
    socket.destroy();
    if (!answer.toString().startsWith('+OK')) throw new Error(`FLUSHALL: ${answer.toString()}`);
  }

  async stop(): Promise<void> {
    await this.kill();
    await rm(this.#folder, { recursive: true, force: true });
  }

  #settings(): string[] {
    const settings = {
      port: String(this.port),
      bind: HOST,
      dir: this.#folder,
      save: '',
      appendonly: 'yes',
      appendfsync: this.#options.fsync ?? 'everysec',
      'maxmemory-policy': 'noeviction',
      ...this.#options.settings,
    };
    return Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
  }
}

/** Resolves when it takes connections. */
const ready = async (child: ChildProcess): Promise<void> => {
  const failed = once(child, 'error').then(([error]) => {
    throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? new Error(MISSING) : error;
  });
  await Promise.race([listening(child), failed]);
};

const listening = async ({ stdout }: ChildProcess): Promise<void> => {
  if (stdout === null) return;
  const said: string[] = [];
  for await (const line of createInterface(stdout)) {
    said.push(line);
    if (line.includes('Ready to accept connections')) return void stdout.resume();
  }
  throw new Error(`redis-server did not start:\n${said.join('\n')}`);
};

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, HOST);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};
