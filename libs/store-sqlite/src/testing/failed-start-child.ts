import { SqliteStore } from '../sqlite-store.js';

/** Opens the ledger named on the command line, and ends without closing it, as a start does that fails later on. */
await SqliteStore.open(process.argv[2] ?? '');
process.exit(1);
