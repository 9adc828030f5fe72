export { lookAtRedis, type RedisSeen } from './look.js';
export { BullMqQueue, type BullMqOptions } from './bullmq-queue.js';
