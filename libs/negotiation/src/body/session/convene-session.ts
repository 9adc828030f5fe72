import { Invalid, Refused } from '#eventsourcing';
import { z } from 'zod';
import type { Act } from '../../act.js';
import { BodyCommand } from '../../command.js';
import { Day, Line } from '../../vocabulary.js';
import type { Body, BodyEvent } from '../body.js';
import { registeredBody } from '../guards.js';

const input = z.strictObject({ n: z.int().min(1).max(999), from: Day, to: Day, place: Line.optional() });

/** The body meets from one date to another. */
export class ConveneSession extends BodyCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const conveneSession = ({ data }: ConveneSession, body: Body, act: Act): BodyEvent[] => {
  registeredBody(body);
  if (data.to < data.from)
    throw new Invalid('ENDS_BEFORE_IT_BEGINS', 'A session ends on the day it begins or later.', [
      { path: 'data.to', message: 'must not be before from' },
    ]);
  if (body.sessions.some((s) => s.n === data.n))
    throw new Refused('R29', 'SESSION_EXISTS', `Session ${String(data.n)} was convened already.`);
  return [{ type: 'SessionConvened', data: { session: act.id(0), ...data } }];
};
