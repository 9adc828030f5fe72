import { Ledger, type EventStore } from '#eventsourcing';
import {
  accessDecider,
  bodyDecider,
  deliveryDecider,
  personDecider,
  textDecider,
  type Access,
  type Body,
  type DeliveryRecord,
  type Person,
  type Subject,
  type Text,
} from '#negotiation';

/** The ledger of each kind of stream, over one store. */
export class Ledgers {
  readonly text: Ledger<Text>;
  readonly body: Ledger<Body>;
  readonly person: Ledger<Person>;
  readonly access: Ledger<Access>;
  readonly delivery: Ledger<DeliveryRecord>;

  constructor(
    readonly store: EventStore,
    clock?: () => Date,
  ) {
    const options = clock ? { clock } : {};
    this.text = new Ledger(store, textDecider, options);
    this.body = new Ledger(store, bodyDecider, options);
    this.person = new Ledger(store, personDecider, { ...options, cacheBytes: 4 * 1024 * 1024 });
    this.access = new Ledger(store, accessDecider, options);
    this.delivery = new Ledger(store, deliveryDecider, { ...options, cacheBytes: 16 * 1024 * 1024 });
  }

  /** How often a command had to be decided again because another process wrote first. */
  get conflicts(): number {
    const { text, body, person, access, delivery } = this;
    return [text, body, person, access, delivery].reduce((sum, { conflicts }) => sum + conflicts, 0);
  }

  /** The ledger that a command's subject is decided in. */
  of(subject: Subject): Ledger<unknown> {
    return this[subject === 'notice' ? 'delivery' : subject] as Ledger<unknown>;
  }
}
