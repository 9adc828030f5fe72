import { randomUUID } from 'node:crypto';
import { uuidv5, type Appended, type EventMeta, type NewEvent, type RecordedEvent } from '#eventsourcing';
import { KurrentStore, type KurrentStoreOptions } from '#store-kurrentdb';
import { startKurrentDb, type KurrentDbServer } from '../kurrentdb/index.js';

export const META: EventMeta = { commandId: 'c', recordedAt: '2018-02-01T10:00:00.000Z' };
export const noted = (data: unknown): NewEvent => ({ type: 'CountNoted', schema: 1, data, meta: META });
export const TEXT = 'text-1';

export const all = async (events: AsyncIterable<RecordedEvent>): Promise<RecordedEvent[]> => {
  const found: RecordedEvent[] = [];
  for await (const event of events) found.push(event);
  return found;
};

export const dataOf = (events: readonly RecordedEvent[]): unknown[] => events.map(({ data }) => data);

/** Appends one event for each of the data, as the command of that key. */
export const append = (
  store: KurrentStore,
  expected: number | 'none',
  key: string,
  ...data: readonly unknown[]
): Promise<Appended> => store.append(TEXT, expected, [{ commandId: uuidv5('traps', key), events: data.map(noted) }]);

/** One stand-in for a file of specs, and for each of them a ledger of its own, opened as often as it likes. */
export class KurrentDbHouse {
  readonly #opened: KurrentStore[] = [];
  url = '';

  private constructor(readonly server: KurrentDbServer) {}

  static async build(): Promise<KurrentDbHouse> {
    return new KurrentDbHouse(await startKurrentDb());
  }

  newLedger(): void {
    this.url = ledgerAt(this.server.url);
  }

  /** Waits briefly, for nobody here is far away. */
  readonly open = async (options: KurrentStoreOptions = {}, url = this.url): Promise<KurrentStore> => {
    const store = await KurrentStore.open(url, { answerMs: 400, silenceMs: 100, ...options });
    this.#opened.push(store);
    return store;
  };

  /** Well again, and nobody connected. */
  async tidy(): Promise<void> {
    await this.server.fault({});
    for (const store of this.#opened.splice(0)) await store.close();
  }
}

/**
 * The address of a ledger of its own. The client's native half waits for one discovery interval before it first connects,
 * half a second unless told.
 */
export const ledgerAt = (url: string): string =>
  `${url}${url.includes('?') ? '&' : '?'}discoveryInterval=20&ledger=spec-${randomUUID().slice(0, 13)}`;
