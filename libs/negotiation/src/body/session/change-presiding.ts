import { z } from 'zod';
import type { Act } from '../../act.js';
import { BodyCommand } from '../../command.js';
import { Id } from '../../vocabulary.js';
import type { Body, BodyEvent } from '../body.js';
import { openMeeting } from '../guards.js';
import { mayPreside } from './open-meeting.js';

const input = z.strictObject({ meeting: Id, presiding: Id });

/** Somebody else takes the chair of a meeting. */
export class ChangePresiding extends BodyCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const changePresiding = ({ data }: ChangePresiding, body: Body, act: Act): BodyEvent[] => {
  const { meeting } = openMeeting(body, data.meeting);
  return [{ type: 'PresidingChanged', data: { meeting, presiding: mayPreside(data.presiding, body, act) } }];
};
