import type { OrderedMap } from 'immutable';
import type { Author } from '#text';
import type { FactOf } from '../../fact.js';
import type { Mistaken } from '../mistaken.js';
import { changeObjection, type Objections } from '../objection/objection.js';
import { changeQuestion, type Questions } from '../question/question.js';

/** What a party records beside an agreement, or ahead of one: it joins, with this said. It does not undo what is agreed. */
export interface Reservation {
  readonly reservationId: string;
  readonly questionId: string;
  readonly by: Author;
  readonly words: string;
  /** The formal objection that it was until then. */
  readonly objectionId?: string | undefined;
  /** Revision of the event that entered it. */
  readonly entered: number;
  readonly status: 'made' | 'withdrawn' | Mistaken;
  readonly touched: number;
}

export type ReservationEvent =
  | {
      type: 'ReservationMade';
      data: {
        reservationId: string;
        questionId: string;
        by: Author;
        words: string;
        objectionId?: string | undefined;
      };
    }
  | {
      type: 'ReservationWithdrawn';
      data: { reservationId: string; questionId: string; words?: string | undefined };
    };

export const RESERVATION_TYPES = [
  'ReservationMade',
  'ReservationWithdrawn',
] as const satisfies readonly ReservationEvent['type'][];

const KNOWN = new Set<string>(RESERVATION_TYPES);

export const isOfAReservation = <F extends { readonly type: string }>(
  fact: F,
): fact is Extract<F, { readonly type: ReservationEvent['type'] }> => KNOWN.has(fact.type);

export type Reservations = OrderedMap<string, Reservation>;

interface Reserved {
  readonly reservations: Reservations;
  readonly objections: Objections;
  readonly questions: Questions;
}

/** A reservation touches its question where it was a formal objection until then: that is what stood in the way. */
export const reserved = (text: Reserved, { type, data, revision }: FactOf<ReservationEvent>): Reserved => {
  const { questions, objections, reservations } = text;
  if (type === 'ReservationWithdrawn') {
    const made = reservations.get(data.reservationId);
    const withdrawn = made && { ...made, status: 'withdrawn' as const, touched: revision };
    return withdrawn ? { ...text, reservations: reservations.set(made.reservationId, withdrawn) } : text;
  }
  const made = { ...data, entered: revision, status: 'made', touched: revision } as const;
  const next = { ...text, reservations: reservations.set(data.reservationId, made) };
  return data.objectionId === undefined
    ? next
    : {
        ...next,
        objections: changeObjection(objections, data.objectionId, revision, 'reserved'),
        questions: changeQuestion(questions, data.questionId, { revision }, () => ({})),
      };
};

/** The reservations to a question that stand, in the order in which they were made. */
export const reservationsOn = (reservations: Iterable<Reservation>, questionId: string): Reservation[] =>
  [...reservations].filter((one) => one.questionId === questionId && one.status === 'made');
