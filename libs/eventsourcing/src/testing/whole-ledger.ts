import type { StoredEvent } from '../chain.js';
import type { EventStore } from '../event-store.js';
import type { StoredEvents } from '../stored-events.js';
import { append } from './store-contract/opened-store.js';

type Store = EventStore & StoredEvents;

/** All that is stored, in order. */
export const storedIn = async (ledger: StoredEvents): Promise<StoredEvent[]> => {
  const found: StoredEvent[] = [];
  for await (const page of ledger.stored()) found.push(...page.map(({ stored }) => stored));
  return found;
};

const revisionOf = async (store: Store, stream: string): Promise<number | 'none'> => {
  const events = (await storedIn(store)).filter((event) => event.stream === stream);
  return events.length === 0 ? 'none' : events.length - 1;
};

/** Records one event for each of the data, wherever the stream is. */
export const note = async (store: Store, stream: string, ...data: readonly unknown[]): Promise<void> => {
  await append(store, stream, await revisionOf(store, stream), ...data);
};

/** Forgets a person on the word of the record. */
export const forgetPerson = async (store: Store, person: string): Promise<void> => {
  const meta = { commandId: person, recordedAt: '2018-02-01T10:00:00.000Z' };
  const event = { type: 'PersonForgotten', schema: 1, data: { person }, meta };
  await store.append('access', await revisionOf(store, 'access'), [{ commandId: person, events: [event] }]);
  await store.forget(`person-${person}`);
};
