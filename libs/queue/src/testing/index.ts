export { queueContract } from './contract.js';
export { ManualClock } from './manual-clock.js';
export type { QueueHouse } from './queue-house.js';
