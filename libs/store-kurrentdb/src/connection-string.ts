import { Invalid } from '#eventsourcing';
import { textOf } from './problems.js';

const LEDGER_NAME = /^[a-z0-9][a-z0-9-]{0,39}$/;

/** The client's own settings. It prints any other to the console, with the whole connection string and its password. */
const SETTINGS = [
  ...['connectionName', 'defaultDeadline', 'discoveryInterval', 'gossipTimeout', 'keepAliveInterval'],
  ...['keepAliveTimeout', 'maxDiscoverAttempts', 'nodePreference', 'throwOnAppendFailure', 'tls', 'tlsCAFile'],
  ...['tlsVerifyCert', 'userCertFile', 'userKeyFile'],
];
const KNOWN = new Set(SETTINGS.map((name) => name.toLowerCase()));

interface Parted {
  readonly connection: string;
  readonly ledger: string;
  /** Without names, passwords and options. */
  readonly address: string;
}

/** The connection string proper, and the ledger's name: ours among the server's own settings, `?ledger=…`. */
export const parted = (url: string): Parted => {
  const [server = '', query = ''] = url.split('?');
  const address = server.replace(/^[^/]*\/\/(.*@)?/, '').replace(/\/$/, '');
  const settings = query.split('&').filter((setting) => setting !== '');
  const ledger = settings.find((setting) => setting.startsWith('ledger='))?.slice('ledger='.length) ?? 'nonpaper';
  if (!LEDGER_NAME.test(ledger))
    throw new Invalid('STORE_URL', 'A ledger is named by up to 40 small letters, digits and hyphens: ?ledger=<name>.');
  const others = settings.filter((setting) => !setting.startsWith('ledger='));
  for (const setting of others) checkKnown(setting);
  return { connection: others.length > 0 ? `${server}?${others.join('&')}` : server, ledger, address };
};

/** What is no setting may be part of a password, so it is not repeated. */
const checkKnown = (setting: string): void => {
  const [name = ''] = setting.split('=');
  if (KNOWN.has(name.toLowerCase())) return;
  const known = ['ledger', ...SETTINGS].join(', ');
  throw new Invalid('STORE_URL', `After the ? of a connection string come only these, each with its value: ${known}.`);
};

/** What the client says of it, unless that repeats the part with the password. */
export const noConnectionString = (error: unknown, connection: string): Invalid => {
  const settings = connection.indexOf('?');
  const { location } = error as { readonly location?: readonly number[] };
  const where = location?.[0] ?? (textOf(error).includes('//') ? 0 : settings);
  const why =
    settings >= 0 && where >= settings
      ? textOf(error)
      : 'it is kurrentdb://user:password@host:2113, other characters than letters and digits in the password as %XX.';
  return new Invalid('STORE_URL', `This is no connection string for KurrentDB: ${why}`);
};
