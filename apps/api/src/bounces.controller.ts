import { Body, Controller, HttpCode, Inject, Post, Req } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { readBounces, type Bounce } from '#delivery';
import { Invalid, Refused, Unauthenticated, uuidv5 } from '#eventsourcing';
import { RecordBounce, streamOf, type Language } from '#negotiation';
import { Ledgers } from '#negotiation-nest';
import type { Identified } from './identity.js';
import type { Operation } from './openapi.js';

export const HAND_IN_BOUNCE: Operation = {
  operationId: 'HandInBounce',
  method: 'post',
  path: 'bounces',
  summary:
    'For: secretariat, operator. A delivery status notification (RFC 3464) as it came: message/rfc822, at most 256 KiB',
  headers: {},
};

/** What a bounce was taken to say. */
interface Told {
  readonly notice: string;
  readonly recipient: string;
  readonly code: string;
  readonly permanent: boolean;
  /** It was on record before. */
  readonly known: boolean;
}

/** Takes messages by which mail servers say that a notice did not arrive. */
@Controller('bounces')
export class BouncesController {
  constructor(
    @Inject(CommandBus) private readonly bus: CommandBus,
    @Inject(Ledgers) private readonly ledgers: Ledgers,
  ) {}

  @Post()
  @HttpCode(200)
  async handIn(@Body() message: unknown, @Req() { viewer }: Identified): Promise<{ bounces: Told[] }> {
    if (viewer.person === undefined)
      throw new Unauthenticated('TOKEN_MISSING', 'Send "Authorization: Bearer <token>".');
    if (!Buffer.isBuffer(message)) throw new Invalid('BOUNCE_MALFORMED', 'Send the message as message/rfc822.');
    const bounces: Told[] = [];
    for (const bounce of readBounces(message.toString('latin1'))) bounces.push(await this.record(bounce, viewer));
    return { bounces };
  }

  private async record(bounce: Bounce, { person = '', operator, now }: Identified['viewer']): Promise<Told> {
    const { notice, recipient, language, messageId, code, permanent } = bounce;
    const address = await this.ofThatPerson(bounce);
    const id = `${notice}~${recipient}`;
    const data = { language: language as Language, address, messageId, code, permanent };
    const whose = bounce.person === undefined ? {} : { person: bounce.person };
    const what = [bounce.person ?? '', address, code, String(permanent)];
    const commandId = uuidv5(person, streamOf('notice', id), 'bounce', ...what);
    const caller = { person, commandId, correlationId: commandId, receivedAt: now, operator };
    const known = await this.isKnown(new RecordBounce(id, { data: { ...data, ...whose }, channel: 'e-mail' }, caller));
    return { notice, recipient, code, permanent, known };
  }

  private async isKnown(command: RecordBounce): Promise<boolean> {
    try {
      const { repeated } = await this.bus.execute<RecordBounce, { repeated: boolean }>(command);
      return repeated;
    } catch (error) {
      if (error instanceof Refused && error.code === 'BOUNCE_RECORDED_ALREADY') return true;
      throw error;
    }
  }

  /** Anybody can write to the address that bounces come to: a report is believed of an address that the person has. Which it is. */
  private async ofThatPerson({ person, address }: Bounce): Promise<number> {
    if (person === undefined || !/^[0-9a-f-]{36}$/.test(person)) throw unknown();
    const { state } = await this.ledgers.person.load(streamOf('person', person));
    const which = state.addresses.findIndex((one) => one.toLowerCase() === address.toLowerCase());
    if (which < 0) throw unknown();
    return which;
  }
}

const unknown = (): Invalid =>
  new Invalid('BOUNCE_UNKNOWN', 'What came back was sent to no address that is known here.');
