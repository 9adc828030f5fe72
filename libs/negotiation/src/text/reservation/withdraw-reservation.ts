import { Forbidden, NotFound, Refused } from '#eventsourcing';
import { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import { Id, Words } from '../../vocabulary.js';
import { tabledText } from '../guards.js';
import { meant } from '../mistaken.js';
import type { Text } from '../text.js';
import type { Reservation, ReservationEvent } from './reservation.js';

const input = z.strictObject({ reservationId: Id, words: Words.optional() });

/** Whoever reserved its position joins without that: the reservation stays on the record, and goes from the papers to come. */
export class WithdrawReservation extends TextCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const withdrawReservation = ({ data }: WithdrawReservation, text: Text, act: Act): ReservationEvent[] => {
  const { reservationId, questionId, by, status } = knownReservation(text, data.reservationId);
  if (by !== act.author)
    throw new Forbidden('NOT_YOUR_RESERVATION', 'Only the delegation that made a reservation withdraws it.');
  if (status !== 'made') throw new Refused('R29', 'RESERVATION_WITHDRAWN', 'That reservation is withdrawn already.');
  const { words } = data;
  return [{ type: 'ReservationWithdrawn', data: { reservationId, questionId, ...(words !== undefined && { words }) } }];
};

const knownReservation = (text: Text, id: string): Reservation => {
  tabledText(text);
  const reservation = text.reservations.get(id);
  if (!reservation) throw new NotFound('RESERVATION_UNKNOWN', `No reservation ${id} in this text.`);
  return meant(reservation);
};
