import { Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { Links, type LinkFacts } from '#delivery';
import { NotFound, Refused, uuidv5 } from '#eventsourcing';
import { AcknowledgeNotice, ChoosePreferences, mayDecline, MAY_DECLINE, streamOf, type Caller } from '#negotiation';
import { Ledgers } from '#negotiation-nest';
import type { Identified } from './identity.js';
import { linkPage } from './link-page.js';
import type { Operation } from './openapi.js';

/** What signs and knows the links, where the service has what it takes to make them. */
export const LINKS = Symbol('links');

const ACKNOWLEDGE = 'links/acknowledge/:notice/:recipient/:person/:signature';
const DECLINE = 'links/decline/:person/:kind/:signature';

const operation = (operationId: string, method: 'get' | 'post', path: string, summary: string): Operation => ({
  ...{ operationId, method, path, summary, headers: {}, answers: ['text/html'] },
});

export const LINK_OPERATIONS: readonly Operation[] = [
  operation(
    'ShowAcknowledging',
    'get',
    ACKNOWLEDGE,
    'The link of a mail: a page with a button, which does nothing yet',
  ),
  operation('AcknowledgeByLink', 'post', ACKNOWLEDGE, 'The button: the notice is acknowledged by whom it was sent to'),
  operation('ShowDeclining', 'get', DECLINE, 'The link of a mail: a page with a button, which does nothing yet'),
  operation('DeclineByLink', 'post', DECLINE, 'The button, or the one click of a mail program (RFC 8058)'),
];

interface Names {
  readonly notice: string;
  readonly recipient: string;
  readonly person: string;
  readonly kind: string;
  readonly signature: string;
}

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'",
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex',
};

/** The links in mails. Scanners follow them before anybody reads the mail: so looking does nothing, and only the button does. */
@Controller()
export class LinksController {
  constructor(
    @Inject(CommandBus) private readonly bus: CommandBus,
    @Inject(Ledgers) private readonly ledgers: Ledgers,
    @Inject(LINKS) private readonly links: Links | null,
  ) {}

  @Get(ACKNOWLEDGE)
  async showAcknowledging(@Param() names: Names, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    this.genuine(acknowledging(names), names.signature);
    const { due } = await this.notice(names);
    return page(reply, { title: due?.title ?? 'A notice', button: 'I have this notice' });
  }

  @Post(ACKNOWLEDGE)
  @HttpCode(200)
  async acknowledge(
    @Param() names: Names,
    @Req() { viewer }: Identified,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    this.genuine(acknowledging(names), names.signature);
    const { gathered, due } = await this.notice(names);
    const caller = callerBy(names.person, `${names.notice}~${names.recipient}`, viewer.now);
    await this.said(new AcknowledgeNotice(`${names.notice}~${names.recipient}`, NOTHING, caller));
    for (const { notice, recipient } of gathered) {
      const item = `${notice}~${recipient}`;
      await this.said(new AcknowledgeNotice(item, NOTHING, callerBy(names.person, item, viewer.now)));
    }
    return page(reply, { title: due?.title ?? 'A notice', done: 'It is on record that you have this notice.' });
  }

  @Get(DECLINE)
  showDeclining(@Param() names: Names, @Res({ passthrough: true }) reply: FastifyReply): string {
    this.genuine(declining(names), names.signature);
    return page(reply, { title: `Notices of the kind ${names.kind}`, button: 'No more of these by e-mail' });
  }

  @Post(DECLINE)
  @HttpCode(200)
  async decline(
    @Param() names: Names,
    @Req() { viewer }: Identified,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    this.genuine(declining(names), names.signature);
    const { person, kind } = names;
    const { state, revision } = await this.ledgers.person.load(streamOf('person', person));
    const { when, declined } = state.preferences;
    const wanted = MAY_DECLINE.filter((one) => one === kind || declined.includes(one));
    const caller = callerBy(person, `${kind} ${String(revision)}`, viewer.now);
    await this.said(new ChoosePreferences(person, { data: { when, declined: wanted } }, caller));
    const done = 'You get no more of these by e-mail. Your delegation’s inbox has them all the same.';
    return page(reply, { title: `Notices of the kind ${kind}`, done });
  }

  private genuine(facts: LinkFacts, signature: string): void {
    const known = this.links?.isGenuine(facts, signature) === true;
    if (!known || (facts.to === 'decline' && !mayDecline(facts.kind)))
      throw new NotFound('LINK_UNKNOWN', 'This link was not made here, or no longer holds.');
  }

  private async notice({ notice, recipient }: Names) {
    return (await this.ledgers.delivery.load(streamOf('notice', `${notice}~${recipient}`))).state;
  }

  /** Whoever presses the button twice is told the same twice. */
  private async said(command: AcknowledgeNotice | ChoosePreferences): Promise<void> {
    try {
      await this.bus.execute(command);
    } catch (error) {
      if (!(error instanceof Refused && AGAIN.has(error.code))) throw error;
    }
  }
}

const AGAIN = new Set(['ACKNOWLEDGED_ALREADY', 'PREFERENCES_AS_THEY_ARE', 'NOT_TOLD_YET', 'NOTICE_WITHDRAWN']);
const NOTHING = { data: {}, channel: 'e-mail' as const };

const acknowledging = ({ notice, recipient, person }: Names): LinkFacts => ({
  ...{ to: 'acknowledge', notice, recipient, person },
});

const declining = ({ person, kind }: Names): LinkFacts => ({ to: 'decline', person, kind });

/** Who a link was sent to: it proves no more than that, and is good for nothing else. */
const callerBy = (person: string, what: string, receivedAt: string): Caller => {
  const commandId = uuidv5(person, 'link', what);
  return { person, commandId, correlationId: commandId, receivedAt, operator: false, byLink: true };
};

const page = (reply: FastifyReply, said: Parameters<typeof linkPage>[0]): string => {
  void reply.headers(HEADERS);
  return linkPage(said);
};
