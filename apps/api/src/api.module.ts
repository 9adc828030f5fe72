import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { StandardSchemaValidationPipe } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Links } from '#delivery';
import { Invalid } from '#eventsourcing';
import { NegotiationModule, type Ledgers } from '#negotiation-nest';
import type { JobQueue } from '#queue';
import type { ViewRunner } from '#views';
import { BouncesController } from './bounces.controller.js';
import { commandDoors } from './command-doors.js';
import { HealthController } from './health.controller.js';
import { Health } from './health.js';
import { Identity } from './identity.js';
import { Tokens } from './keys.js';
import { LedgerController } from './ledger.controller.js';
import { LINKS, LinksController } from './links.controller.js';
import { LOG } from './log.js';
import { PaperController } from './paper.controller.js';
import { ProblemsFilter } from './problems.filter.js';
import { QUEUE, QueueController } from './queue.controller.js';
import { StreamController } from './stream.controller.js';
import { viewDoors } from './view-doors.js';

interface Parts {
  readonly ledgers: Ledgers;
  readonly view: ViewRunner;
  readonly tokens: Tokens;
  readonly health: Health;
  readonly queue: JobQueue | undefined;
  readonly links: Links | undefined;
  readonly log: Logger;
  readonly further: readonly Type[];
}

type Issue = {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
};

/** What is wrong with a request's shape, field by field. */
const asInvalid = (issues: readonly Issue[]): Invalid => {
  const told = issues.slice(0, 50).map(({ path = [], message }) => ({
    path: path.map((step) => String(typeof step === 'object' ? step.key : step)).join('.'),
    message,
  }));
  return new Invalid(
    'INVALID',
    told
      .map(({ path, message }) => `${path || 'body'}: ${message}`)
      .join('; ')
      .slice(0, 2000),
    told,
  );
};

/** The doors, and the one filter, pipe and guard that all of them share. */
@Module({})
export class ApiModule {
  static over({ ledgers, view, tokens, health, queue, links, log, further }: Parts): DynamicModule {
    return {
      module: ApiModule,
      imports: [NegotiationModule.over(ledgers, view)],
      controllers: [
        ...commandDoors,
        ...viewDoors,
        PaperController,
        LedgerController,
        QueueController,
        StreamController,
        LinksController,
        BouncesController,
        HealthController,
        ...further,
      ],
      providers: [
        { provide: Tokens, useValue: tokens },
        { provide: Health, useValue: health },
        { provide: QUEUE, useValue: queue ?? null },
        { provide: LINKS, useValue: links ?? null },
        { provide: LOG, useValue: log },
        Identity,
        { provide: APP_GUARD, useExisting: Identity },
        { provide: APP_FILTER, useClass: ProblemsFilter },
        { provide: APP_PIPE, useFactory: () => new StandardSchemaValidationPipe({ exceptionFactory: asInvalid }) },
      ],
    };
  }
}
