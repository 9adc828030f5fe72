import { randomUUID } from 'node:crypto';
import { canonical, NotFound, NotProven, uuidv5, type Position, type Restored, type Revision } from '#eventsourcing';
import { isType } from './problems.js';
import type { Raw, Server } from './server.js';

/** The adapter's own stream: which ledger this is, and what was forgotten. No subscriber sees it. */
export const LEDGER_STREAM = 'ledger';

/** What is still known of an event that was forgotten: checkpoints may rest on it. */
interface Trace {
  readonly position: Position;
  readonly hash: string;
}

type Entry =
  | { readonly type: 'LedgerOpened'; readonly ledgerId: string }
  | { readonly type: 'LedgerRestored'; readonly ledgerId: string; readonly restored?: Restored }
  | { readonly type: 'StreamForgotten'; readonly stream: string; readonly traces: readonly Trace[] };

export interface Opening {
  /** From now on this is another ledger: said once, after a backup was put back. */
  readonly restored?: boolean;
  /** `NotFound('LEDGER_UNKNOWN')` where there is none, instead of beginning it. */
  readonly existing?: boolean;
}

/** What the ledger's own stream says, as far as it was read. */
export class LedgerStream {
  #ledgerId = '';
  #restored: Restored | undefined;
  #next: Revision = 0;
  readonly #forgotten = new Set<string>();
  readonly #traces = new Map<Position, string>();
  #lastTrace: Trace | undefined;

  private constructor(private readonly server: Server) {}

  /** Reads it, and begins it where there is none. `restored`: from now on this is another ledger. */
  static async open(server: Server, { restored = false, existing = false }: Opening): Promise<LedgerStream> {
    const ledger = new LedgerStream(server);
    await ledger.refresh();
    if (existing && ledger.#ledgerId === '')
      throw new NotFound('LEDGER_UNKNOWN', 'There is no such ledger in this KurrentDB.');
    if (ledger.#ledgerId === '') await ledger.#begin();
    if (restored) await ledger.renew();
    return ledger;
  }

  get ledgerId(): string {
    return this.#ledgerId;
  }

  /** The backup that the events came from, where one is on record. */
  get restored(): Restored | undefined {
    return this.#restored;
  }

  isForgotten(stream: string): boolean {
    return this.#forgotten.has(stream);
  }

  get forgotten(): readonly string[] {
    return [...this.#forgotten];
  }

  /** The hash of a forgotten event. */
  hashAt(position: Position): string | undefined {
    return this.#traces.get(position);
  }

  /** The last forgotten event. */
  get lastTrace(): Trace | undefined {
    return this.#lastTrace;
  }

  /** Reads what was added since, by whichever process. */
  async refresh(): Promise<void> {
    for await (const entry of this.server.entries(LEDGER_STREAM, this.#next)) this.take(entry);
  }

  /** Takes one entry, read here or come by a subscription; those known already change nothing. */
  take(raw: Raw): void {
    if (raw.revision < this.#next) return;
    this.#next = raw.revision + 1;
    const entry = entryOf(raw);
    if (entry.type === 'StreamForgotten') this.#forget(entry);
    else this.#ledgerId = entry.ledgerId;
    if (entry.type === 'LedgerRestored') this.#restored = entry.restored;
  }

  #forget({ stream, traces }: Extract<Entry, { type: 'StreamForgotten' }>): void {
    this.#forgotten.add(stream);
    for (const trace of traces) {
      this.#traces.set(trace.position, trace.hash);
      if (trace.position > (this.#lastTrace?.position ?? 0)) this.#lastTrace = trace;
    }
  }

  /** On record before the events go, so that what rested on them can still be told. */
  remember(stream: string, traces: readonly Trace[]): Promise<void> {
    return this.#add({ type: 'StreamForgotten', stream, traces });
  }

  /** From now on it is another ledger: what is here was put back, by the server's own means or from a backup. */
  renew(restored?: Restored): Promise<void> {
    return this.#add({ type: 'LedgerRestored', ledgerId: randomUUID(), ...(restored && { restored }) });
  }

  /** Several processes may begin at once: one of them does. */
  async #begin(): Promise<void> {
    await this.#add({ type: 'LedgerOpened', ledgerId: randomUUID() }, 'none').catch((error: unknown) => {
      if (!isType(error, 'wrong-expected-version')) throw error;
    });
    await this.refresh();
  }

  async #add(entry: Entry, expected?: 'none'): Promise<void> {
    await this.refresh();
    const at = expected ?? (this.#next === 0 ? 'none' : this.#next - 1);
    const text = canonical(entry);
    const id = uuidv5('ledger-stream', String(at), text);
    try {
      await this.server.append(LEDGER_STREAM, at, [{ id, type: entry.type, data: new TextEncoder().encode(text) }]);
    } catch (error) {
      if (expected === undefined && isType(error, 'wrong-expected-version')) return this.#add(entry);
      throw isType(error, 'wrong-expected-version') ? error : this.server.problem(error);
    }
    await this.refresh();
  }
}

const entryOf = ({ data, stream, revision }: Raw): Entry => {
  try {
    return JSON.parse(Buffer.from(data as Uint8Array).toString('utf8')) as Entry;
  } catch {
    throw new NotProven('LEDGER_DAMAGED', `Event ${String(revision)} of ${stream} is not one of Nonpaper's.`);
  }
};
