import { Invalid } from '#eventsourcing';

/** Where the queue is in which Redis. */
export interface RedisAddress {
  /** As the driver takes it. */
  readonly url: string;
  /** What may be printed: no credentials. */
  readonly where: string;
  /** Before each key, so that several ledgers share a Redis. */
  readonly prefix: string;
}

const DEFAULT_PREFIX = 'nonpaper';

/** Reads `redis[s]://[user:password@]host[:port][/database][?prefix=…]`. `Invalid('QUEUE_URL')` when it is not that. */
export const redisAddress = (text: string): RedisAddress => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const prefix = url?.searchParams.get('prefix') ?? DEFAULT_PREFIX;
  if (!url || !['redis:', 'rediss:'].includes(url.protocol) || url.hostname === '' || !/^(\/\d*)?$/.test(url.pathname))
    throw new Invalid('QUEUE_URL', 'The queue is at redis[s]://[user:password@]host[:port][/database][?prefix=name].');
  if (!/^[\w.-]{1,64}$/.test(prefix))
    throw new Invalid('QUEUE_URL', `A prefix is up to 64 letters, digits, dots and dashes, not '${prefix}'.`);
  url.searchParams.delete('prefix');
  return { url: url.href, where: `${url.protocol}//${url.host}${url.pathname}`, prefix };
};
