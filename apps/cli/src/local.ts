import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { issueToken, openKeys, operatorToken, readSettings, startService, type Service, type Settings } from '#api';
import { Invalid, NotFound, NotProven, Unavailable } from '#eventsourcing';
import { SqliteStore, verifyLedger, type Verification } from '#store-sqlite';
import { COMMON, flagged, given, readArguments, type Arguments } from './arguments.js';
import type { Terminal } from './terminal.js';

/** The settings of the service that are also options. */
const asSettings = (args: Arguments, env: NodeJS.ProcessEnv): NodeJS.ProcessEnv => {
  const data = given(args, 'data');
  const port = given(args, 'port');
  const host = given(args, 'host');
  return {
    ...env,
    ...(data !== undefined && { NONPAPER_DATA: data }),
    ...(port !== undefined && { NONPAPER_PORT: port }),
    ...(host !== undefined && { NONPAPER_HOST: host }),
  };
};

const SERVE_HELP = [
  'nonpaper serve [--data DIR] [--port N] [--host ADDRESS]',
  'Starts the service and stays until Ctrl-C. Settings: NONPAPER_DATA (./data), NONPAPER_PORT (3000), NONPAPER_HOST…',
];

/** `nonpaper serve`: the service, until it is told to stop. */
export const serve = async (argv: readonly string[], env: NodeJS.ProcessEnv, terminal: Terminal): Promise<void> => {
  const text = { type: 'string' } as const;
  const args = readArguments(argv, { ...COMMON, data: text, port: text, host: text });
  if (flagged(args, 'help')) {
    terminal.out(...SERVE_HELP);
    return;
  }
  const settings = readSettings(asSettings(args, env));
  const service = await started(settings);
  const { url } = service;
  terminal.out(
    flagged(args, 'json') ? JSON.stringify({ url, data: settings.data }) : `Listening at ${url}. Ctrl-C stops it.`,
  );
  await untilStopped(service);
};

/** The service, once it listens; `Unavailable('PORT_TAKEN')` where another program does already. */
export const started = async (settings: Settings): Promise<Service> => {
  try {
    return await startService(settings);
  } catch (error) {
    if ((error as { code?: string }).code !== 'EADDRINUSE') throw error;
    const { host, port } = settings;
    throw new Unavailable('PORT_TAKEN', `Another program listens at ${host}:${port} already; choose another --port.`);
  }
};

/** Resolves once the service was told to stop and has closed everything. */
export const untilStopped = async (service: Service): Promise<void> => {
  await new Promise<void>((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop());
  });
  await service.close();
};

const TOKEN_HELP = [
  'nonpaper token <person-id> [--data DIR]    a token that proves this person',
  'nonpaper token --operator [--data DIR]     the operator’s: registers bodies, appoints where nobody else can',
  'Made with the keys beside the service’s data: NONPAPER_DATA, ./data by default.',
];

const PERSON = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** `nonpaper token`: whoever can read the service's keys makes tokens. */
export const token = async (argv: readonly string[], env: NodeJS.ProcessEnv, terminal: Terminal): Promise<void> => {
  const args = readArguments(argv, { ...COMMON, data: { type: 'string' }, operator: { type: 'boolean' } });
  if (flagged(args, 'help')) {
    terminal.out(...TOKEN_HELP);
    return;
  }
  const [person] = args.words;
  const operator = flagged(args, 'operator');
  if (operator === (person !== undefined) || (person !== undefined && !PERSON.test(person)))
    throw new Invalid('PERSON_MISSING', 'Say whose token: a person’s id, or --operator.', [
      { path: '<person-id>', message: 'must be a UUID in lower case' },
    ]);
  const { data } = readSettings(asSettings(args, env));
  if (!existsSync(join(data, 'keys.json')))
    throw new NotFound('KEYS_UNKNOWN', `There are no keys in ${data}: start the service there once, or say --data.`);
  const keys = await openKeys(data);
  const made = person === undefined ? await operatorToken(keys) : await issueToken(keys, person);
  terminal.out(flagged(args, 'json') ? JSON.stringify({ token: made }) : made);
};

const AUDIT_HELP = [
  'nonpaper audit verify [--data DIR]',
  'Computes every hash of the ledger again, under its lock. Exits 8 when it finds something.',
];

/** `nonpaper audit verify`: the chains of a ledger that no service has open. */
export const audit = async (argv: readonly string[], env: NodeJS.ProcessEnv, terminal: Terminal): Promise<void> => {
  const args = readArguments(argv, { ...COMMON, data: { type: 'string' } });
  if (flagged(args, 'help')) {
    terminal.out(...AUDIT_HELP);
    return;
  }
  if (args.words.join(' ') !== 'verify')
    throw new Invalid('ARGUMENTS', 'An audit is: nonpaper audit verify [--data DIR]');
  const { ledger } = readSettings(asSettings(args, env));
  if (!existsSync(ledger)) throw new NotFound('LEDGER_UNKNOWN', `There is no ledger at ${ledger}; say --data.`);
  const store = await SqliteStore.open(ledger);
  try {
    const { ok, ...found } = await verifyLedger(store);
    const { events, streams } = found;
    if (flagged(args, 'json')) terminal.out(JSON.stringify({ ledger, ...found, verified: ok }));
    if (!ok) throw new NotProven('LEDGER_DAMAGED', damage(ledger, found));
    if (!flagged(args, 'json')) terminal.out(`${events} events in ${streams} streams: every hash is what it was.`);
  } finally {
    await store.close();
  }
};

const damage = (ledger: string, { missing, firstDamage }: Pick<Verification, 'missing' | 'firstDamage'>): string => {
  const what =
    missing ??
    (firstDamage
      ? `${firstDamage.stream} is not what it was from revision ${firstDamage.revision} on`
      : 'events are missing');
  return `${ledger} does not prove itself: ${what}.`;
};
