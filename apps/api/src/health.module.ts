import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import type { Logger } from 'pino';
import { HealthController } from './health.controller.js';
import { Health } from './health.js';
import { LOG } from './log.js';
import { ProblemsFilter } from './problems.filter.js';

/** A worker's door: how it is, for whoever runs it, and nothing else. */
@Module({})
export class HealthModule {
  static over({ health, log }: { readonly health: Health; readonly log: Logger }): DynamicModule {
    return {
      module: HealthModule,
      controllers: [HealthController],
      providers: [
        { provide: Health, useValue: health },
        { provide: LOG, useValue: log },
        { provide: APP_FILTER, useClass: ProblemsFilter },
      ],
    };
  }
}
