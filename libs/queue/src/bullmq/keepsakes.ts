import { randomUUID } from 'node:crypto';
import type { Checkpoint } from '#eventsourcing';
import type { RedisLink } from './redis-link.js';

/** Takes the lease if it is free, and renews it for its owner only. */
const LEASE = `
  if redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) then return 1 end
  if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
  return redis.call('PEXPIRE', KEYS[1], ARGV[2])`;

/** What a dispatcher leaves in Redis beside the jobs. It is lost with them, and that is what tells that they are lost. */
export class Keepsakes {
  readonly #link: RedisLink;
  readonly #prefix: string;
  readonly #owner = randomUUID();

  constructor(link: RedisLink, prefix: string) {
    this.#link = link;
    this.#prefix = prefix;
  }

  async checkpoint(name: string): Promise<Checkpoint | 'start'> {
    const saved = await this.#link.run((client) => client.get(this.#key('checkpoint', name)));
    return saved === null ? 'start' : (JSON.parse(saved) as Checkpoint);
  }

  async saveCheckpoint(name: string, checkpoint: Checkpoint): Promise<void> {
    await this.#link.run((client) => client.set(this.#key('checkpoint', name), JSON.stringify(checkpoint)));
  }

  /** `SET … NX GET` in one is for Redis 7. */
  async epoch(): Promise<string> {
    const key = this.#key('epoch');
    const [, answer] = await this.#link.run(async (client) => {
      const answers = await client.multi().set(key, randomUUID(), 'NX').get(key).exec();
      return answers ?? [];
    });
    return String(answer?.[1]);
  }

  async lease(name: string, forMs: number): Promise<boolean> {
    const key = this.#key('lease', name);
    return (await this.#link.run((client) => client.eval(LEASE, 1, key, this.#owner, forMs))) === 1;
  }

  #key(...parts: string[]): string {
    return [this.#prefix, ...parts].join(':');
  }
}
