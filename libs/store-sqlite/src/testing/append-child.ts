import { writeSync } from 'node:fs';
import { SqliteStore } from '../sqlite-store.js';
import { append } from './ledger-folder.js';

/** Appends to the ledger named on the command line until it is killed; prints every event whose append was answered. */
const store = await SqliteStore.open(process.argv[2] ?? '');

const write = async (stream: string): Promise<never> => {
  const { events } = await append(store, stream, 'none', 0);
  for (let last = events.at(-1)?.revision ?? 0; ; last++) {
    writeSync(1, `${stream} ${String(last)}\n`);
    await append(store, stream, last, last + 1);
  }
};

await Promise.all(Array.from({ length: 8 }, (_, n) => write(`text-${process.pid}-${String(n)}`)));
