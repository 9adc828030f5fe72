/**
 * A stand-in for a KurrentDB server, a process of its own that speaks the client's protocol and keeps its log on
 * disk. It is no KurrentDB: what is modelled, and what is not, stands at the head of each file. It can be killed and
 * started again, and told to do what real servers do on bad days (faults.ts).
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type User } from './access.js';
import { type Order, type Said, type Start } from './control.js';
import { type Faults } from './faults.js';

const ENTRY = join(import.meta.dirname, 'entry.mjs');
const TLS = join(import.meta.dirname, 'tls');

export interface KurrentDbOptions {
  /** Where the log is kept; without it a new folder that goes with the server. */
  readonly folder?: string;
  /** Any free port unless given; a restart takes the same again. */
  readonly port?: number;
  readonly tls?: boolean;
  /** The one who may come in, over TLS only: the client sends no password in the clear. */
  readonly user?: User;
}

/** A process that listens, and what it has been asked and not yet answered. */
class Running {
  readonly #waiting = new Map<number, { resolve: (result: number) => void; reject: (error: Error) => void }>();
  #asked = 0;

  private constructor(readonly child: ChildProcess) {
    child.on('message', (said: Said) => this.#hear(said));
    child.on('exit', () => {
      for (const { reject } of this.#waiting.values()) reject(new Error('The stand-in was killed before it answered.'));
      this.#waiting.clear();
    });
  }

  static async start(start: Start): Promise<{ running: Running; port: number }> {
    const child = spawn(process.execPath, [ENTRY, JSON.stringify(start)], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const exited = once(child, 'exit').then(([code]) =>
      Promise.reject(new Error(`It did not start: ${String(code)}.`)),
    );
    const [said] = (await Promise.race([once(child, 'message'), exited])) as [{ listening: number }];
    exited.catch(() => {});
    return { running: new Running(child), port: said.listening };
  }

  ask(order: Order): Promise<number> {
    const id = ++this.#asked;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.child.send({ id, order }, (error) => error && reject(error));
    });
  }

  async kill(signal: NodeJS.Signals): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exited = once(this.child, 'exit');
    this.child.kill(signal);
    await exited;
  }

  #hear(said: Said): void {
    if (!('answer' in said)) return;
    const waiting = this.#waiting.get(said.answer);
    this.#waiting.delete(said.answer);
    if (said.error === undefined) waiting?.resolve(said.result ?? 0);
    else waiting?.reject(new Error(said.error));
  }
}

/** The stand-in as a test holds it. */
export class KurrentDbServer {
  #running: Running;

  private constructor(
    running: Running,
    readonly start: Start,
    readonly isFolderOurs: boolean,
  ) {
    this.#running = running;
  }

  static async open({ folder, port = 0, tls, user }: KurrentDbOptions): Promise<KurrentDbServer> {
    const path = folder ?? mkdtempSync(join(tmpdir(), 'nonpaper-kurrentdb-'));
    const wanted = { folder: path, port, tls: tls ? TLS : undefined, user };
    const { running, port: bound } = await Running.start(wanted);
    return new KurrentDbServer(running, { ...wanted, port: bound }, folder === undefined);
  }

  get folder(): string {
    return this.start.folder;
  }

  get port(): number {
    return this.start.port;
  }

  /** The connection string for clients; over TLS with the user's name and password. */
  get url(): string {
    const { user, tls, port } = this.start;
    const who = user ? `${encodeURIComponent(user.name)}:${encodeURIComponent(user.password)}@` : '';
    const options = tls === undefined ? 'tls=false' : `tls=true&tlsCAFile=${join(tls, 'ca.crt')}`;
    const host = tls === undefined ? '127.0.0.1' : 'localhost'; // TLS names hosts, not addresses
    return `kurrentdb://${who}${host}:${String(port)}?${options}`;
  }

  /** Replaces the faults in force; `{}` makes it well again. They are forgotten by a restart. */
  async fault(faults: Faults): Promise<void> {
    await this.#running.ask({ do: 'fault', faults });
  }

  /** Takes the events of tombstoned streams out of the log. */
  async scavenge(): Promise<void> {
    await this.#running.ask({ do: 'scavenge' });
  }

  /** Changes one byte of a stored event's data, behind every client's back. */
  async damage(stream: string, revision: bigint | number | string): Promise<void> {
    await this.#running.ask({ do: 'damage', stream, revision: String(revision) });
  }

  /** How many append requests this process has received; a restart begins at 0. */
  appends(): Promise<number> {
    return this.#running.ask({ do: 'appends' });
  }

  /** Resolves when the process is gone. */
  kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    return this.#running.kill(signal);
  }

  /** Starts it again on the same folder and port, killing it first if it still runs. */
  async restart(): Promise<void> {
    await this.kill();
    this.#running = (await Running.start(this.start)).running;
  }

  /** Kills it, and removes the folder it made itself. */
  async stop(): Promise<void> {
    await this.kill();
    if (this.isFolderOurs) rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Starts a stand-in; stop it at the end. It ends by itself when this process does. */
export const startKurrentDb = (options: KurrentDbOptions = {}): Promise<KurrentDbServer> =>
  KurrentDbServer.open(options);
