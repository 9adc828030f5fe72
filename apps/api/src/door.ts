import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { HAND_IN_BOUNCE } from './bounces.controller.js';
import type { Health } from './health.js';
import { READ_LEDGER } from './ledger.controller.js';
import { LINK_OPERATIONS } from './links.controller.js';
import { openApi } from './openapi.js';
import { SHOW_PAPER } from './paper.controller.js';
import { RETRY_JOB, SHOW_QUEUE } from './queue.controller.js';
import { STREAM } from './stream.controller.js';

const BODY_LIMIT = 1024 * 1024;

const NOT_JSON = Object.assign(new Error('not JSON'), { statusCode: 415 });
/** What comes from mail programs, browsers and mail servers: to the links of mails, and to where bounces are handed in. */
const isFromMail = (url: string): boolean => /^\/(links\/|bounces(\?|$))/.test(url);
const BOUNCE_LIMIT = 256 * 1024;
const FORM_LIMIT = 4 * 1024;

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
    const isTaken = isJson(request.headers['content-type']) || isFromMail(request.url);
    done(request.method === 'POST' && !isTaken ? NOT_JSON : undefined);
  });
  const asItCame = { parseAs: 'buffer', bodyLimit: BOUNCE_LIMIT } as const;
  fastify.addContentTypeParser('message/rfc822', asItCame, (_, body, parsed) => parsed(null, body));
  const unread = { parseAs: 'buffer', bodyLimit: FORM_LIMIT } as const;
  fastify.addContentTypeParser('multipart/form-data', unread, (_, __, parsed) => parsed(null, {}));
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
    document ??= JSON.stringify(
      openApi([SHOW_PAPER, READ_LEDGER, STREAM, SHOW_QUEUE, RETRY_JOB, HAND_IN_BOUNCE, ...LINK_OPERATIONS]),
    );
    void reply.header('content-type', 'application/json; charset=utf-8').send(document);
  });
};
