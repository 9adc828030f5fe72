export { queueContract } from './contract.js';
export { startRedis } from '../redis-server/index.js';
export { ManualClock } from './manual-clock.js';
export type { QueueHouse } from './queue-house.js';
export { until } from './signal.js';
