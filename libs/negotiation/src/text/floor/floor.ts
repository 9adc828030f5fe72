import type { OrderedMap } from 'immutable';
import type { Applied, Author, Edit, HunkCredits } from '#text';
import type { FactOf } from '../../fact.js';
import type { Ground, Language, Seen } from '../../vocabulary.js';
import type { DecisionFields } from '../decision.js';

interface Shown extends Edit {
  readonly questionId: string;
  readonly wording: string;
  readonly wordingHash: string;
  readonly language: Language;
}

/** A proposal that a put answers, as it was when it was put: what is revised afterwards was not before the room. */
export interface Answered {
  readonly proposalId: string;
  readonly by: readonly Author[];
  readonly edit: Edit;
  readonly credits?: readonly HunkCredits[] | undefined;
}

/** A formal objection against the question as a wording of it was put. */
export interface Objector {
  readonly objectionId: string;
  readonly by: Author;
  /** Whether its party was in the room; left out where the record did not know. */
  readonly present?: boolean | undefined;
}

interface Agreed extends DecisionFields {
  readonly putId: string;
  readonly questionId: string;
  readonly applied: Applied;
  readonly wordingHash: string;
  readonly proposals: readonly { proposalId: string; outcome: 'accepted' | 'accepted-as-amended' | 'moot' }[];
  readonly packages?: readonly string[] | undefined;
}

export type FloorEvent =
  | { type: 'WordingFloated'; data: Shown & { floatId: string; commentId?: string | undefined } }
  | {
      type: 'WordingPut';
      data: Shown & {
        putId: string;
        floatId?: string | undefined;
        answers?: Answered | undefined;
        objections?: readonly Objector[] | undefined;
        seen: Seen;
      };
    }
  | { type: 'PutTakenBack'; data: { putId: string; questionId: string; words?: string | undefined; seen: Seen } }
  | { type: 'AgreedWithoutObjection'; data: Agreed }
  | { type: 'AgreedNotwithstanding'; data: Agreed & { objections: readonly Overruled[] } };

/** An objection that a question was agreed notwithstanding. */
export interface Overruled {
  readonly objectionId: string;
  readonly by: Author;
  readonly ground: Ground;
  /** Whether its party was absent when the wording was put; left out where the record does not know. */
  readonly absent?: boolean | undefined;
}

/** A wording that the Chair shows, undecided. */
export interface Float {
  readonly floatId: string;
  readonly questionId: string;
  /** The comment whose wording it is. */
  readonly commentId?: string | undefined;
  readonly edit: Edit;
  readonly wording: string;
  /** Revision of the event that entered it. */
  readonly entered: number;
  readonly status: 'afloat' | 'lapsed' | 'taken-back';
  readonly touched: number;
}

/** Exact words before the room for agreement. */
export interface Put {
  readonly putId: string;
  readonly questionId: string;
  readonly floatId?: string | undefined;
  readonly answers?: Answered | undefined;
  readonly objections?: readonly Objector[] | undefined;
  readonly edit: Edit;
  readonly wording: string;
  /** When it was put, which may be earlier than it was recorded. */
  readonly occurredAt: string;
  /** Revision of the event that entered it. */
  readonly entered: number;
  readonly status: 'put' | 'taken-back' | 'agreed';
  readonly touched: number;
}

export interface Floor {
  readonly floats: OrderedMap<string, Float>;
  readonly puts: OrderedMap<string, Put>;
}

export const evolveFloor = (floor: Floor, fact: FactOf<FloorEvent>): Floor => {
  switch (fact.type) {
    case 'WordingFloated': {
      const { floatId, questionId, commentId, wording, base, tokeniser, hunks } = fact.data;
      const edit = { base, tokeniser, hunks };
      const float = {
        ...{ floatId, questionId },
        ...(commentId !== undefined && { commentId }),
        wording,
        edit,
        status: 'afloat',
        entered: fact.revision,
        touched: fact.revision,
      } as const;
      return { ...floor, floats: floor.floats.set(floatId, float) };
    }
    case 'WordingPut': {
      const { putId, questionId, floatId, answers, objections, wording, base, tokeniser, hunks } = fact.data;
      const edit = { base, tokeniser, hunks };
      const put = {
        ...{ putId, questionId, floatId, answers, objections },
        wording,
        edit,
        occurredAt: fact.meta.occurredAt,
        status: 'put',
        entered: fact.revision,
        touched: fact.revision,
      } as const;
      return { ...floor, puts: floor.puts.set(putId, put) };
    }
    case 'PutTakenBack':
      return withPut(floor, fact.data.putId, fact.revision, 'taken-back');
    case 'AgreedWithoutObjection':
    case 'AgreedNotwithstanding':
      return withPut(floor, fact.data.putId, fact.revision, 'agreed');
  }
};

const withPut = (floor: Floor, id: string, touched: number, status: Put['status']): Floor => {
  const put = floor.puts.get(id);
  return put ? { ...floor, puts: floor.puts.set(id, { ...put, status, touched }) } : floor;
};

export const lapse = (floor: Floor, ids: readonly string[], touched: number): Floor => ({
  ...floor,
  floats: ids.reduce((floats, id) => {
    const float = floats.get(id);
    return float ? floats.set(id, { ...float, status: 'lapsed', touched }) : floats;
  }, floor.floats),
});

/** The wording of a question that is before the room, if one is. */
export const putOn = ({ puts }: Floor, questionId: string): Put | undefined =>
  puts.findLast((put) => put.questionId === questionId && put.status === 'put');
