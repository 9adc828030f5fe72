import { readSettings, startService, type Service, type Settings } from '#api';
import { Invalid, Unavailable } from '#eventsourcing';
import { COMMON, flagged, given, readArguments, type Arguments } from './arguments.js';
import type { Terminal } from './terminal.js';

/** The settings of the service that are also options. */
export const asSettings = (args: Arguments, env: NodeJS.ProcessEnv): NodeJS.ProcessEnv => {
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

/** For a service with a ledger, a queue and keys of its own, wherever the environment says that the real ones are. */
export const settingsFor = (env: NodeJS.ProcessEnv, data: string, port: string | undefined): Settings => {
  const kept = Object.entries(env).filter(([name]) => !/^NONPAPER_(ROLE|KEYS|(EVENT_STORE|QUEUE)(_FILE)?)$/.test(name));
  return readSettings({
    NONPAPER_LOG: 'error',
    ...Object.fromEntries(kept),
    NONPAPER_DATA: data,
    ...(port !== undefined && { NONPAPER_PORT: port }),
  });
};

const SERVE_HELP = [
  'nonpaper serve [--data DIR] [--port N] [--host ADDRESS]',
  'Starts the service and stays until Ctrl-C. Settings: NONPAPER_DATA (./data), NONPAPER_PORT (3000), NONPAPER_HOST…',
  'With NONPAPER_ROLE=api or worker, a part of it: see docs/OPERATIONS.md.',
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
  const service = await interruptible(() => started(settings));
  const { url, role } = service;
  const { data } = settings;
  terminal.out(flagged(args, 'json') ? JSON.stringify({ url, role, data }) : LISTENING[role](url));
  await untilStopped(service);
};

const LISTENING: Readonly<Record<Settings['role'], (url: string) => string>> = {
  all: (url) => `Listening at ${url}. Ctrl-C stops it.`,
  api: (url) => `As api, listening at ${url}. Ctrl-C stops it.`,
  worker: (url) => `As worker; how it is, at ${url}/readyz. Ctrl-C stops it.`,
};

const STOPS = ['SIGINT', 'SIGTERM'] as const;

/** A start may wait for servers: who stops it then leaves nothing unfinished. As first process of a container, only who listens is stopped. */
const interruptible = async (start: () => Promise<Service>): Promise<Service> => {
  const leave = (): void => process.exit(0);
  for (const signal of STOPS) process.on(signal, leave);
  try {
    return await start();
  } finally {
    for (const signal of STOPS) process.off(signal, leave);
  }
};

/** The service, once it listens; `Unavailable('PORT_TAKEN')` where another program does already. */
export const started = async (settings: Settings): Promise<Service> => {
  try {
    return await startService(settings);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    const { host, port } = settings;
    if (code === 'EADDRINUSE')
      throw new Unavailable('PORT_TAKEN', `Another program listens at ${host}:${port} already; choose another --port.`);
    if (NOWHERE.has(code))
      throw new Invalid(
        'ADDRESS_UNUSABLE',
        `Nobody can listen at ${host}:${port} here (${code}); see NONPAPER_HOST and NONPAPER_PORT.`,
      );
    throw error;
  }
};

const NOWHERE = new Set(['EADDRNOTAVAIL', 'EACCES', 'ENOTFOUND', 'EINVAL']);

/** Resolves once the service was told to stop and has closed everything. */
export const untilStopped = async (service: Service): Promise<void> => {
  await new Promise<void>((stop) => {
    for (const signal of STOPS) process.once(signal, () => stop());
  });
  await service.close();
};
