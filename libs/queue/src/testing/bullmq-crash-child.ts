import { writeSync } from 'node:fs';
import { BullMqQueue } from '../bullmq/bullmq-queue.js';

/** Works at the queue at the URL on the command line; says what it has begun, and never ends it. */
const [url = ''] = process.argv.slice(2);
const queue = await BullMqQueue.open(url, { silentMs: 200 });
queue.work({
  n: ({ id, attempt }) => {
    writeSync(1, `begun ${id} ${String(attempt)}\n`);
    return new Promise(() => undefined);
  },
});
