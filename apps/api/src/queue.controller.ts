import { Body, Controller, Get, HttpCode, Inject, Post, Req } from '@nestjs/common';
import { z } from 'zod';
import { Forbidden, NotFound, type Checkpoint } from '#eventsourcing';
import type { Viewer } from '#negotiation-nest';
import type { JobCounts, JobQueue, ParkedJob } from '#queue';
import type { Identified } from './identity.js';
import type { Operation } from './openapi.js';

/** The queue of this process; null where it has none. */
export const QUEUE = Symbol('QUEUE');

const Which = z.strictObject({ id: z.string().min(1).max(250).describe('of a job that is parked') });

export const SHOW_QUEUE: Operation = {
  operationId: 'ShowQueue',
  method: 'get',
  path: 'queue',
  summary: 'For: operator. Jobs by state, those given up with the reason, and how far the record was dispatched',
  headers: {},
};

export const RETRY_JOB: Operation = {
  operationId: 'RetryJob',
  method: 'post',
  path: 'queue/retry',
  summary: 'For: operator. Gives a parked job all its tries again',
  body: Which,
  headers: {},
};

/** What the queue of this process holds. */
export interface QueueSeen {
  readonly counts: JobCounts;
  readonly parked: readonly ParkedJob[];
  readonly dispatcher: Checkpoint | 'start';
}

/** The queue, for whoever runs the service: a file of SQLite is seen by nobody but the process that has it. */
@Controller('queue')
export class QueueController {
  constructor(@Inject(QUEUE) private readonly queue: JobQueue | null) {}

  @Get()
  async show(@Req() { viewer }: Identified): Promise<QueueSeen> {
    const queue = this.of(viewer);
    const [counts, parked] = [await queue.counts(), await queue.parked()];
    return { counts, parked, dispatcher: await queue.checkpoint('dispatcher') };
  }

  @Post('retry')
  @HttpCode(200)
  async retry(@Body({ schema: Which }) { id }: z.output<typeof Which>, @Req() { viewer }: Identified): Promise<object> {
    await this.of(viewer).retry(id);
    return { retried: id };
  }

  private of({ operator }: Viewer): JobQueue {
    if (!operator) throw new Forbidden('QUEUE_NOT_FOR_YOU', 'The queue is for the operator of the service.');
    if (this.queue) return this.queue;
    throw new NotFound('QUEUE_ELSEWHERE', 'An api node has no queue: that of the workers is in their Redis.');
  }
}
