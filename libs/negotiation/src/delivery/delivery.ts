import { Map } from 'immutable';
import type { FactOf } from '../fact.js';
import type { Language } from '../vocabulary.js';
import { wayKey, type LanguageAndWay } from './way.js';
import { evolveWays, type Delivery, type WayEvent } from './ways.js';

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
  /** The notice that this one corrects. */
  readonly corrects?: string | undefined;
}

export interface RenderedFormat {
  readonly format: 'json' | 'html';
  readonly sha256: string;
  readonly bytes: number;
}

/** The slip because of which a notice does not hold: where it was corrected, and with what words. */
export interface Because {
  readonly revision: number;
  readonly type: string;
  readonly words?: string | undefined;
}

/** A notice that waits for somebody's digest, as the digest tells it. */
export interface Gathered extends Omit<Notice, 'version' | 'corrects'> {
  readonly language: Language;
}

export type DeliveryEvent =
  | WayEvent
  | { type: 'NoticeDue'; data: Notice & { ways: LanguageAndWay[] } }
  | { type: 'NoticeWithdrawn'; data: { because: Because } }
  | { type: 'NoticeCorrected'; data: { because: Because; by: string } }
  | { type: 'NoticeGathered'; data: Gathered }
  | { type: 'NoticeAcknowledged'; data: { by: string; how: 'link' | 'inbox' } }
  | {
      type: 'PaperRendered';
      data: { text: string; version: string; language: Language; contentHash: string; formats: RenderedFormat[] };
    };

export interface Acknowledged {
  readonly by: string;
  readonly how: 'link' | 'inbox';
  readonly at: string;
}

export interface DeliveryRecord {
  readonly id: string;
  readonly revision: number;
  readonly due?: Notice;
  /** The text that it is about. */
  readonly text?: string;
  readonly deliveries: Map<string, Delivery>;
  readonly rendered: Map<string, readonly RenderedFormat[]>;
  readonly withdrawn?: Because;
  /** The notices that correct it. */
  readonly corrected: readonly string[];
  readonly acknowledged: readonly Acknowledged[];
  /** Of a digest: what it is to tell. */
  readonly gathered: readonly Gathered[];
}

export const noDelivery = (id: string): DeliveryRecord => ({
  ...{ id, revision: -1, deliveries: Map(), rendered: Map() },
  ...{ corrected: [], acknowledged: [], gathered: [] },
});

export const evolveDelivery = (record: DeliveryRecord, fact: FactOf<DeliveryEvent>): DeliveryRecord => ({
  ...changed(record, fact),
  revision: fact.revision,
});

const changed = (record: DeliveryRecord, fact: FactOf<DeliveryEvent>): DeliveryRecord => {
  switch (fact.type) {
    case 'NoticeDue':
      return declared(record, fact);
    case 'PaperRendered': {
      const { text, language, formats } = fact.data;
      return { ...record, text, rendered: record.rendered.set(language, formats) };
    }
    case 'NoticeWithdrawn':
      return { ...record, withdrawn: fact.data.because, deliveries: withdrawn(record.deliveries, fact.revision) };
    case 'NoticeCorrected': {
      const corrected = [...record.corrected, fact.data.by];
      return { ...record, corrected, deliveries: withdrawn(record.deliveries, fact.revision) };
    }
    case 'NoticeGathered':
      return { ...record, text: record.text ?? fact.data.text, gathered: [...record.gathered, fact.data] };
    case 'NoticeAcknowledged':
      return acknowledged(record, fact);
    default:
      return onItsWay(record, fact);
  }
};

/** What was on its way when it was taken back, and did not arrive, is not tried again. */
const onItsWay = (record: DeliveryRecord, fact: FactOf<WayEvent>): DeliveryRecord => {
  const deliveries = evolveWays(record.deliveries, fact);
  const isOver = record.withdrawn !== undefined || record.corrected.length > 0;
  return { ...record, deliveries: isOver ? withdrawn(deliveries, fact.revision) : deliveries };
};

type Of<T extends DeliveryEvent['type']> = FactOf<Extract<DeliveryEvent, { type: T }>>;

const declared = (record: DeliveryRecord, { data, revision }: Of<'NoticeDue'>): DeliveryRecord => {
  const { ways, ...due } = data;
  const fresh = { status: 'due', attempts: 0, perhapsTwice: false, touched: revision } as const;
  return { ...record, due, text: due.text, deliveries: Map(ways.map((way) => [wayKey(way), { ...way, ...fresh }])) };
};

/** Who acknowledged is shown with every way in which it was told. */
const acknowledged = (record: DeliveryRecord, { data, meta, revision }: Of<'NoticeAcknowledged'>): DeliveryRecord => ({
  ...record,
  acknowledged: [...record.acknowledged, { ...data, at: meta.occurredAt }],
  deliveries: record.deliveries.map((delivery) => ({ ...delivery, touched: revision })),
});

/** What is on its way stays as it is, since how that ends is still to be said; and what was told is shown with what mends it. */
const withdrawn = (deliveries: DeliveryRecord['deliveries'], touched: number): DeliveryRecord['deliveries'] =>
  deliveries.map((delivery) => ({ ...delivery, ...(isOpen(delivery) && { status: 'withdrawn' as const }), touched }));

/** What was given up might be tried again, once somebody has mended what was wrong. */
const isOpen = ({ status }: Delivery): boolean => status === 'due' || status === 'failed' || status === 'given-up';
