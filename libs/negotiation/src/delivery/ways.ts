import type { Map } from 'immutable';
import type { FactOf } from '../fact.js';
import type { Language } from '../vocabulary.js';
import { wayKey, type LanguageAndWay } from './way.js';

export type DeliveryStatus =
  'due' | 'attempted' | 'delivered' | 'failed' | 'given-up' | 'set-aside' | 'declined' | 'withdrawn' | 'bounced';

/** An address from which the message came back. */
export interface Bounce {
  readonly person?: string | undefined;
  /** Which of the person's, counted from 0. */
  readonly address?: number | undefined;
  readonly code: string;
  readonly permanent: boolean;
}

/** How one delivery, in one language by one channel, stands. */
export interface Delivery extends LanguageAndWay {
  readonly status: DeliveryStatus;
  readonly attempts: number;
  readonly perhapsTwice: boolean;
  /** Why it failed last, such as NO_ADDRESS. */
  readonly code?: string;
  /** How many addresses took it. */
  readonly accepted?: number;
  /** Who is not written to with the others: they chose to hear it later, or not at all. */
  readonly aside?: readonly string[];
  /** What this one waits for: the next pause of the meeting, or a digest. */
  readonly until?: 'pause' | 'digest';
  /** The day of the digest. */
  readonly day?: string;
  readonly bounces?: readonly Bounce[];
  readonly touched: number;
}

/** Somebody who is to hear it later than the others. */
export interface SetAside {
  readonly person: string;
  readonly until: 'pause' | 'digest';
  /** The day of the digest, YYYY-MM-DD. */
  readonly day?: string | undefined;
  /** The meeting whose pause it waits for. */
  readonly meeting?: string | undefined;
}

/** Which notice came back, and how whoever it was for is called. */
export interface Bounced {
  readonly notice: string;
  readonly kind: string;
  readonly recipient: string;
  readonly name: string;
  readonly text: string;
  readonly title: string;
}

/** Of what the secretariat is to hear, in which body and language: an address was refused, or there is none. */
export interface Report {
  readonly body: string;
  readonly language: Language;
  readonly about: Bounced;
}

/** What becomes of one way of telling. */
export type WayEvent =
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
        report?: Report | undefined;
      };
    }
  | {
      type: 'DeliveryFailed';
      data: LanguageAndWay & {
        messageId: string;
        attempt: number;
        code: string;
        permanent: boolean;
        report?: Report | undefined;
      };
    }
  | {
      type: 'DeliverySetAside';
      data: LanguageAndWay & { persons: readonly SetAside[]; declined: readonly string[]; left: number };
    }
  | {
      type: 'BounceRecorded';
      data: LanguageAndWay & {
        address?: number | undefined;
        messageId: string;
        code: string;
        permanent: boolean;
        body: string;
        about: Bounced;
      };
    };

type Ways = Map<string, Delivery>;

export const evolveWays = (deliveries: Ways, fact: FactOf<WayEvent>): Ways => {
  const touched = fact.revision;
  const known = deliveries.get(wayKey(fact.data)) ?? deliveries.get(wayKey({ ...fact.data, person: undefined }));
  if (!known) return deliveries;
  const changed = deliveries.set(wayKey(known), { ...known, ...outcome(known, fact), touched });
  return fact.type === 'DeliverySetAside' ? withOwnWays(changed, fact) : changed;
};

/** Who hears it later has a way of their own. */
const withOwnWays = (
  deliveries: Ways,
  { data, revision }: FactOf<Extract<WayEvent, { type: 'DeliverySetAside' }>>,
): Ways =>
  data.persons.reduce((ways, { person, until, day }) => {
    const own = { language: data.language, channel: data.channel, person };
    const due = { status: 'due', attempts: 0, perhapsTwice: false, touched: revision, until } as const;
    return ways.set(wayKey(own), { ...own, ...due, ...(day !== undefined && { day }) });
  }, deliveries);

const outcome = (known: Delivery, fact: FactOf<WayEvent>): Partial<Delivery> => {
  switch (fact.type) {
    case 'DeliveryAttempted':
      return {
        status: 'attempted',
        attempts: fact.data.attempt,
        perhapsTwice: known.perhapsTwice || fact.data.perhapsTwice,
      };
    case 'DeliveryAccepted':
      return { status: 'delivered', accepted: fact.data.accepted };
    case 'DeliveryFailed':
      return { status: fact.data.permanent ? 'given-up' : 'failed', code: fact.data.code };
    case 'DeliverySetAside': {
      const { persons, declined, left } = fact.data;
      const aside = [...persons.map(({ person }) => person), ...declined];
      if (left > 0) return { aside };
      return { aside, status: persons.length > 0 ? 'set-aside' : 'declined' };
    }
    case 'BounceRecorded':
      return bounced(known, fact.data);
  }
};

/** It has not arrived once every address that took it has sent it back for good. */
const bounced = (
  { status, accepted = 1, bounces = [] }: Delivery,
  { person, address, code, permanent }: Bounce,
): Partial<Delivery> => {
  const which = { ...(person !== undefined && { person }), ...(address !== undefined && { address }) };
  const all = [...bounces, { ...which, code, permanent }];
  const lost = new Set(all.filter((one) => one.permanent).map(addressOf));
  return { bounces: all, ...(status === 'delivered' && lost.size >= accepted && { status: 'bounced' as const }) };
};

/** Where nobody wrote down which address of a person it was, each code is taken to be of another. */
const addressOf = ({ person = '', address, code }: Bounce): string => `${person} ${String(address ?? code)}`;
