import {
  hashOf,
  Proof,
  type Checkpoint,
  type Fact,
  type PlacedEvent,
  type StoredEvent,
  type WholeLedger,
} from '#eventsourcing';
import { bodyDecider, deliveryDecider, personDecider, type Body, type DeliveryRecord, type Person } from '#negotiation';

/** What a record says of itself, read once from its beginning. */
export interface RecordSeen {
  readonly ledgerId: string;
  readonly head: Checkpoint;
  readonly events: number;
  readonly streams: number;
  /** The hashes that were computed again. */
  readonly proved: number;
  readonly damage?: string;
  readonly lastRecordedAt?: string;
  readonly bodies: readonly Body[];
  readonly persons: ReadonlyMap<string, Person>;
  readonly deliveries: readonly DeliverySeen[];
}

export interface DeliverySeen {
  readonly record: DeliveryRecord;
  readonly dueSince: string;
}

/** Of a short record every hash, of a long one every so many. */
const [SHORT, EACH] = [2_000, 50];

/** Reads a ledger whole; every hash is computed again where `all` says so, else some are. */
export const readRecord = async (ledger: WholeLedger, all: boolean): Promise<RecordSeen> => {
  const head = await ledger.head();
  const forgotten = await ledger.forgotten();
  const chains = all ? new Whole(forgotten) : new Sample();
  const folds = new Folds();
  for await (const page of ledger.stored())
    for (const event of page.filter(({ position }) => position <= head.position)) {
      chains.take(event);
      folds.take(event.stored);
    }
  return { ledgerId: ledger.ledgerId, head, ...chains.result(), ...folds.result() };
};

interface Chained {
  readonly events: number;
  readonly streams: number;
  readonly proved: number;
  readonly damage?: string;
}

class Whole {
  private readonly proof = new Proof();

  constructor(private readonly forgotten: readonly string[]) {}

  take({ stored }: PlacedEvent): void {
    this.proof.take(stored);
  }

  result(): Chained {
    const { events, streams, missing, firstDamage } = this.proof.result(this.forgotten);
    const damage = missing ?? (firstDamage && placeOf(firstDamage));
    return { events, streams, proved: events, ...(damage !== undefined && { damage }) };
  }
}

class Sample {
  private readonly ends = new Map<string, string>();
  private events = 0;
  private proved = 0;
  private damage: string | undefined;

  take({ stored }: PlacedEvent): void {
    const previous = this.ends.get(stored.stream) ?? '';
    if (this.events++ < SHORT || this.events % EACH === 0) {
      this.proved++;
      if (hashOf(stored, previous) !== stored.hash) this.damage ??= placeOf(stored);
    }
    this.ends.set(stored.stream, stored.hash);
  }

  result(): Chained {
    const { events, proved, damage } = this;
    return { events, streams: this.ends.size, proved, ...(damage !== undefined && { damage }) };
  }
}

const placeOf = ({ stream, revision }: Pick<StoredEvent, 'stream' | 'revision'>): string =>
  `event ${revision} of ${stream} is not what was recorded`;

/** Bodies, people and deliveries, as the record leaves them. */
class Folds {
  private readonly bodies = new Map<string, Body>();
  private readonly persons = new Map<string, Person>();
  private readonly deliveries = new Map<string, DeliverySeen>();
  private last: string | undefined;

  take(stored: StoredEvent): void {
    const { stream, revision, id, type, schema } = stored;
    const meta = JSON.parse(stored.meta) as Fact['meta'];
    if (this.last === undefined || meta.recordedAt > this.last) this.last = meta.recordedAt;
    const [subject] = stream.split('-', 1);
    if (subject !== 'body' && subject !== 'person' && subject !== 'delivery') return;
    const { data } = JSON.parse(stored.payload) as { data: unknown };
    const fact: Fact = { stream, revision, id, type, schema, data, meta };
    if (subject === 'body') fold(this.bodies, bodyDecider, fact);
    else if (subject === 'person') fold(this.persons, personDecider, fact);
    else this.delivered(fact);
  }

  result(): Pick<RecordSeen, 'bodies' | 'persons' | 'deliveries' | 'lastRecordedAt'> {
    const [bodies, deliveries] = [[...this.bodies.values()], [...this.deliveries.values()]];
    const last = this.last === undefined ? {} : { lastRecordedAt: this.last };
    return { bodies, deliveries, persons: this.persons, ...last };
  }

  private delivered(fact: Fact): void {
    const { stream, type } = fact;
    const seen = this.deliveries.get(stream) ?? { record: deliveryDecider.initial(stream), dueSince: '' };
    if (!deliveryDecider.knows(type)) return;
    const dueSince = type === 'NoticeDue' ? fact.meta.recordedAt : seen.dueSince;
    this.deliveries.set(stream, { record: deliveryDecider.evolve(seen.record, fact), dueSince });
  }
}

interface Folding<S> {
  initial(stream: string): S;
  evolve(state: S, fact: Fact): S;
  knows(type: string): boolean;
}

const fold = <S>(states: Map<string, S>, decider: Folding<S>, fact: Fact): void => {
  if (!decider.knows(fact.type)) return;
  states.set(fact.stream, decider.evolve(states.get(fact.stream) ?? decider.initial(fact.stream), fact));
};
