export type * from './job-queue.js';
export { Permanent } from './job-queue.js';
export type { Clock } from './clock.js';
export { SqliteQueue, type SqliteQueueOptions } from './sqlite-queue.js';
