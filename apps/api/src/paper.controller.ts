import { Controller, Get, Headers, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { renderPaper } from '#delivery';
import { NotFound } from '#eventsourcing';
import { disclosedUntil, textDecider, type Body, type Reader, type Text, type Version } from '#negotiation';
import { Ledgers, readerIn, Readers, type Viewer } from '#negotiation-nest';
import { paperOf } from '#worker';
import type { Identified } from './identity.js';
import type { Operation } from './openapi.js';

const Which = z.strictObject({
  version: z.string().max(120).optional().describe('a version’s symbol or id; by default the latest'),
});

export const SHOW_PAPER: Operation = {
  operationId: 'ShowPaper',
  method: 'get',
  path: 'texts/:id/paper',
  summary: 'A version as a paper: HTML, or canonical JSON if you accept only that',
  query: Which,
  headers: {},
  answers: ['text/html', 'application/json'],
};

interface Issued {
  readonly text: Text;
  readonly version: Version;
  readonly body: Body;
}

/** The paper of a version, rebuilt from the record each time it is asked for. */
@Controller('texts')
export class PaperController {
  constructor(
    @Inject(Ledgers) private readonly ledgers: Ledgers,
    @Inject(Readers) private readonly readers: Readers,
  ) {}

  @Get(':id/paper')
  async paper(
    @Param('id') id: string,
    @Query({ schema: Which }) { version: named }: z.output<typeof Which>,
    @Headers('accept') accept: string | undefined,
    @Req() { viewer }: Identified,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { text, version, body } = await this.issued(id, named, viewer);
    const language = version.languages[0]?.language ?? 'en';
    const rendered = renderPaper(paperOf(text, version, body, language));
    const json = accept?.includes('json') === true && !accept.includes('html');
    void reply.header('content-type', `${json ? 'application/json' : 'text/html'}; charset=utf-8`);
    void reply.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'");
    return json ? rendered.json : rendered.html;
  }

  /** The text as it stood when that version was issued; what is Conference-ready is for everybody, the rest as far as disclosed. */
  private async issued(id: string, named: string | undefined, viewer: Viewer): Promise<Issued> {
    const { state } = await this.ledgers.text.load(`text-${id}`);
    const { tabled, versions } = state;
    const version = versions.findLast((v) => named === undefined || named === v.versionId || named === v.symbol);
    const body = tabled && (await this.readers.body(tabled.body));
    const mayRead =
      version?.certified !== undefined || (body && version && mayReadIn(state, version, readerIn(body, viewer)));
    if (!body || !version || !mayRead)
      throw new NotFound('VERSION_UNKNOWN', 'There is no such paper here, or it is not for you.');
    return { text: await this.textAt(id, version.revision), version, body };
  }

  private async textAt(id: string, revision: number): Promise<Text> {
    let text = textDecider.initial(`text-${id}`);
    for await (const event of this.ledgers.store.read(`text-${id}`)) {
      if (event.revision > revision) break;
      text = textDecider.evolve(text, event);
    }
    return text;
  }
}

/** Papers are issued to the participants, and are for anybody else once all is that they may tell of. */
const mayReadIn = (text: Text, { revision }: Version, reader: Reader): boolean =>
  reader.participates || disclosedUntil(text, revision, reader);
