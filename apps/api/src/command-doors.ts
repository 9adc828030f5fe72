import { randomUUID } from 'node:crypto';
import { Body, Controller, HttpCode, Inject, Post, Req, Res, type Type } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { canonical, Invalid, Unauthenticated, uuidv5, type Answer } from '#eventsourcing';
import { envelope, register, streamOf, verbOf, type Entry, type Given, type Subject } from '#negotiation';
import { Ledgers, type Viewer } from '#negotiation-nest';
import { ViewRunner } from '#views';
import type { Identified } from './identity.js';
import { FOLDER } from './openapi.js';

/** What is to be put in the place of `:id`: bodies and texts are slugs, persons are UUIDs. */
const ID: Record<Subject, RegExp> = {
  text: /^(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*$/,
  body: /^(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*$/,
  person: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  notice: /^[A-Za-z0-9._-]{1,250}~[A-Za-z0-9-]{1,60}$/,
  access: /^access$/,
};

const SHAPE: Record<Subject, string> = {
  text: 'must be lower-case words and hyphens',
  body: 'must be lower-case words and hyphens',
  person: 'must be a UUID in lower case',
  notice: 'must be <notice>~<recipient>',
  access: 'must be access',
};

/** A command's way in: who says it, under which key, to which stream; then the bus, then the answer. */
class Door {
  constructor(
    private readonly entry: Entry,
    private readonly bus: CommandBus,
    private readonly ledgers: Ledgers,
    private readonly view: ViewRunner,
  ) {}

  async give(given: Given<never>, request: Identified, reply: FastifyReply) {
    const { id } = request.params as { id?: string };
    const headers = request.headers as Record<string, string | undefined>;
    const receivedAt = request.viewer.now;
    const { command: CommandClass, subject } = this.entry;
    const target = idOf(subject, id);
    const person = personOf(request.viewer);
    const commandId = uuidv5(person, streamOf(subject, target), keyOf(headers['idempotency-key']));
    const caller = {
      ...{ person, commandId, receivedAt, operator: request.viewer.operator },
      correlationId: correlationIn(headers['x-correlation-id']) ?? commandId,
    };
    const answer = await this.bus.execute<InstanceType<typeof CommandClass>, Answer>(
      new CommandClass(target, given, caller),
    );
    if (headers['nonpaper-visible'] === 'wait') await this.visible(answer);
    return this.told(answer, reply);
  }

  /** Whoever asks for it is answered only when the views have it too. */
  private async visible({ events }: Answer): Promise<void> {
    await this.view.reach(events.at(-1)?.position ?? 0);
  }

  /** Canonical, so that a repeat is answered with the same bytes. */
  private told({ events }: Answer, reply: FastifyReply): string {
    const last = events.at(-1);
    const [revision, position] = [String(last?.revision), String(last?.position)];
    void reply
      .header('etag', `"${revision}"`)
      .header('nonpaper-position', `${this.ledgers.store.ledgerId}:${position}`);
    void reply.header('content-type', 'application/json; charset=utf-8');
    const told = events.map((e) => ({ id: e.id, type: e.type, revision: String(e.revision), data: e.data }));
    return canonical({ revision, position, events: told });
  }
}

const idOf = (subject: Subject, id: string | undefined): string => {
  const target = id ?? 'access';
  if (!ID[subject].test(target))
    throw new Invalid('ID_MALFORMED', `${target.slice(0, 80)} names no ${subject}.`, [
      {
        path: 'id',
        message: SHAPE[subject],
      },
    ]);
  return target;
};

const personOf = ({ person }: Viewer): string => {
  if (person === undefined) throw new Unauthenticated('TOKEN_MISSING', 'Send "Authorization: Bearer <token>".');
  return person;
};

/** A correlation id is a UUID or nothing: no words come into an event's header. */
const correlationIn = (id: string | undefined): string | undefined =>
  id !== undefined && ID.person.test(id) ? id : undefined;

/** Without a key each request is another command. */
const keyOf = (key: string | undefined): string => {
  if (key !== undefined && !/^[\x21-\x7e]{1,200}$/.test(key))
    throw new Invalid('IDEMPOTENCY_KEY_MALFORMED', 'An Idempotency-Key is 1 to 200 visible ASCII characters.');
  return key ?? randomUUID();
};

/** A controller for each command: decorators are functions, and are put on by hand. */
const doorFor = (entry: Entry): Type<Door> => {
  class CommandDoor extends Door {
    constructor(bus: CommandBus, ledgers: Ledgers, view: ViewRunner) {
      super(entry, bus, ledgers, view);
    }

    override give(given: Given<never>, request: Identified, reply: FastifyReply) {
      return super.give(given, request, reply);
    }
  }
  Object.defineProperty(CommandDoor, 'name', { value: `${entry.name}Door` });
  const { prototype } = CommandDoor;
  Inject(CommandBus)(CommandDoor, undefined, 0);
  Inject(Ledgers)(CommandDoor, undefined, 1);
  Inject(ViewRunner)(CommandDoor, undefined, 2);
  Body({ schema: envelope(entry.command.input) })(prototype, 'give', 0);
  Req()(prototype, 'give', 1);
  Res({ passthrough: true })(prototype, 'give', 2);
  Reflect.defineMetadata('design:paramtypes', [Object, Object, Object], prototype, 'give');
  route(entry, prototype);
  Controller(FOLDER[entry.subject])(CommandDoor);
  return CommandDoor;
};

const route = ({ name, subject }: Entry, prototype: object): void => {
  const method = Object.getOwnPropertyDescriptor(prototype, 'give') as TypedPropertyDescriptor<unknown>;
  const path = subject === 'access' ? verbOf(name) : `:id/${verbOf(name)}`;
  Post(path)(prototype, 'give', method);
  HttpCode(200)(prototype, 'give', method);
};

export const commandDoors: readonly Type<Door>[] = register.map(doorFor);
