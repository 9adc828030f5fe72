import type { OrderedMap } from 'immutable';
import type { Author } from '#text';
import type { FactOf } from '../../fact.js';
import type { Ground } from '../../vocabulary.js';
import type { Mistaken } from '../mistaken.js';

/** A concern, or a party's formal objection: one id space, one life; only the formal one blocks agreement. */
export interface Objection {
  readonly objectionId: string;
  readonly questionId: string;
  readonly proposalId?: string | undefined;
  readonly by: Author;
  readonly ground: Ground;
  readonly words: string;
  readonly formal: boolean;
  /** When its party last raised it, maintained it or gave it its weight. */
  readonly spokenAt: string;
  /** Revision of the event that entered it. */
  readonly entered: number;
  readonly status: 'live' | 'addressed' | 'not-maintained' | 'reserved' | 'lifted' | 'moot' | Mistaken;
  /** Revision at which it was last maintained: a put before then does not silence it. */
  readonly maintained?: number | undefined;
  readonly touched: number;
}

interface Raised {
  readonly objectionId: string;
  readonly questionId: string;
  readonly proposalId?: string | undefined;
  readonly by: Author;
  readonly ground: Ground;
  readonly words: string;
}

interface Answered {
  readonly objectionId: string;
  readonly questionId: string;
  readonly words?: string | undefined;
}

export type ObjectionEvent =
  | { type: 'ConcernVoiced'; data: Raised }
  | { type: 'FormalObjectionRaised'; data: Raised }
  | { type: 'ObjectionAddressed'; data: Answered }
  | { type: 'ObjectionLifted'; data: Answered }
  | { type: 'ObjectionMaintained'; data: Answered }
  | { type: 'ObjectionNotMaintained'; data: Answered & { putId: string } }
  | { type: 'ConcernMadeFormal'; data: Answered }
  | { type: 'ObjectionMadeConcern'; data: Answered };

export const OBJECTION_TYPES = [
  'ConcernVoiced',
  'FormalObjectionRaised',
  'ObjectionAddressed',
  'ObjectionLifted',
  'ObjectionMaintained',
  'ObjectionNotMaintained',
  'ConcernMadeFormal',
  'ObjectionMadeConcern',
] as const satisfies readonly ObjectionEvent['type'][];

const KNOWN = new Set<string>(OBJECTION_TYPES);

export const isOfAnObjection = <F extends { readonly type: string }>(
  fact: F,
): fact is Extract<F, { readonly type: ObjectionEvent['type'] }> => KNOWN.has(fact.type);

export type Objections = OrderedMap<string, Objection>;

const STATUS = {
  ObjectionAddressed: 'addressed',
  ObjectionLifted: 'lifted',
  ObjectionMaintained: 'live',
  ObjectionNotMaintained: 'not-maintained',
} as const;

export const evolveObjections = (objections: Objections, fact: FactOf<ObjectionEvent>): Objections => {
  switch (fact.type) {
    case 'ConcernVoiced':
    case 'FormalObjectionRaised': {
      const raised = { ...fact.data, formal: fact.type === 'FormalObjectionRaised', status: 'live' } as const;
      const when = { spokenAt: fact.meta.occurredAt, entered: fact.revision, touched: fact.revision };
      return objections.set(raised.objectionId, { ...raised, ...when });
    }
    case 'ObjectionMaintained': {
      const { objectionId } = fact.data;
      const objection = objections.get(objectionId);
      const maintained = objection
        ? objections.set(objectionId, { ...objection, maintained: fact.revision, spokenAt: fact.meta.occurredAt })
        : objections;
      return changeObjection(maintained, objectionId, fact.revision, 'live');
    }
    case 'ConcernMadeFormal':
    case 'ObjectionMadeConcern':
      return weighed(objections, fact);
    default:
      return changeObjection(objections, fact.data.objectionId, fact.revision, STATUS[fact.type]);
  }
};

/** What weighs otherwise than it did is live: whoever raised it has just spoken to it. */
const weighed = (objections: Objections, { type, data, revision, meta }: FactOf<ObjectionEvent>): Objections => {
  const objection = objections.get(data.objectionId);
  const weight = { formal: type === 'ConcernMadeFormal', status: 'live', spokenAt: meta.occurredAt } as const;
  return objection ? objections.set(data.objectionId, { ...objection, ...weight, touched: revision }) : objections;
};

export const changeObjection = (
  objections: Objections,
  id: string,
  touched: number,
  status: Objection['status'],
): Objections => {
  const objection = objections.get(id);
  return objection ? objections.set(id, { ...objection, status, touched }) : objections;
};

/** A formal objection that still stands in the way of agreement: also one that the Chair holds to be addressed. */
export const blocks = ({ formal, status }: Objection): boolean =>
  formal && (status === 'live' || status === 'addressed');
