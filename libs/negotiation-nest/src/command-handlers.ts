import type { Type } from '@nestjs/common';
import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { NotFound, Refused, type Answer } from '#eventsourcing';
import { decide, FOR_EVER, register, streamOf, type Body, type Command, type Entry, type Setting } from '#negotiation';
import { Ledgers } from './ledgers.js';

/** The one handler there is: finds the body that gives the right to speak, decides, and records. */
export class Deciding implements ICommandHandler<Command, Answer> {
  constructor(
    private readonly entry: Entry,
    private readonly ledgers: Ledgers,
  ) {}

  async execute(command: Command): Promise<Answer> {
    const { name, subject } = this.entry;
    const setting = await this.setting(command);
    if (subject === 'person') await this.notForgotten(command.id);
    return this.ledgers.of(subject).transact(streamOf(subject, command.id), {
      commandId: command.caller.commandId,
      command: { name, schema: 1, input: command.given },
      decide: (state) => decide(this.entry, command, state, setting),
    });
  }

  private async setting({ id, data, caller }: Command): Promise<Setting> {
    const bodyId = await this.bodyOf(id, data as { body?: string });
    const body = bodyId === undefined ? undefined : await this.body(bodyId);
    return { operator: caller.operator, ...(body && { body }) };
  }

  private async body(id: string): Promise<Body> {
    const { state } = await this.ledgers.body.load(streamOf('body', id));
    if (!state.registered && this.entry.name !== 'RegisterBody')
      throw new NotFound('BODY_UNKNOWN', `No body ${id} was registered.`);
    return state;
  }

  /** Who was forgotten stays forgotten: somebody who comes back is another person, with another id. */
  private async notForgotten(person: string): Promise<void> {
    const { state } = await this.ledgers.access.load('access');
    if (state.revoked.get(person) === FOR_EVER)
      throw new Refused('R29', 'PERSON_FORGOTTEN', 'That person was forgotten; whoever comes back gets another id.');
  }

  /** A text belongs to the body it was tabled in; what concerns a person names the body it is said in. */
  private async bodyOf(id: string, { body }: { body?: string }): Promise<string | undefined> {
    if (this.entry.subject === 'body') return id;
    if (this.entry.subject === 'notice') return this.bodyOfText(await this.textOf(id));
    if (this.entry.subject !== 'text' || this.entry.name === 'TableText') return body;
    return this.bodyOfText(id);
  }

  private async bodyOfText(id: string): Promise<string> {
    const { state } = await this.ledgers.text.load(streamOf('text', id));
    if (!state.tabled) throw new NotFound('TEXT_UNKNOWN', `No text ${id} was tabled.`);
    return state.tabled.body;
  }

  /** The text that a notice is about; of a digest, that of the first thing in it. */
  private async textOf(notice: string): Promise<string> {
    const { state } = await this.ledgers.delivery.load(streamOf('notice', notice));
    if (state.text === undefined)
      throw new NotFound('NOTICE_UNKNOWN', 'There is no such notice, or it is not due yet.');
    return state.text;
  }
}

/** A class for each line of the register, since the bus finds handlers by class. */
const handlerFor = (entry: Entry): Type<Deciding> => {
  class Handler extends Deciding {
    constructor(ledgers: Ledgers) {
      super(entry, ledgers);
    }
  }
  Object.defineProperty(Handler, 'name', { value: `${entry.name}Handler` });
  Inject(Ledgers)(Handler, undefined, 0);
  CommandHandler(entry.command)(Handler);
  return Handler;
};

export const commandHandlers: readonly Type<Deciding>[] = register.map(handlerFor);
