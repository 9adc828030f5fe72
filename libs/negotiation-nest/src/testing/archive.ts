import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MemoryStore, type Fact, type NewEvent } from '#eventsourcing';
import type { Audience, Meta } from '#negotiation';
import { ViewRunner } from '#views';
import { instant, personId, type Room } from '../../../negotiation/src/testing/index.js';
import type { Params, Reply } from '../answers.js';
import { Ledgers } from '../ledgers.js';
import { queries } from '../queries.js';
import { Answerer, Ask } from '../query-handler.js';
import { recordView } from '../record-view.js';

/** A row as the view keeps it. */
export interface Kept {
  readonly stream: string;
  readonly kind: string;
  readonly key: string;
  readonly since: number;
  readonly until: number | null;
  readonly audience: string;
}

/** A ledger in memory, its record view, and who answers from it; gone when the spec is. */
export class Archive {
  private constructor(
    readonly store: MemoryStore,
    readonly view: ViewRunner,
    readonly ledgers: Ledgers,
    private readonly folder: string,
    private readonly answerer: Answerer,
  ) {}

  static async open(store = new MemoryStore()): Promise<Archive> {
    const folder = mkdtempSync(join(tmpdir(), 'nonpaper-archive-'));
    const view = await ViewRunner.open(store, folder, recordView(store));
    const ledgers = new Ledgers(store);
    return new Archive(store, view, ledgers, folder, new Answerer(ledgers, view));
  }

  async close(): Promise<void> {
    await this.view.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Puts on record what a room knows, command by command, and waits until the view has it. */
  async record({ bodyFacts, facts }: Pick<Room, 'bodyFacts' | 'facts'>): Promise<void> {
    for (const all of [bodyFacts, facts])
      for (const events of byCommand(all)) await this.append(events[0]?.stream ?? '', events);
  }

  /** Puts events on record as they are, as one command. */
  async append(stream: string, events: readonly (NewEvent & Partial<Fact>)[]): Promise<void> {
    let known = 0;
    for await (const { revision } of this.store.read(stream)) known = revision + 1;
    const bare = events.map(({ type, schema, data, command, meta }) => ({
      ...{ type, schema, data, meta },
      ...(command && { command }),
    }));
    const batch = [{ commandId: bare[0]?.meta.commandId ?? '', events: bare }];
    await this.store.append(stream, known === 0 ? 'none' : known - 1, batch);
    await this.caughtUp();
  }

  async caughtUp(): Promise<void> {
    await this.view.reach((await this.store.head()).position);
  }

  /** Asks as somebody of the cast, as the operator, or as nobody in particular. */
  async ask(query: string, params: Params, who?: string): Promise<Reply> {
    const entry = queries.find(({ name }) => name === query);
    if (!entry) throw new Error(`nothing is asked by ${query}`);
    const operator = who === 'operator';
    const viewer = { operator, now: instant(500), ...(who !== undefined && { person: personId(who) }) };
    return this.answerer.execute(new Ask(entry, params, viewer));
  }

  /** Every row, also those that have ended. */
  rows(): Kept[] {
    return [...this.view.db.prepare('select * from row order by stream, kind, key, since').iterate()] as Kept[];
  }

  entries(): unknown[] {
    return [...this.view.db.prepare('select * from entry order by stream, revision').iterate()] as unknown[];
  }
}

const byCommand = (facts: readonly Fact[]): Fact[][] => {
  const commands = new Map<string, Fact[]>();
  for (const fact of facts) commands.set(fact.meta.commandId, [...(commands.get(fact.meta.commandId) ?? []), fact]);
  return [...commands.values()];
};

let made = 0;

/** An event for one audience, by the service itself. */
export const eventFor = (audience: Audience, type: string, data: object): NewEvent & { meta: Meta } => ({
  ...{ type, schema: 1, data },
  meta: {
    ...{ person: 'service', role: 'service', capacity: 'service', audience, channel: 'console', language: 'en' },
    ...{
      rules: { engine: '1' },
      relied: [],
      overrides: [],
      correlationId: 'spec',
      commandId: `made ${String(made++)}`,
    },
    ...{ occurredAt: instant(400), receivedAt: instant(400), recordedAt: instant(400) },
  },
});
