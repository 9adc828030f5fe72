import type { CommandClass } from '../register.js';
import { MakeConcernFormal } from '../text/objection/make-concern-formal.js';
import { MakeObjectionConcern } from '../text/objection/make-objection-concern.js';
import { MakeReservation } from '../text/reservation/make-reservation.js';
import { Dissociate } from '../text/position/dissociate.js';
import { TakePosition } from '../text/position/take-position.js';
import { WithdrawReservation } from '../text/reservation/withdraw-reservation.js';
import type { DelegationName } from './cast.js';
import { idOf } from './room.js';
import { GROUP, type Step } from './scene.js';
import { given } from './steps.js';

const weigh =
  (command: CommandClass) =>
  (who: DelegationName, key = 'objection'): Step =>
  () => ({ command, who, data: { objectionId: idOf(key), words: 'On reflection.' } });

export const makeFormal = weigh(MakeConcernFormal);
export const makeConcern = weigh(MakeObjectionConcern);

export const reserve =
  (who: DelegationName, questionId: string, fields: object = {}, key = 'reservation'): Step =>
  () => ({ command: MakeReservation, who, key, data: { questionId, words: 'Subject to our law.', ...fields } });

export const withdrawReservation =
  (who: DelegationName, key = 'reservation'): Step =>
  () => ({ command: WithdrawReservation, who, data: { reservationId: idOf(key) } });

export const stand =
  (who: DelegationName, questionId: string, position = 'support', fields: object = {}, key = 'position'): Step =>
  () => ({ command: TakePosition, who, key, data: { questionId, position, ...fields } });

/** For the Group of Friends: Avalon and Borealia. */
export const forGroup = (step: Step): Step => given(step, { onBehalfOf: { group: GROUP } });

export const dissociate =
  (who: DelegationName, key = 'position'): Step =>
  () => ({ command: Dissociate, who, data: { positionId: idOf(key), words: 'We do not share it.' } });
