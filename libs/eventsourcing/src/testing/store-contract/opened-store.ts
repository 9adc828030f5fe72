import type { Checkpoint, EventMeta, NewEvent, RecordedEvent, Revision } from '../../event.js';
import type { Appended, CommandEvents, EventPage, EventStore } from '../../event-store.js';
import { uuidv5 } from '../../ids.js';
import type { MovableStore } from '../../stored-events.js';

/** A new, empty ledger for one spec. */
export interface OpenedStore {
  readonly store: MovableStore;
  /** Closes the ledger and opens the same one again. */
  reopen(): Promise<MovableStore>;
  close(): Promise<void>;
  /** Changes a stored payload behind the ledger's back, and returns the store that must notice. */
  damage?(stream: string, revision: Revision): Promise<MovableStore>;
}

export type OpenStore = () => Promise<OpenedStore>;

/** A spec's own ledger, closed again whatever happens. */
export const using = (open: OpenStore, spec: (opened: OpenedStore) => Promise<void>) => async (): Promise<void> => {
  const opened = await open();
  try {
    await spec(opened);
  } finally {
    await opened.close();
  }
};

export const META: EventMeta = { commandId: 'c', recordedAt: '2018-02-01T10:00:00.000Z', person: 'p-1' };

export const noted = (data: unknown): NewEvent => ({ type: 'CountNoted', schema: 1, data, meta: META });

/** A command that noted these data, one event each. */
export const command = (key: string, ...data: readonly unknown[]): CommandEvents => ({
  commandId: uuidv5('contract', key),
  events: data.map(noted),
});

let commands = 0;

/** Appends one event for each of the data, as one command. */
export const append = (
  store: EventStore,
  stream: string,
  expected: Revision | 'none',
  ...data: readonly unknown[]
): Promise<Appended> => store.append(stream, expected, [command(String(commands++), ...data)]);

export const all = async (events: AsyncIterable<RecordedEvent>): Promise<RecordedEvent[]> => {
  const found: RecordedEvent[] = [];
  for await (const event of events) found.push(event);
  return found;
};

export const dataOf = (events: readonly RecordedEvent[]): unknown[] => events.map(({ data }) => data);

/** Pages of a subscription until one of them says so. */
export const pagesUntil = async (
  store: EventStore,
  after: Checkpoint | 'start',
  enough: (page: EventPage) => boolean,
  prefixes: readonly string[] = [],
): Promise<EventPage[]> => {
  const stop = new AbortController();
  const pages: EventPage[] = [];
  for await (const page of store.subscribe(after, { prefixes, signal: stop.signal })) {
    pages.push(page);
    if (enough(page)) stop.abort();
  }
  return pages;
};

export const caughtUp = (page: EventPage): boolean => page.caughtUp;

/** Everything recorded after a checkpoint. */
export const since = async (
  store: EventStore,
  after: Checkpoint | 'start',
  ...prefixes: string[]
): Promise<RecordedEvent[]> => (await pagesUntil(store, after, caughtUp, prefixes)).flatMap(({ events }) => events);
