#!/usr/bin/env node
import { run } from './run.js';
import { terminalOn } from './terminal.js';

// Somebody who has read enough (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await run(
  process.argv.slice(2),
  process.env,
  terminalOn(process.stdout, process.stderr, process.env),
);
