import type { OrderedMap } from 'immutable';
import type { Author } from '#text';
import type { FactOf } from '../../fact.js';
import type { Mistaken } from '../mistaken.js';
import type { Spoken } from './spoken.js';

export type Stance = 'support' | 'oppose' | 'reserve' | 'flexible' | 'awaiting-instructions';

/** What a position is on: a question, or one thing about it. */
export interface On {
  readonly questionId: string;
  readonly proposalId?: string | undefined;
  readonly floatId?: string | undefined;
  readonly putId?: string | undefined;
}

/** Where somebody stands on something, perhaps on behalf of a group whose members of that moment are frozen here. */
export interface Position extends On {
  readonly positionId: string;
  readonly position: Stance;
  readonly by: Author;
  readonly words?: string | undefined;
  /** What it counted for when it was taken. */
  readonly speaker: Spoken;
  readonly group?: string | undefined;
  readonly members?: readonly Spoken[] | undefined;
  /** Members that said since that it is not theirs. */
  readonly dissociated: readonly { readonly by: Author; readonly words?: string | undefined }[];
  /** Left out while it stands. */
  readonly status?: Mistaken | undefined;
  /** Revision of the event that entered it. */
  readonly entered: number;
  readonly touched: number;
}

export type PositionEvent =
  | { type: 'PositionTaken'; data: Omit<Position, 'status' | 'dissociated' | 'entered' | 'touched'> }
  | {
      type: 'Dissociated';
      data: { positionId: string; questionId: string; by: Author; words?: string | undefined };
    };

export const POSITION_TYPES = ['PositionTaken', 'Dissociated'] as const satisfies readonly PositionEvent['type'][];

const KNOWN = new Set<string>(POSITION_TYPES);

export const isOfAPosition = <F extends { readonly type: string }>(
  fact: F,
): fact is Extract<F, { readonly type: PositionEvent['type'] }> => KNOWN.has(fact.type);

export type Positions = OrderedMap<string, Position>;

/** A position touches nothing but itself: fifty of them do not disturb the Chair. */
export const evolvePositions = (positions: Positions, { type, data, revision }: FactOf<PositionEvent>): Positions => {
  if (type === 'PositionTaken')
    return positions.set(data.positionId, { ...data, dissociated: [], entered: revision, touched: revision });
  const position = positions.get(data.positionId);
  if (!position) return positions;
  const { by, words } = data;
  const dissociated = [...position.dissociated, { by, ...(words !== undefined && { words }) }];
  return positions.set(data.positionId, { ...position, dissociated, touched: revision });
};
