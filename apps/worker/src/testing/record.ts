import { MemoryStore, type EventStore, type Fact, type NewEvent, type RecordedEvent } from '#eventsourcing';
import { register, type Meta, type Preferences } from '#negotiation';
import type { Ledgers } from '#negotiation-nest';
import {
  certified,
  carryOver,
  closed,
  decide,
  dispose,
  instant,
  issued,
  personId,
  proposed,
  Q1,
  Q2,
  Q3,
  Q4,
  reading,
  scene,
  tabled,
  type Room,
  type Step,
} from '../../../../libs/negotiation/src/testing/index.js';

const ReflectInBrackets = register.find(({ name }) => name === 'ReflectInBrackets')!.command;

export const TEXT = 'draft';

/** A proposal stands in brackets, a question is out, the others are agreed; the reading is closed and concluded. */
export const CONCLUDED: readonly Step[] = [
  proposed,
  decide(ReflectInBrackets),
  carryOver(Q1),
  dispose(Q2, 'agreed'),
  dispose(Q3, 'agreed'),
  dispose(Q4, 'removed', { reason: 'duplication' }),
  closed,
  issued,
];

export const TO_THE_CONFERENCE: readonly Step[] = [...CONCLUDED, certified];

/** A room with a text tabled and a reading open, and then what the steps say. */
export const room = (...steps: readonly Step[]): Room => scene(tabled, reading, ...steps);

/** The same room, but the version's content was something else when it was issued. */
export const forged = ({ bodyFacts, facts }: Room): Pick<Room, 'bodyFacts' | 'facts'> => ({
  bodyFacts,
  facts: facts.map((fact) =>
    'manifestHash' in (fact.data as object)
      ? { ...fact, data: { ...(fact.data as object), languages: [{ language: 'en', contentHash: 'ab'.repeat(32) }] } }
      : fact,
  ),
});

/** Puts on record what a room knows and the store does not. */
export const recordRoom = async (
  store: EventStore,
  { bodyFacts, facts }: Pick<Room, 'bodyFacts' | 'facts'>,
): Promise<void> => {
  for (const all of [bodyFacts, facts]) await recordFacts(store, all);
};

const recordFacts = async (store: EventStore, facts: readonly Fact[]): Promise<void> => {
  const stream = facts[0]?.stream ?? '';
  let known = 0;
  for await (const { revision } of store.read(stream)) known = revision + 1;
  const commands = new Map<string, NewEvent[]>();
  for (const { type, schema, data, meta, command } of facts.slice(known)) {
    const event = { type, schema, data, ...(command && { command }), meta };
    commands.set(meta.commandId, [...(commands.get(meta.commandId) ?? []), event]);
  }
  for (const [commandId, events] of commands) {
    await store.append(stream, known === 0 ? 'none' : known - 1, [{ commandId, events }]);
    known += events.length;
  }
};

/** How a delegate of the cast is reached. */
export const reachable = async (ledgers: Ledgers, name: string, ...addresses: readonly string[]): Promise<void> => {
  const person = personId(name);
  const commandId = `${name} ${addresses.join(' ')}`;
  await ledgers.person.transact(`person-${person}`, {
    commandId,
    command: { name: 'DescribePerson', schema: 1, input: {} },
    decide: () => [{ type: 'PersonDescribed', schema: 1, data: { name, addresses, languages: [] }, meta: META }],
  });
};

/** When somebody of the cast wants to be written to, and what they do without. */
export const chooses = async (ledgers: Ledgers, name: string, chosen: Preferences): Promise<void> => {
  await ledgers.person.transact(`person-${personId(name)}`, {
    commandId: `${name} ${JSON.stringify(chosen)}`,
    command: { name: 'ChoosePreferences', schema: 1, input: {} },
    decide: () => [{ type: 'PreferencesChosen', schema: 1, data: chosen, meta: META }],
  });
};

/** Somebody becomes a delegate, beside those who are. */
export const appointed = async (
  ledgers: Ledgers,
  name: string,
  delegation: string,
  from = instant(0),
): Promise<void> => {
  const data = { appointmentId: personId(`${name} appointed`), person: personId(name), role: 'delegate', delegation };
  await ledgers.body.transact(`body-${room().body.id}`, {
    commandId: `appoint ${name}`,
    command: { name: 'Appoint', schema: 1, input: {} },
    decide: () => [{ type: 'Appointed', schema: 1, data: { ...data, from }, meta: META }],
  });
};

/** From the inbox. */
export const acknowledges = async (ledgers: Ledgers, notice: string, recipient: string, by: string): Promise<void> => {
  await ledgers.delivery.transact(`delivery-${notice}~${recipient}`, {
    commandId: `acknowledge ${notice}`,
    command: { name: 'AcknowledgeNotice', schema: 1, input: {} },
    decide: () => [{ type: 'NoticeAcknowledged', schema: 1, data: { by, how: 'inbox' }, meta: META }],
  });
};

export const forget = async (ledgers: Ledgers, name: string): Promise<void> => {
  await ledgers.access.transact('access', {
    commandId: `forget ${name}`,
    command: { name: 'ForgetPerson', schema: 1, input: {} },
    decide: () => [{ type: 'PersonForgotten', schema: 1, data: { person: personId(name) }, meta: META }],
  });
};

const META: Omit<Meta, 'commandId' | 'recordedAt'> = {
  person: 'operator',
  role: 'operator',
  capacity: 'operator',
  audience: { kind: 'chair-and-secretariat' },
  channel: 'console',
  language: 'en',
  rules: { engine: '1' },
  relied: [],
  overrides: [],
  occurredAt: instant(0),
  receivedAt: instant(0),
  correlationId: 'spec',
};

/** What one ledger holds, as far as it is to be kept, in another: a ledger moved, restored or set back. */
export const copied = async (
  from: EventStore,
  keep: (event: RecordedEvent) => boolean = () => true,
): Promise<MemoryStore> => {
  const to = new MemoryStore();
  const revisions = new Map<string, number>();
  for await (const page of from.subscribe('start', { signal: new AbortController().signal })) {
    for (const event of page.events.filter(keep)) {
      const { stream, type, schema, data, command, meta } = event;
      const batch = { commandId: meta.commandId, events: [{ type, schema, data, ...(command && { command }), meta }] };
      await to.append(stream, revisions.get(stream) ?? 'none', [batch]);
      revisions.set(stream, event.revision);
    }
    if (page.caughtUp) break;
  }
  return to;
};
