import { Invalid, Refused } from '#eventsourcing';
import { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import { Id, Words } from '../../vocabulary.js';
import { knownObjection, standingQuestion } from '../guards.js';
import { raisedBy } from '../objection/lift-objection.js';
import { formalOne } from '../objection/make-objection-concern.js';
import { inStatus } from '../objection/mark-addressed.js';
import type { Text } from '../text.js';
import type { ReservationEvent } from './reservation.js';

const input = z.strictObject({
  questionId: Id,
  words: Words,
  objectionId: Id.optional().describe('the formal objection of yours that becomes the reservation, and blocks no more'),
});

/** A party reserves its position beside an agreement, or ahead of one; its own formal objection may become the reservation. */
export class MakeReservation extends TextCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const makeReservation = ({ data }: MakeReservation, text: Text, act: Act): ReservationEvent[] => {
  const { questionId } = standingQuestion(text, data.questionId);
  if (act.standing.capacity !== 'party')
    throw new Refused(
      'R6',
      'RESERVATION_BY_A_NON_PARTY',
      `Only a party makes a reservation; from this capacity (${act.standing.capacity}) a concern may be voiced.`,
    );
  const { words, objectionId } = data;
  if (objectionId !== undefined) ownObjection(text, act, questionId, objectionId);
  return [
    {
      type: 'ReservationMade',
      data: {
        reservationId: act.id(0),
        questionId,
        by: act.author,
        words,
        ...(objectionId !== undefined && { objectionId }),
      },
    },
  ];
};

const ownObjection = (text: Text, act: Act, questionId: string, objectionId: string): void => {
  const objection = formalOne(raisedBy(act, knownObjection(text, objectionId)));
  if (objection.questionId !== questionId)
    throw new Invalid('OF_ANOTHER_QUESTION', 'That objection stands against another question.', [
      { path: 'data.objectionId', message: 'must be against the question named' },
    ]);
  inStatus(objection, ['live', 'addressed', 'not-maintained']);
};
