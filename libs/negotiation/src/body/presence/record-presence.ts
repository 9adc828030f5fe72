import { z } from 'zod';
import type { Act } from '../../act.js';
import { BodyCommand } from '../../command.js';
import { distinct, Id } from '../../vocabulary.js';
import type { Body, BodyEvent } from '../body.js';
import { comingAndGoing } from './coming-and-going.js';

const Delegations = z.array(Id).max(500).refine(distinct, 'must all differ').optional();

const input = z
  .strictObject({ meeting: Id, entered: Delegations, left: Delegations })
  .refine(({ entered = [], left = [] }) => entered.length + left.length > 0, 'must name who entered or left')
  .refine(({ entered = [], left = [] }) => distinct([...entered, ...left]), 'nobody enters and leaves at one instant');

/** The secretariat records who came into the room and who left it. */
export class RecordPresence extends BodyCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const recordPresence = ({ data }: RecordPresence, body: Body, act: Act): BodyEvent[] => [
  comingAndGoing(body, act, { meeting: data.meeting, entered: data.entered ?? [], left: data.left ?? [] }),
];
