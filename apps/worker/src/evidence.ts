import { uuidv5, type Answer, type Draft, type Ledger } from '#eventsourcing';
import {
  ENGINE,
  wayKey,
  type Audience,
  type DeliveryEvent,
  type DeliveryRecord,
  type Language,
  type LanguageAndWay,
  type Meta,
} from '#negotiation';

type StepName = 'DeclareDue' | 'Attempt' | 'Accept' | 'Fail' | 'SetAside' | 'Gather' | 'TakeBack' | 'RecordRendering';

/** One thing the service itself puts on record. */
export interface Step {
  readonly name: StepName;
  /** What, beside name and stream, makes it this step and no other. */
  readonly facts: readonly (string | number)[];
  readonly input: object;
  readonly audience: Audience;
  readonly language: Language;
  readonly decide: (record: DeliveryRecord) => readonly DeliveryEvent[];
}

/** The delivery streams: what was due, tried, taken and refused. */
export class Evidence {
  constructor(private readonly ledger: Ledger<DeliveryRecord>) {}

  async of(notice: string, recipient: string): Promise<DeliveryRecord> {
    const { state } = await this.ledger.load(deliveryStream(notice, recipient));
    return state;
  }

  /** Whether an attempt this way reached some addresses while others were put off. */
  async reachedSome(notice: string, recipient: string, way: LanguageAndWay): Promise<boolean> {
    for await (const { type, data } of this.ledger.store.read(deliveryStream(notice, recipient))) {
      const failure = data as LanguageAndWay & { code?: string };
      if (type === 'DeliveryFailed' && failure.code === 'DEFERRED' && wayKey(failure) === wayKey(way)) return true;
    }
    return false;
  }

  /** Recorded once, however often it is asked for: its id is made from facts. */
  record(notice: string, recipient: string, { name, facts, input, decide, ...about }: Step): Promise<Answer> {
    const stream = deliveryStream(notice, recipient);
    const meta = metaOf(notice, about);
    return this.ledger.transact(stream, {
      commandId: uuidv5(stream, name, ...facts),
      command: { name, schema: 1, input },
      decide: (record) => decide(record).map(({ type, data }): Draft => ({ type, schema: 1, data, meta })),
    });
  }
}

/** The recipient under which papers are recorded. */
export const PAPERS = 'papers';

/** Where it is recorded what became of a notice to a recipient. */
export const deliveryStream = (notice: string, recipient: string): string => `delivery-${notice}~${recipient}`;

const metaOf = (notice: string, about: Pick<Step, 'audience' | 'language'>): Omit<Meta, 'commandId' | 'recordedAt'> => {
  const now = new Date().toISOString();
  return {
    person: 'service',
    role: 'service',
    capacity: 'service',
    ...about,
    channel: 'console',
    rules: { engine: ENGINE },
    relied: [],
    overrides: [],
    occurredAt: now,
    receivedAt: now,
    correlationId: notice,
  };
};
