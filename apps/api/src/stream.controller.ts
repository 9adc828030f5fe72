import { once } from 'node:events';
import { Controller, Get, Headers, Inject, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Invalid, NotFound, type Checkpoint, type RecordedEvent } from '#eventsourcing';
import { audienceAt, maySee, type Meta, type Reader } from '#negotiation';
import { Ledgers, Readers, type Viewer } from '#negotiation-nest';
import { Identity, type Identified } from './identity.js';
import type { Operation } from './openapi.js';

const Filter = z.strictObject({
  text: z.string().max(60).optional().describe('only what concerns this text'),
});

interface Line {
  readonly raw: FastifyReply['raw'];
  readonly signal: AbortSignal;
  readonly ledgerId: string;
}

/** A comment so often keeps proxies from closing a silent connection, in milliseconds. */
const HEARTBEAT = 15_000;

export const STREAM: Operation = {
  operationId: 'Stream',
  method: 'get',
  path: 'stream',
  summary: 'Server-sent events; resumes after Last-Event-ID',
  query: Filter,
  headers: { 'Last-Event-ID': 'a position, as the id of an event gave it' },
  answers: ['text/event-stream'],
};

/** What is recorded, as it is recorded, for whom it is for. Losing one is harmless: the views have it. */
@Controller('stream')
export class StreamController {
  constructor(
    @Inject(Ledgers) private readonly ledgers: Ledgers,
    @Inject(Readers) private readonly readers: Readers,
    @Inject(Identity) private readonly identity: Identity,
  ) {}

  @Get()
  async stream(
    @Query({ schema: Filter }) { text }: z.output<typeof Filter>,
    @Headers('last-event-id') last: string | undefined,
    @Req() request: Identified,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const after = await this.placeOf(last);
    if (text !== undefined) await this.mustSee(text, request);
    const gone = new AbortController();
    request.raw.on('close', () => gone.abort());
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache', 'x-accel-buffering': 'no' });
    raw.write(': welcome\n\n');
    const beat = setInterval(() => raw.write(':\n\n'), HEARTBEAT);
    try {
      await this.feed(after, text, request, raw, gone.signal);
    } finally {
      clearInterval(beat);
      raw.end();
    }
  }

  private async feed(
    after: Checkpoint,
    text: string | undefined,
    request: Identified,
    raw: FastifyReply['raw'],
    signal: AbortSignal,
  ): Promise<void> {
    const prefixes = ['text-', 'body-', 'delivery-'];
    for await (const { events } of this.ledgers.store.subscribe(after, { prefixes, signal })) {
      // Who is reading is asked anew for each page: what was revoked meanwhile ends here.
      const viewer = await this.identity.viewerOf(request.headers.authorization).catch(() => undefined);
      if (!viewer) return;
      for (const event of events) await this.send(event, text, viewer, { raw, signal, ledgerId: after.ledgerId });
    }
  }

  private async send(
    event: RecordedEvent,
    text: string | undefined,
    viewer: Viewer,
    { raw, signal, ledgerId }: Line,
  ): Promise<void> {
    if (!concerns(event, text) || !(await this.isFor(event, viewer))) return;
    if (!raw.write(told(event, ledgerId))) await once(raw, 'drain', { signal }).catch(() => undefined);
  }

  private async isFor(event: RecordedEvent, viewer: Viewer): Promise<boolean> {
    const body = await this.bodyOf(event.stream);
    if (body === undefined) return false;
    const reader = await this.readers.inBody(body, viewer);
    return maySee(reader, (event.meta as Meta).audience) || this.disclosed(event, reader);
  }

  /** What was for others when it was recorded may be for this reader by now. */
  private async disclosed({ stream, revision }: RecordedEvent, reader: Reader): Promise<boolean> {
    if (!stream.startsWith('text-')) return false;
    const { state } = await this.ledgers.text.load(stream);
    return maySee(reader, audienceAt(state, revision));
  }

  private async bodyOf(stream: string): Promise<string | undefined> {
    if (stream.startsWith('body-')) return stream.slice('body-'.length);
    if (stream.startsWith('text-')) return this.readers.bodyOfText(stream.slice('text-'.length));
    const { state } = await this.ledgers.delivery.load(stream);
    return state.text === undefined ? undefined : this.readers.bodyOfText(state.text);
  }

  private async mustSee(text: string, { viewer }: Identified): Promise<void> {
    const body = await this.readers.bodyOfText(text);
    if (body === undefined || !(await this.maySeeText(text, await this.readers.inBody(body, viewer))))
      throw new NotFound('TEXT_UNKNOWN', `There is no text ${text} here, or it is not for you.`);
  }

  private async maySeeText(text: string, reader: Reader): Promise<boolean> {
    if (reader.participates) return true;
    const { state } = await this.ledgers.text.load(`text-${text}`);
    return maySee(reader, audienceAt(state, 0));
  }

  private async placeOf(last: string | undefined): Promise<Checkpoint> {
    const { store } = this.ledgers;
    if (last === undefined) return store.head();
    const [ledger, position] = last.split(':');
    if (position === undefined || !/^\d{1,15}$/.test(position))
      throw new Invalid('POSITION_MALFORMED', 'Last-Event-ID is the id of an event as it was sent.');
    if (ledger !== store.ledgerId) throw new Invalid('OTHER_LEDGER', 'That position is of another ledger.');
    const place = position === '0' ? { ledgerId: ledger, position: 0, hash: '' } : await store.at(Number(position));
    if (!place) throw new Invalid('POSITION_UNKNOWN', 'No event was recorded at that position.');
    return place;
  }
}

const concerns = ({ stream, data }: RecordedEvent, text: string | undefined): boolean =>
  text === undefined || stream === `text-${text}` || (data as { text?: string }).text === text;

const told = ({ stream, revision, position, type, data, meta }: RecordedEvent, ledgerId: string): string => {
  const { occurredAt, recordedAt } = meta as Meta;
  const body = JSON.stringify({ stream, revision: String(revision), type, data, occurredAt, recordedAt });
  return `id: ${ledgerId}:${String(position)}\nevent: ${type}\ndata: ${body}\n\n`;
};
