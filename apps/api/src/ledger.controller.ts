import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Logger } from 'pino';
import { z } from 'zod';
import { Forbidden, NotFound, type RecordedEvent } from '#eventsourcing';
import { Ledgers, Readers, type Viewer } from '#negotiation-nest';
import type { Identified } from './identity.js';
import { LOG } from './log.js';
import type { Operation } from './openapi.js';

const Page = z.strictObject({
  after: z
    .string()
    .regex(/^(0|[1-9]\d{0,14})$/, 'must be a revision')
    .optional(),
  limit: z
    .string()
    .regex(/^[1-9]\d{0,3}$/, 'must be 1 to 9999')
    .default('500'),
});

export const READ_LEDGER: Operation = {
  operationId: 'ReadLedger',
  method: 'get',
  path: 'ledger/:stream',
  summary: 'Events of a stream as recorded, with their hashes',
  query: Page,
  headers: {},
};

/** The record as recorded, for auditors and the secretariat; that it was read is itself logged. */
@Controller('ledger')
export class LedgerController {
  constructor(
    @Inject(Ledgers) private readonly ledgers: Ledgers,
    @Inject(Readers) private readonly readers: Readers,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  @Get(':stream')
  async read(
    @Param('stream') stream: string,
    @Query({ schema: Page }) { after, limit }: z.output<typeof Page>,
    @Req() request: Identified,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object[]> {
    await this.allow(stream, request.viewer);
    this.log.info({ person: request.viewer.person, stream, after }, 'raw ledger read');
    const page = await this.page(stream, after === undefined ? 0 : Number(after) + 1, Number(limit));
    const last = page.at(-1);
    if (page.length === Number(limit) && last)
      void reply.header('link', `</ledger/${stream}?after=${String(last.revision)}&limit=${limit}>; rel="next"`);
    return page.map(onTheWire);
  }

  private async page(stream: string, from: number, limit: number): Promise<RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    for await (const event of this.ledgers.store.read(stream, from)) {
      events.push(event);
      if (events.length === limit) break;
    }
    return events;
  }

  /** The streams of persons and of access are not part of the record that is shown. */
  private async allow(stream: string, viewer: Viewer): Promise<void> {
    const body = await this.bodyOf(stream);
    if (body === undefined) {
      if (!viewer.operator)
        throw new Forbidden('LEDGER_NOT_FOR_YOU', 'That stream is not shown, or there is none such.');
      return;
    }
    await this.readers.mayReadTheLedger(body, viewer);
  }

  private async bodyOf(stream: string): Promise<string | undefined> {
    if (stream.startsWith('body-')) return stream.slice('body-'.length);
    if (stream.startsWith('text-')) return this.readers.bodyOfText(stream.slice('text-'.length));
    if (!stream.startsWith('delivery-')) return undefined;
    const { state } = await this.ledgers.delivery.load(stream);
    if (state.text === undefined) throw new NotFound('STREAM_UNKNOWN', `There is no stream ${stream}.`);
    return this.readers.bodyOfText(state.text);
  }
}

const onTheWire = ({
  stream,
  revision,
  position,
  id,
  type,
  schema,
  data,
  command,
  meta,
  hash,
}: RecordedEvent): object => ({
  ...{ stream, revision: String(revision), position: String(position), id, type, schema, data },
  ...(command && { command }),
  ...{ meta, hash },
});
