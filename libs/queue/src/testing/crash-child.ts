import { writeSync } from 'node:fs';
import { SqliteQueue } from '../sqlite-queue.js';

/** Works at the queue named on the command line until it is killed; prints each job that it has begun and each it has done. */
const [path = '', killedBy = ''] = process.argv.slice(2);
const say = (what: string, id: string): void => void writeSync(1, `${what} ${id}\n`);

SqliteQueue.open(path, { attempts: 2 }).work({
  n: async ({ id }) => {
    say('begun', id);
    if (id === killedBy) process.kill(process.pid, 'SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 1));
    say('done', id);
  },
});
