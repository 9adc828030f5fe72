import { Map } from 'immutable';
import type { FactOf } from '../fact.js';
import type { Language } from '../vocabulary.js';

export type Way = 'inbox' | 'e-mail';
export interface LanguageAndWay {
  readonly language: Language;
  readonly channel: Way;
}

/** What somebody is to hear. */
export interface Notice {
  readonly notice: string;
  readonly kind: string;
  readonly recipient: string;
  readonly text: string;
  readonly question?: string | undefined;
  readonly version?: string | undefined;
  readonly title: string;
  readonly lines: readonly string[];
}

export interface RenderedFormat {
  readonly format: 'json' | 'html';
  readonly sha256: string;
  readonly bytes: number;
}

export type DeliveryEvent =
  | { type: 'NoticeDue'; data: Notice & { ways: LanguageAndWay[] } }
  | {
      type: 'DeliveryAttempted';
      data: LanguageAndWay & { messageId: string; attempt: number; addresses: number; perhapsTwice: boolean };
    }
  | {
      type: 'DeliveryAccepted';
      data: LanguageAndWay & {
        messageId: string;
        accepted: number;
        rejected: number;
        response?: string | undefined;
      };
    }
  | {
      type: 'DeliveryFailed';
      data: LanguageAndWay & { messageId: string; attempt: number; code: string; permanent: boolean };
    }
  | {
      type: 'PaperRendered';
      data: { text: string; version: string; language: Language; contentHash: string; formats: RenderedFormat[] };
    };

/** How one delivery, in one language by one channel, stands. */
export interface Delivery extends LanguageAndWay {
  readonly status: 'due' | 'attempted' | 'delivered' | 'failed' | 'given-up';
  readonly attempts: number;
  readonly perhapsTwice: boolean;
  /** Why it failed last, such as NO_ADDRESS. */
  readonly code?: string;
  readonly touched: number;
}

export interface DeliveryRecord {
  readonly id: string;
  readonly revision: number;
  readonly due?: Notice;
  /** The text that it is about. */
  readonly text?: string;
  readonly deliveries: Map<string, Delivery>;
  readonly rendered: Map<string, readonly RenderedFormat[]>;
}

export const noDelivery = (id: string): DeliveryRecord => ({ id, revision: -1, deliveries: Map(), rendered: Map() });

export const wayKey = ({ language, channel }: LanguageAndWay): string => `${language} ${channel}`;

export const evolveDelivery = (record: DeliveryRecord, fact: FactOf<DeliveryEvent>): DeliveryRecord => {
  const { revision } = fact;
  switch (fact.type) {
    case 'NoticeDue': {
      const { ways, ...due } = fact.data;
      const fresh = { status: 'due', attempts: 0, perhapsTwice: false, touched: revision } as const;
      return {
        ...record,
        revision,
        due,
        text: due.text,
        deliveries: Map(ways.map((way) => [wayKey(way), { ...way, ...fresh }])),
      };
    }
    case 'PaperRendered':
      return {
        ...record,
        revision,
        text: fact.data.text,
        rendered: record.rendered.set(fact.data.language, fact.data.formats),
      };
    default:
      return { ...record, revision, deliveries: handedOver(record.deliveries, fact) };
  }
};

type Handed = FactOf<Exclude<DeliveryEvent, { type: 'NoticeDue' | 'PaperRendered' }>>;

const handedOver = (deliveries: DeliveryRecord['deliveries'], fact: Handed): DeliveryRecord['deliveries'] => {
  const known = deliveries.get(wayKey(fact.data));
  return known
    ? deliveries.set(wayKey(fact.data), { ...known, ...outcome(known, fact), touched: fact.revision })
    : deliveries;
};

const outcome = (known: Delivery, fact: Handed): Partial<Delivery> => {
  switch (fact.type) {
    case 'DeliveryAttempted':
      return {
        status: 'attempted',
        attempts: fact.data.attempt,
        perhapsTwice: known.perhapsTwice || fact.data.perhapsTwice,
      };
    case 'DeliveryAccepted':
      return { status: 'delivered' };
    case 'DeliveryFailed':
      return { status: fact.data.permanent ? 'given-up' : 'failed', code: fact.data.code };
  }
};
