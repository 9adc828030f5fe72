import { redisAddress } from './address.js';
import { fieldsOf } from './misfit.js';
import { RedisLink } from './redis-link.js';

/** What a Redis says of itself, as far as it matters to jobs. */
export interface RedisSeen {
  /** Without credentials. */
  readonly where: string;
  readonly version: string;
  readonly policy: string;
  /** Whether it writes down what it is given (`appendonly`), and whether it last could. */
  readonly writesDown: boolean;
  readonly couldWrite: boolean;
  /** In bytes; 0 for no limit. */
  readonly memory: { readonly used: number; readonly most: number };
}

const LIMIT_MS = 5_000;

/** Asks a Redis about itself; errors are those of opening the queue. */
export const lookAtRedis = async (url: string): Promise<RedisSeen> => {
  const address = redisAddress(url);
  const link = new RedisLink(address, LIMIT_MS);
  try {
    const trouble = await link.settled();
    if (trouble) throw trouble;
    const said = fieldsOf(await link.run((client) => client.info()));
    return {
      where: address.where,
      version: said.redis_version ?? '',
      policy: said.maxmemory_policy ?? '',
      writesDown: said.aof_enabled === '1',
      couldWrite: said.aof_last_write_status !== 'err' && said.rdb_last_bgsave_status !== 'err',
      memory: { used: Number(said.used_memory ?? 0), most: Number(said.maxmemory ?? 0) },
    };
  } finally {
    link.close();
  }
};
