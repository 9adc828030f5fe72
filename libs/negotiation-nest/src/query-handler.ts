import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ViewRunner } from '#views';
import type { Params, Reply } from './answers.js';
import { Ledgers } from './ledgers.js';
import type { QueryEntry } from './queries.js';
import { RecordReader } from './record-reader.js';
import { Readers, type Viewer } from './viewer.js';

/** A question to the views: one line of their register, for one viewer, perhaps not before a position is reached. */
export class Ask {
  constructor(
    readonly entry: QueryEntry,
    readonly params: Params,
    readonly viewer: Viewer,
    readonly position?: string,
  ) {}
}

/** Answers every query: waits for what the asker wrote, then reads as who they are. */
@QueryHandler(Ask)
export class Answerer implements IQueryHandler<Ask, Reply> {
  private readonly record: RecordReader;
  private readonly readers: Readers;

  constructor(
    @Inject(Ledgers) private readonly ledgers: Ledgers,
    @Inject(ViewRunner) private readonly view: ViewRunner,
  ) {
    this.record = new RecordReader(view);
    this.readers = new Readers(ledgers);
  }

  async execute({ entry, params, viewer, position }: Ask): Promise<Reply> {
    this.view.assertBuilt();
    if (position !== undefined) await this.view.reachToken(position);
    const { record, readers, ledgers } = this;
    return entry.answer(params, viewer, { record, readers, ledgers });
  }
}
