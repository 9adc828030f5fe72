import {
  opened,
  Unavailable,
  type Checkpoint,
  type PlacedEvent,
  type Position,
  type RecordedEvent,
  type Revision,
  type StoredEvent,
} from '#eventsourcing';
import { lastPlace } from './following.js';
import type { Heads } from './heads.js';
import { LEDGER_STREAM, type LedgerStream } from './ledger-stream.js';
import { asChained, type Server } from './server.js';
import type { ChainedEvent } from './stored-lines.js';

/** Events handed on at once when everything is read. */
const PAGE = 256;

/** What is on record, asked of the leader. */
export class Reading {
  constructor(
    private readonly server: Server,
    private readonly ledger: LedgerStream,
    private readonly heads: Heads,
  ) {}

  async *stream(name: string, from: Revision): AsyncGenerator<RecordedEvent> {
    if (this.ledger.isForgotten(name)) return;
    let before: StoredEvent | undefined;
    for await (const raw of this.server.entries(name, from)) {
      const placed = asChained(raw);
      yield openedAfter(before, placed);
      before = placed.stored;
    }
    if (before) this.heads.saw(name, before);
  }

  /** All that is recorded now, as it is stored. */
  async *everything(): AsyncGenerator<readonly PlacedEvent[]> {
    const end = await lastPlace(this.server);
    await this.ledger.refresh();
    let page: PlacedEvent[] = [];
    for await (const raw of this.server.forwards()) {
      if (raw.position > end) break;
      if (raw.stream === LEDGER_STREAM || this.ledger.isForgotten(raw.stream)) continue;
      page.push(asChained(raw));
      if (page.length < PAGE) continue;
      yield page;
      page = [];
    }
    if (page.length > 0) yield page;
  }

  async head(): Promise<Checkpoint> {
    const { ledgerId } = this.ledger;
    const last = await this.last();
    await this.ledger.refresh();
    const trace = this.ledger.lastTrace;
    if (trace && trace.position > (last?.position ?? 0)) return { ledgerId, ...trace };
    return last ? { ledgerId, position: last.position, hash: last.stored.hash } : { ledgerId, position: 0, hash: '' };
  }

  /**
   * For positions that anybody may have made up: a server may refuse to begin where no event does, in words that say no
   * more than when it is out of reach. So it is asked something else, and again.
   */
  async at(position: Position): Promise<Checkpoint | undefined> {
    for (let tries = 1; ; tries++)
      try {
        return await this.known(position);
      } catch (error) {
        if (!(error instanceof Unavailable)) throw error;
        await lastPlace(this.server); // throws where it is out of reach
        if (tries === 2) return undefined;
      }
  }

  /** For positions that were an event's. */
  async known(position: Position): Promise<Checkpoint | undefined> {
    const { ledgerId } = this.ledger;
    const placed = await this.placedAt(position);
    if (!placed) await this.ledger.refresh();
    const hash = placed?.stored.hash ?? this.ledger.hashAt(position);
    return hash === undefined ? undefined : { ledgerId, position, hash };
  }

  private async last(): Promise<ChainedEvent | undefined> {
    for await (const raw of this.server.backwards()) if (raw.stream !== LEDGER_STREAM) return asChained(raw);
    return undefined;
  }

  private async placedAt(position: Position): Promise<ChainedEvent | undefined> {
    if (position === 0) return undefined;
    const raw = await this.server.eventAt(position);
    return raw && raw.stream !== LEDGER_STREAM ? asChained(raw) : undefined;
  }
}

/** Hash and, where the event before it is at hand, chain are checked. */
export const openedAfter = (
  before: StoredEvent | undefined,
  { stored, previous, position }: ChainedEvent,
): RecordedEvent => opened(stored, before?.hash ?? previous, position);
