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

/** The service is imported only by what runs it: it takes longer to load than a question takes to answer. */
const dispatch = async (argv: readonly string[], env: NodeJS.ProcessEnv, terminal: Terminal): Promise<void> => {
  const [command = 'help', ...rest] = argv;
  switch (command) {
    case 'serve':
      return (await import('./local.js')).serve(rest, env, terminal);
    case 'demo':
      return (await import('./demo-command.js')).demo(rest, env, terminal);
    case 'show':
      return show(rest, connecting(env), terminal);
    case 'compare':
      return compare(rest, connecting(env), terminal);
    case 'keys':
      return (await import('./keys-command.js')).keys(rest, env, terminal);
    case 'token':
      return (await import('./keys-command.js')).token(rest, env, terminal);
    case 'audit':
      return (await import('./audit-command.js')).audit(rest, env, terminal);
    case 'backup':
      return (await import('./backup/backup-command.js')).backup(rest, env, terminal);
    case 'restore':
      return (await import('./backup/restore-command.js')).restore(rest, env, terminal);
    case 'ledger':
      return (await import('./ledger-command.js')).ledger(rest, terminal);
    case 'replay':
      return (await import('./replay-command.js')).replayGit(rest, env, terminal);
    case 'text':
    case 'body':
    case 'person':
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
