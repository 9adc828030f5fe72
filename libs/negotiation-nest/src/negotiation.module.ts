import { Module, type DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ViewRunner } from '#views';
import { commandHandlers } from './command-handlers.js';
import { Ledgers } from './ledgers.js';
import { Answerer } from './query-handler.js';
import { Readers } from './viewer.js';

/** The domain behind the two buses. Of @nestjs/cqrs only these: what must happen hangs from a checkpointed subscription. */
@Module({})
export class NegotiationModule {
  static over(ledgers: Ledgers, view: ViewRunner): DynamicModule {
    const parts = [
      { provide: Ledgers, useValue: ledgers },
      { provide: ViewRunner, useValue: view },
      { provide: Readers, useValue: new Readers(ledgers) },
    ];
    return {
      module: NegotiationModule,
      imports: [CqrsModule.forRoot()],
      providers: [...parts, Answerer, ...commandHandlers],
      exports: [CqrsModule, Ledgers, ViewRunner, Readers],
      global: true,
    };
  }
}
