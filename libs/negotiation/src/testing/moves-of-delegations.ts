import type { Position, Positions } from '../text/position/position.js';
import type { Filled } from './move.js';
import { idOf } from './room.js';

/** The last position that was taken for a group. */
export const groupPosition = (positions: Positions): Position | undefined =>
  positions.findLast(({ group }) => group !== undefined);

const STANCES = ['support', 'oppose', 'reserve', 'flexible', 'awaiting-instructions'];

/** What the commands say by which delegations weigh what they said, in a random negotiation. */
export const SAYING_DATA: Partial<Record<string, Filled>> = {
  TakePosition: ({ from, flag }, { question, proposal }, text) => {
    const made = flag ? text.proposals.get(proposal) : undefined;
    const position = STANCES[from % STANCES.length];
    return made
      ? { questionId: made.questionId, proposalId: proposal, position }
      : { questionId: question, position, words: 'as we said' };
  },
  Dissociate: (_, __, { positions }) => ({
    positionId: groupPosition(positions)?.positionId ?? positions.last()?.positionId ?? idOf('nothing'),
  }),
  MakeConcernFormal: (_, { objection }) => ({ objectionId: objection }),
  MakeObjectionConcern: (_, { objection }) => ({ objectionId: objection }),
  MakeReservation: ({ flag }, { question, objection }, text) => {
    const raised = text.objections.get(objection);
    return flag && raised
      ? { questionId: raised.questionId, objectionId: objection, words: 'We join, and reserve our position.' }
      : { questionId: question, words: 'We reserve our position.' };
  },
  WithdrawReservation: ({ from }, _, { reservations }) => ({
    reservationId: [...reservations.keys()].at(-1 - (from % 3)) ?? idOf('nothing'),
  }),
};
