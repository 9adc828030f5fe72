import type { FactOf } from '../../fact.js';
import type { Objections } from '../objection/objection.js';
import type { Questions } from '../question/question.js';
import {
  isOfAReservation,
  RESERVATION_TYPES,
  reserved,
  type ReservationEvent,
  type Reservations,
} from '../reservation/reservation.js';
import { evolvePositions, isOfAPosition, POSITION_TYPES, type PositionEvent, type Positions } from './position.js';

/** Where delegations stand: what they say of a wording, and beside it, that blocks nothing. */
export interface Stands {
  readonly positions: Positions;
  readonly reservations: Reservations;
}

export type StandEvent = PositionEvent | ReservationEvent;

export const STAND_TYPES = [...POSITION_TYPES, ...RESERVATION_TYPES] as const;

export const isOfAStand = <F extends { readonly type: string }>(
  fact: F,
): fact is Extract<F, { readonly type: StandEvent['type'] }> => isOfAPosition(fact) || isOfAReservation(fact);

type Stood = Stands & { readonly objections: Objections; readonly questions: Questions };

export const stood = (text: Stood, fact: FactOf<StandEvent>): Stood =>
  isOfAPosition(fact)
    ? { ...text, positions: evolvePositions(text.positions, fact) }
    : { ...text, ...reserved(text, fact) };
