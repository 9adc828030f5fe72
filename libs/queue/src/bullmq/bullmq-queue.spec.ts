import { queueContract, startRedis } from '#queue/testing';
import type { JobQueue } from '../job-queue.js';
import type { RedisServer } from '../redis-server/index.js';
import { BullMqQueue } from './bullmq-queue.js';

let redis: RedisServer;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.stop());

queueContract('BullMQ', async () => {
  await redis.flush();
  const opened: JobQueue[] = [];
  return {
    open: async (options) => {
      const queue = await BullMqQueue.open(redis.url, options);
      opened.push(queue);
      return queue;
    },
    remove: async () => {
      await Promise.all(opened.map((queue) => queue.close(1)));
    },
  };
});
