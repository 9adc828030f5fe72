import { Invalid } from '#eventsourcing';
import { given, type Arguments } from './arguments.js';
import { Client } from './client.js';
import { compare } from './compare-command.js';
import { HELP } from './help.js';
import { report } from './report.js';
import { say } from './say.js';
import { show } from './show/show.js';
import type { Terminal } from './terminal.js';

const WHERE = 'http://127.0.0.1:3000';

/** Runs what was typed; what to exit with. */
export const run = async (argv: readonly string[], env: NodeJS.ProcessEnv, terminal: Terminal): Promise<number> => {
  try {
    await dispatch(argv, env, terminal);
    return 0;
  } catch (error) {
    return report(error, argv.includes('--json'), terminal);
  }
};

type Run = (argv: readonly string[], env: NodeJS.ProcessEnv, terminal: Terminal) => Promise<void>;

/** What is done beside the service's own data. The service is imported only by what runs it: it takes longer to load than a question takes to answer. */
const OPERATING: ReadonlyMap<string, () => Promise<Run>> = new Map([
  ['serve', async () => (await import('./local.js')).serve],
  ['demo', async () => (await import('./demo-command.js')).demo],
  ['keys', async () => (await import('./keys-command.js')).keys],
  ['token', async () => (await import('./keys-command.js')).token],
  ['audit', async () => (await import('./audit-command.js')).audit],
  ['backup', async () => (await import('./backup/backup-command.js')).backup],
  ['restore', async () => (await import('./backup/restore-command.js')).restore],
  ['doctor', async () => (await import('./doctor/doctor-command.js')).doctor],
  ['queue', async () => (await import('./queue/queue-command.js')).queue],
  ['replay', async () => (await import('./replay-command.js')).replayGit],
]);

const dispatch: Run = async (argv, env, terminal) => {
  const [command = 'help', ...rest] = argv;
  const operating = await OPERATING.get(command)?.();
  if (operating) return operating(rest, env, terminal);
  switch (command) {
    case 'show':
      return show(rest, connecting(env), terminal);
    case 'compare':
      return compare(rest, connecting(env), terminal);
    case 'bounce':
      return (await import('./bounce-command.js')).bounce(rest, connecting(env), terminal);
    case 'ledger':
      return (await import('./ledger-command.js')).ledger(rest, terminal);
    case 'text':
    case 'body':
    case 'person':
    case 'notice':
    case 'access':
      return say(command, rest, connecting(env), terminal);
    case 'help':
    case '--help':
    case '-h':
      terminal.out(...HELP);
      return;
    default:
      throw new Invalid('COMMAND_UNKNOWN', `Nothing is called ${command} here. See nonpaper --help.`);
  }
};

const connecting =
  (env: NodeJS.ProcessEnv) =>
  (args: Arguments): Client =>
    new Client(urlIn(given(args, 'url') ?? env.NONPAPER_URL ?? WHERE), given(args, 'token') ?? env.NONPAPER_TOKEN);

const urlIn = (url: string): string => {
  if (URL.canParse(url) && /^https?:/.test(url)) return url;
  throw new Invalid('URL_MALFORMED', `${url} is no address of a service.`, [
    { path: '--url', message: `must be like ${WHERE}` },
  ]);
};
