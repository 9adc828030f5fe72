import { z } from 'zod';
import { Invalid } from '#eventsourcing';

const Environment = z.object({
  NONPAPER_EVENT_STORE: z
    .string()
    .regex(/^sqlite:.+/, 'must be sqlite:<file>')
    .optional(),
  NONPAPER_QUEUE: z.literal('sqlite', 'must be sqlite').default('sqlite'),
  NONPAPER_DATA: z.string().min(1, 'must name a folder').default('./data'),
  NONPAPER_ROLE: z.literal('all', 'must be all').default('all'),
  NONPAPER_HOST: z.string().min(1, 'must be an address to listen on').default('127.0.0.1'),
  NONPAPER_PORT: z
    .string()
    .refine((port) => /^\d{1,5}$/.test(port) && Number(port) <= 65_535, 'must be a port, 0 to 65535')
    .default('3000'),
  NONPAPER_SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/.+/, 'must be smtp://host:port or smtps://…')
    .optional(),
  NONPAPER_MAIL_FROM: z.email('must be an e-mail address').default('notices@nonpaper.invalid'),
  NONPAPER_PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).optional(),
  NONPAPER_LOG: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

export interface Settings {
  readonly data: string;
  /** The ledger's file. */
  readonly ledger: string;
  readonly host: string;
  readonly port: number;
  readonly smtpUrl?: string;
  readonly mailFrom: string;
  readonly publicUrl?: string;
  readonly log: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

/** Reads the settings once; `Invalid('SETTINGS')` names every wrong one at once, with what would be right. */
export const readSettings = (environment: NodeJS.ProcessEnv): Settings => {
  const unknown = Object.keys(environment).filter((name) => name.startsWith('NONPAPER_') && !isKnown(name));
  const read = Environment.safeParse(environment);
  const issues = [
    ...unknown.map((path) => ({ path, message: 'is no setting of this service' })),
    ...(read.error?.issues.map(({ path, message }) => ({ path: path.join('.'), message })) ?? []),
  ];
  if (!read.success || issues.length > 0) throw new Invalid('SETTINGS', told(issues), issues);
  const env = read.data;
  return {
    data: env.NONPAPER_DATA,
    ledger: env.NONPAPER_EVENT_STORE?.slice('sqlite:'.length) ?? `${env.NONPAPER_DATA}/ledger.db`,
    host: env.NONPAPER_HOST,
    port: Number(env.NONPAPER_PORT),
    mailFrom: env.NONPAPER_MAIL_FROM,
    log: env.NONPAPER_LOG,
    ...(env.NONPAPER_SMTP_URL !== undefined && { smtpUrl: env.NONPAPER_SMTP_URL }),
    ...(env.NONPAPER_PUBLIC_URL !== undefined && { publicUrl: env.NONPAPER_PUBLIC_URL }),
  };
};

/** Those of the command line and of the tests are not the service's, but they are no mistakes either. */
const OTHERS = new Set(['NONPAPER_URL', 'NONPAPER_TOKEN', 'NONPAPER_DEEP']);

const isKnown = (name: string): boolean => name in Environment.shape || OTHERS.has(name);

const told = (issues: readonly { path: string; message: string }[]): string =>
  `Settings are wrong: ${issues.map(({ path, message }) => `${path} ${message}`).join('; ')}.`;
