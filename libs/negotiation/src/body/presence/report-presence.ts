import { Invalid } from '#eventsourcing';
import { z } from 'zod';
import type { Act } from '../../act.js';
import { BodyCommand } from '../../command.js';
import { Id } from '../../vocabulary.js';
import type { Body, BodyEvent } from '../body.js';
import { comingAndGoing } from './coming-and-going.js';

const input = z.strictObject({ meeting: Id, present: z.boolean().describe('true when coming, false when leaving') });

/** A delegation says that it comes into the room, or that it leaves. */
export class ReportPresence extends BodyCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const reportPresence = ({ data }: ReportPresence, body: Body, act: Act): BodyEvent[] => {
  const { delegation } = act.standing;
  if (delegation === undefined)
    throw new Invalid('DELEGATION_MISSING', 'Say in "delegation" who comes or leaves.', [
      { path: 'delegation', message: 'must be the delegation' },
    ]);
  const [entered, left] = data.present ? [[delegation], []] : [[], [delegation]];
  return [comingAndGoing(body, act, { meeting: data.meeting, entered, left })];
};
