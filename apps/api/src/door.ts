import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import type { Health } from './health.js';
import { READ_LEDGER } from './ledger.controller.js';
import { openApi } from './openapi.js';
import { SHOW_PAPER } from './paper.controller.js';
import { RETRY_JOB, SHOW_QUEUE } from './queue.controller.js';
import { STREAM } from './stream.controller.js';

const BODY_LIMIT = 1024 * 1024;

const NOT_JSON = Object.assign(new Error('not JSON'), { statusCode: 415 });
const isJson = (type = ''): boolean => /^application\/json\b/i.test(type);

/** The door of a process, whatever is behind it: takes JSON only, counts and times what it answers. */
export const openDoor = async (module: DynamicModule, health: Health): Promise<NestFastifyApplication> => {
  // A connection that is kept open (SSE) must not keep the service from stopping.
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 400 },
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, { logger: false, abortOnError: false });
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', (request, _, done) => {
    done(request.method === 'POST' && !isJson(request.headers['content-type']) ? NOT_JSON : undefined);
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const labels = {
      route: request.routeOptions.url ?? 'unknown',
      method: request.method,
      status: String(reply.statusCode),
    };
    health.requests.observe(labels, reply.elapsedTime / 1000);
    done();
  });
  return app;
};

/** Says at `/openapi.json` what the door takes; the document is made when it is first asked for. */
export const describeDoor = (app: NestFastifyApplication): void => {
  let document: string | undefined;
  app.getHttpAdapter().get('/openapi.json', (_: unknown, reply: FastifyReply) => {
    document ??= JSON.stringify(openApi([SHOW_PAPER, READ_LEDGER, STREAM, SHOW_QUEUE, RETRY_JOB]));
    void reply.header('content-type', 'application/json; charset=utf-8').send(document);
  });
};
