import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { Ledgers, recordView } from '#negotiation-nest';
import { SqliteQueue } from '#queue';
import { SqliteStore, verifyLedger, type Verification } from '#store-sqlite';
import { ViewRunner } from '#views';
import { startWorker } from '#worker';
import { ApiModule } from './api.module.js';
import { Health } from './health.js';
import { issueToken, openKeys, operatorToken, Tokens } from './keys.js';
import { openLog } from './log.js';
import type { Settings } from './settings.js';

/** A running service: one process, no servers beside it. */
export interface Service {
  readonly url: string;
  readonly tokens: { issue(person: string): Promise<string>; operator(): Promise<string> };
  /** Resolves when everything recorded is dispatched, every job done or parked, and all of it to be read. */
  settled(): Promise<void>;
  /** Computes every hash of the ledger again. */
  verify(): Promise<Verification>;
  close(): Promise<void>;
}

const BODY_LIMIT = 1024 * 1024;

/**
 * Opens the ledger, its views, the queue and the worker, then the door; closes them in the opposite order.
 * `further` are controllers to be served beside the service's own. `Unavailable('LEDGER_LOCKED')` names the process that has the ledger.
 */
export const startService = async (settings: Settings, further: readonly Type[] = []): Promise<Service> => {
  mkdirSync(settings.data, { recursive: true });
  const keys = await openKeys(settings.data);
  const store = await SqliteStore.open(settings.ledger);
  const log = openLog(settings);
  const ledgers = new Ledgers(store);
  const view = await ViewRunner.open(store, join(settings.data, 'views'), recordView(store));
  const queue = SqliteQueue.open(join(settings.data, 'queue.db'));
  const { smtpUrl, publicUrl, data: folder } = settings;
  const worker = await startWorker({
    ...{ store, ledgers, queue, folder, from: { name: 'Nonpaper', address: settings.mailFrom } },
    ...(smtpUrl !== undefined && { smtpUrl }),
    ...(publicUrl !== undefined && { publicUrl }),
    log: (line) => log.info(line),
  });
  const health = new Health({ store, view, queue, worker });
  const app = await openDoor(ApiModule.over({ ledgers, view, tokens: new Tokens(keys), health, log, further }), health);
  await app.listen(settings.port, settings.host);
  return {
    url: await app.getUrl(),
    tokens: { issue: (person) => issueToken(keys, person), operator: () => operatorToken(keys) },
    settled: async () => {
      await worker.settled();
      await view.reach((await store.head()).position);
    },
    verify: () => verifyLedger(store),
    close: async () => {
      await app.close();
      await worker.close();
      await queue.close();
      await view.close();
      await store.close();
    },
  };
};

const NOT_JSON = Object.assign(new Error('not JSON'), { statusCode: 415 });
const isJson = (type = ''): boolean => /^application\/json\b/i.test(type);

const openDoor = async (module: ReturnType<typeof ApiModule.over>, health: Health): Promise<NestFastifyApplication> => {
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
  const document = new DocumentBuilder().setTitle('Nonpaper').setVersion('0.1.0').addBearerAuth().build();
  SwaggerModule.setup('openapi', app, () => SwaggerModule.createDocument(app, document), {
    jsonDocumentUrl: 'openapi.json',
    ui: false,
  });
  return app;
};
