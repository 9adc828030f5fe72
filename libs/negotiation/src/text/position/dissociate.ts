import { Forbidden, NotFound, Refused } from '#eventsourcing';
import { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import { Id, Words } from '../../vocabulary.js';
import { notCertified } from '../agreement/contested.js';
import { tabledText } from '../guards.js';
import { meant } from '../mistaken.js';
import type { Text } from '../text.js';
import type { Position, PositionEvent } from './position.js';

const input = z.strictObject({ positionId: Id, words: Words.optional() });

/** A member of a group that was spoken for says that the position is not its own; for it, it does not count. */
export class Dissociate extends TextCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const dissociate = ({ data }: Dissociate, text: Text, act: Act): PositionEvent[] => {
  const position = knownPosition(text, data.positionId);
  const { positionId, questionId, members = [], dissociated } = position;
  if (position.group === undefined)
    throw new Refused('R29', 'NO_GROUP_SPOKEN_FOR', 'That position was taken for one delegation, not for a group.');
  if (position.by === act.author)
    throw new Refused('R29', 'OWN_POSITION', 'It is your own position: take another one, and that counts.');
  if (!members.some(({ delegation }) => delegation === act.author))
    throw new Forbidden('NOT_A_MEMBER', 'You were no member of the group when it was spoken for.');
  if (dissociated.some(({ by }) => by === act.author))
    throw new Refused('R29', 'DISSOCIATED_ALREADY', 'You have dissociated from it already.');
  notCertified(text);
  const { words } = data;
  return [
    {
      type: 'Dissociated',
      data: { positionId, questionId, by: act.author, ...(words !== undefined && { words }) },
    },
  ];
};

const knownPosition = (text: Text, id: string): Position => {
  tabledText(text);
  const position = text.positions.get(id);
  if (!position) throw new NotFound('POSITION_NOT_TAKEN', `No position ${id} was taken in this text.`);
  return meant(position);
};
