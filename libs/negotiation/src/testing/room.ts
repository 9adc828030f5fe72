import assert from 'node:assert/strict';
import { canonical, Invalid, uuidv5, type Draft, type Fact } from '#eventsourcing';
import { noBody, type Body } from '../body/body.js';
import { envelope, type Command } from '../command.js';
import { decide } from '../decide.js';
import { bodyDecider, streamOf, textDecider } from '../deciders.js';
import { register, type CommandClass, type Entry } from '../register.js';
import { noText, type Text } from '../text/text.js';
import { OPERATOR, personId } from './cast.js';

/** A command as somebody gives it: `who` by the name in the cast; `key` names what it makes (see `idOf`). */
export interface Said {
  readonly command: CommandClass;
  readonly who: string;
  readonly data: unknown;
  readonly given?: Readonly<Record<string, unknown>> | undefined;
  readonly key?: string | undefined;
  /** When it reaches the door; by default one second after the command before. */
  readonly at?: string | undefined;
}

const START = Date.parse('2018-07-04T09:00:00.000Z');

/** The instant at which the n-th command of a spec reaches the door. */
export const instant = (n: number): string => new Date(START + n * 1000).toISOString();

export const commandId = (key: string): string => uuidv5('command', key);

/** The moment of a gate that is run dry in a room: now. */
export const momentOf = ({ body, given }: Room): { body: Body; occurredAt: string } => ({
  body,
  occurredAt: instant(given),
});

/** The n-th id that the command of this key made. */
export const idOf = (key: string, n = 0): string => uuidv5(commandId(key), 'id', n);

/** A body and one of its texts with all that was recorded of them; a value, so that specs may branch. */
export class Room {
  private constructor(
    readonly body: Body,
    readonly text: Text,
    readonly bodyFacts: readonly Fact[],
    readonly facts: readonly Fact[],
    readonly given: number,
  ) {}

  static empty(body = 'wg', text = 'draft'): Room {
    return new Room(noBody(body), noText(text), [], [], 0);
  }

  /** What the command would record, decided twice as after a concurrent write; throws what it throws. */
  drafts(said: Said): Draft[] {
    const entry = entryOf(said.command);
    const state = entry.subject === 'text' ? this.text : this.body;
    const setting = { ...(this.body.registered && { body: this.body }), operator: said.who === OPERATOR };
    const once = decide(entry, this.command(entry, said), state, setting);
    const again = decide(entry, this.command(entry, said), state, setting);
    assert.equal(canonical(again), canonical(once), 'decided twice, it said something else');
    assert.notEqual(once.length, 0, 'it decided nothing, and refused nothing');
    return once;
  }

  /** The room once the command is recorded. */
  give(said: Said): Room {
    const drafts = this.drafts(said);
    const id = commandId(said.key ?? `#${String(this.given)}`);
    const subject = entryOf(said.command).subject === 'text' ? 'text' : 'body';
    const before = subject === 'text' ? this.facts : this.bodyFacts;
    const stream = streamOf(subject, subject === 'text' ? this.text.id : this.body.id);
    const [first, ...rest] = drafts.map((draft, i) => this.fact(draft, stream, before.length + i, id, i));
    const facts = [...(first ? [{ ...first, command: recordOf(said) }] : []), ...rest];
    const next = this.given + 1;
    return subject === 'text'
      ? new Room(this.body, facts.reduce(textDecider.evolve, this.text), this.bodyFacts, [...before, ...facts], next)
      : new Room(facts.reduce(bodyDecider.evolve, this.body), this.text, [...before, ...facts], this.facts, next);
  }

  private command(entry: Entry, { who, data, given, key, at }: Said): Command {
    const parsed = schemaOf(entry).safeParse({ data, ...given });
    if (!parsed.success) throw new Invalid('INPUT_INVALID', parsed.error.message);
    const id = entry.subject === 'text' ? this.text.id : this.body.id;
    return new entry.command(id, parsed.data as never, {
      person: personId(who),
      commandId: commandId(key ?? `#${String(this.given)}`),
      correlationId: commandId('correlation'),
      receivedAt: at ?? instant(this.given),
      operator: who === OPERATOR,
    });
  }

  /** As a store gives it back: what has no JSON form does not get through. */
  private fact({ type, schema, data, meta }: Draft, stream: string, revision: number, id: string, i: number): Fact {
    const recorded = { ...meta, commandId: id, recordedAt: instant(this.given) };
    const stored: unknown = JSON.parse(canonical({ data, meta: recorded }));
    return { type, schema, stream, revision, id: uuidv5(id, i), ...(stored as Pick<Fact, 'data' | 'meta'>) };
  }
}

/** The command as the first event of what it records carries it. */
const recordOf = ({ command, data, given }: Said): NonNullable<Fact['command']> =>
  JSON.parse(canonical({ name: command.name, schema: 1, input: { data, ...given } })) as NonNullable<Fact['command']>;

const entryOf = (command: CommandClass): Entry => {
  const entry = register.find(({ name }) => name === command.name);
  assert.ok(entry, `${command.name} is registered`);
  return entry;
};

/** Compiled once: building a schema costs more than deciding a command. */
const schemas = new Map<string, ReturnType<typeof envelope>>();

const schemaOf = (entry: Entry): ReturnType<typeof envelope> => {
  const schema = schemas.get(entry.name) ?? envelope(entry.command.input);
  schemas.set(entry.name, schema);
  return schema;
};
