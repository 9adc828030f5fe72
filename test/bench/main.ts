import { benchCommands } from './commands.js';
import { benchLedger } from './ledger.js';
import { benchQueue } from './queue.js';

const BENCHES: Record<string, () => Promise<object>> = {
  ledger: benchLedger,
  commands: benchCommands,
  queue: benchQueue,
};

const [name = '', ...flags] = process.argv.slice(2);
const bench = BENCHES[name];
if (bench === undefined) {
  console.error(`Which bench? ${Object.keys(BENCHES).join(', ')}`);
  process.exitCode = 2;
} else console.log(JSON.stringify(await bench(), null, flags.includes('--json') ? 0 : 2));
