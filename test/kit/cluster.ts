import { join } from 'node:path';
import { issueToken, makeKeys, operatorToken, readKeys } from '#api';
import { startRedis } from '#queue/testing';
import { startKurrentDb, type KurrentDbServer } from '../kurrentdb/index.js';
import { Proxy } from './proxy.js';
import { Folder, otherProcess, type OtherProcess } from './service.js';

type Redis = Awaited<ReturnType<typeof startRedis>>;

/** A process of a role, with its folder, that can be killed and started again. */
export class Node {
  readonly folder = new Folder();
  running: OtherProcess | undefined;

  constructor(
    private readonly settings: Record<string, string>,
    private readonly script?: string,
  ) {}

  async start(): Promise<void> {
    this.running = await otherProcess(this.folder, this.settings, this.script);
  }

  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const { running } = this;
    this.running = undefined;
    await running?.kill(signal);
  }
}

export interface ClusterOptions {
  readonly apis?: number;
  /** Further API nodes, the last of `apis`, that run a later version of the program. */
  readonly newer?: number;
  readonly workers?: number;
  /** Further settings of the workers. */
  readonly work?: Readonly<Record<string, string>>;
}

/** A whole installation on this machine: event store, Redis, API nodes behind a proxy, workers; each a process of its own. */
export class Cluster {
  private constructor(
    readonly kurrentDb: KurrentDbServer,
    readonly redis: Redis,
    readonly eventStore: string,
    readonly apis: readonly Node[],
    readonly workers: readonly Node[],
    readonly proxy: Proxy,
    private readonly keys: { readonly folder: Folder; readonly file: string },
  ) {}

  static async start({ apis = 2, newer = 0, workers = 2, work = {} }: ClusterOptions = {}): Promise<Cluster> {
    const folder = new Folder();
    const file = join(folder.path, 'keys.json');
    const [kurrentDb, redis] = await Promise.all([startKurrentDb(), startRedis({ fsync: 'always' }), makeKeys(file)]);
    const eventStore = `${kurrentDb.url}&discoveryInterval=20`;
    const door = { NONPAPER_EVENT_STORE: eventStore, NONPAPER_ROLE: 'api', NONPAPER_KEYS: file };
    const hand = { NONPAPER_EVENT_STORE: eventStore, NONPAPER_ROLE: 'worker', NONPAPER_QUEUE: redis.url, ...work };
    const doors = [...times(apis, () => new Node(door)), ...times(newer, () => new Node(door, 'newer.mjs'))];
    const hands = times(workers, () => new Node(hand));
    await Promise.all([...doors, ...hands].map((one) => one.start()));
    const proxy = await Proxy.start(() => doors.flatMap(({ running }) => running?.url ?? []));
    return new Cluster(kurrentDb, redis, eventStore, doors, hands, proxy, { folder, file });
  }

  /** A token for a person, or for the `operator`. */
  readonly tokenFor = (who: string): Promise<string> =>
    who === 'operator' ? this.tokens.operator() : this.tokens.issue(who);

  readonly tokens = {
    issue: async (person: string): Promise<string> => issueToken(await readKeys(this.keys.file), person),
    operator: async (): Promise<string> => operatorToken(await readKeys(this.keys.file)),
  };

  async stop(): Promise<void> {
    await this.proxy.stop();
    const nodes = [...this.apis, ...this.workers];
    await Promise.all(nodes.map((node) => node.kill('SIGTERM')));
    await Promise.all([this.kurrentDb.stop(), this.redis.stop()]);
    for (const { folder } of [...nodes, this.keys]) folder.remove();
  }
}

const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);
