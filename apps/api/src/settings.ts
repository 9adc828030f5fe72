import { join } from 'node:path';
import { z } from 'zod';
import { Invalid } from '#eventsourcing';
import type { HourOfDay } from '#negotiation';
import { misfits, type Issue } from './role-settings.js';
import { isSecretFile, withSecrets } from './secret-files.js';

const EVENT_STORE = /^(sqlite:.+|(kurrentdb|esdb)(\+discover)?:\/\/([^@/?\s]+@)?[^@/?\s]+(\/?\?\S*|\/)?)$/;
const QUEUE = /^(sqlite|rediss?:\/\/([^@/?\s]*@)?[^@/?\s]+(\/\d*)?(\?\S*)?)$/;

const wholeNumber = (most: number, error: string) =>
  z
    .string()
    .refine((digits) => /^\d{1,6}$/.test(digits) && Number(digits) <= most, error)
    .transform(Number);

const Environment = z.object({
  NONPAPER_ROLE: z.enum(['all', 'api', 'worker'], 'must be all, api or worker').default('all'),
  NONPAPER_EVENT_STORE: z
    .string()
    .regex(EVENT_STORE, 'must be sqlite:<file>, kurrentdb://host:2113 or kurrentdb+discover://host:2113')
    .optional(),
  NONPAPER_QUEUE: z.string().regex(QUEUE, 'must be sqlite, redis://host:6379 or rediss://host:6379').default('sqlite'),
  NONPAPER_DATA: z.string().min(1, 'must name a folder').default('./data'),
  NONPAPER_KEYS: z.string().min(1, 'must name the file of the keys').optional(),
  NONPAPER_HOST: z.string().min(1, 'must be an address to listen on').default('127.0.0.1'),
  NONPAPER_PORT: wholeNumber(65_535, 'must be a port, 0 to 65535').default(3000),
  NONPAPER_START_SECONDS: wholeNumber(3600, 'must be a whole number of seconds, 0 to 3600').default(10),
  NONPAPER_SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/.+/, 'must be smtp://host:port or smtps://…')
    .optional(),
  NONPAPER_MAIL_FROM: z.email('must be an e-mail address').default('notices@nonpaper.invalid'),
  NONPAPER_MAIL_PER_SECOND: wholeNumber(100_000, 'must be a whole number of messages, 1 to 100000')
    .refine((messages) => messages > 0, 'must be 1 or more; leave it out for no limit')
    .optional(),
  NONPAPER_PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).optional(),
  NONPAPER_LINK_KEY: z.string().min(32, 'must be 32 characters or more').optional(),
  NONPAPER_DIGEST_AT: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day in UTC, such as 18:00')
    .transform((hour) => hour as HourOfDay)
    .default('18:00'),
  NONPAPER_LOG: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

type Read = z.output<typeof Environment>;

/** What a process is told at start. The addresses may hold passwords: they are for the clients that connect, for nobody to read. */
export interface Settings {
  /** Everything in one process, or a part of it: the doors with their views, or what follows from the record. */
  readonly role: Read['NONPAPER_ROLE'];
  readonly data: string;
  /** Where the record is: `sqlite:<file>`, or the address of a KurrentDB. */
  readonly eventStore: string;
  /** `sqlite`, or the address of a Redis. */
  readonly queue: string;
  /** The file of the keys. */
  readonly keys: string;
  readonly host: string;
  readonly port: number;
  /** How long a start tries to reach the event store and the queue, in seconds. */
  readonly startSeconds: number;
  readonly smtpUrl?: string;
  readonly mailFrom: string;
  /** At most so many e-mails begun in a second, over all workers. */
  readonly mailPerSecond?: number;
  readonly publicUrl?: string;
  /** Signs the links in mails. */
  readonly linkKey?: string;
  /** When digests go out, in UTC. */
  readonly digestAt: HourOfDay;
  readonly log: Read['NONPAPER_LOG'];
}

/** Reads the settings once; `Invalid('SETTINGS')` names every wrong one at once, with what would be right, and repeats none. */
export const readSettings = (environment: NodeJS.ProcessEnv): Settings => {
  const { env, fromFile, issues: unread } = withSecrets(environment);
  const read = Environment.safeParse(env);
  const malformed = read.error?.issues.map(({ path, message }) => ({ path: path.join('.'), message })) ?? [];
  const issues = once([...unknown(environment), ...unread, ...misfits(env), ...malformed]).map(({ path, message }) => ({
    path: fromFile.has(path) ? `${path}_FILE` : path,
    message,
  }));
  if (!read.success || issues.length > 0) throw wrong(issues);
  return settingsOf(read.data);
};

const settingsOf = (env: Read): Settings => ({
  role: env.NONPAPER_ROLE,
  data: env.NONPAPER_DATA,
  eventStore: env.NONPAPER_EVENT_STORE ?? `sqlite:${env.NONPAPER_DATA}/ledger.db`,
  queue: env.NONPAPER_QUEUE,
  keys: env.NONPAPER_KEYS ?? join(env.NONPAPER_DATA, 'keys.json'),
  host: env.NONPAPER_HOST,
  port: env.NONPAPER_PORT,
  startSeconds: env.NONPAPER_START_SECONDS,
  mailFrom: env.NONPAPER_MAIL_FROM,
  log: env.NONPAPER_LOG,
  digestAt: env.NONPAPER_DIGEST_AT,
  ...(env.NONPAPER_LINK_KEY !== undefined && { linkKey: env.NONPAPER_LINK_KEY }),
  ...(env.NONPAPER_SMTP_URL !== undefined && { smtpUrl: env.NONPAPER_SMTP_URL }),
  ...(env.NONPAPER_MAIL_PER_SECOND !== undefined && { mailPerSecond: env.NONPAPER_MAIL_PER_SECOND }),
  ...(env.NONPAPER_PUBLIC_URL !== undefined && { publicUrl: env.NONPAPER_PUBLIC_URL }),
});

/** Those of the command line and of the tests are not the service's, but they are no mistakes either. */
const OTHERS = new Set(['NONPAPER_URL', 'NONPAPER_TOKEN', 'NONPAPER_DEEP', 'NONPAPER_TEST_KURRENTDB']);

const isKnown = (name: string): boolean => name in Environment.shape || OTHERS.has(name) || isSecretFile(name);

const unknown = (environment: NodeJS.ProcessEnv): Issue[] =>
  Object.keys(environment)
    .filter((name) => name.startsWith('NONPAPER_') && !isKnown(name))
    .map((path) => ({ path, message: 'is no setting of this service' }));

/** A setting that does not fit the role is not also told that it is malformed. */
const once = (issues: readonly Issue[]): Issue[] =>
  [...new Map(issues.toReversed().map((issue) => [issue.path, issue])).values()].toReversed();

const wrong = (issues: readonly Issue[]): Invalid =>
  new Invalid('SETTINGS', `Settings are wrong: ${issues.map(({ path }) => path).join(', ')}.`, issues);
