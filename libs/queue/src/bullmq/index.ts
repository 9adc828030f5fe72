export { BullMqQueue, type BullMqOptions } from './bullmq-queue.js';
