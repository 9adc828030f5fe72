import { benchCommands } from './commands.js';
import { benchLedger } from './ledger.js';
import { benchOutage } from './outage.js';
import { benchQueue } from './queue.js';
import { benchText } from './text.js';

const BENCHES: Record<string, () => Promise<object>> = {
  ledger: benchLedger,
  commands: benchCommands,
  queue: benchQueue,
  text: benchText,
  outage: benchOutage,
};

const [name = '', ...flags] = process.argv.slice(2);
const bench = BENCHES[name];
if (bench === undefined) {
  console.error(`Which bench? ${Object.keys(BENCHES).join(', ')}`);
  process.exitCode = 2;
} else console.log(JSON.stringify(await bench(), null, flags.includes('--json') ? 0 : 2));
