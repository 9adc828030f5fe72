import { z } from 'zod';
import { BodyCommand } from '../../command.js';
import { Id } from '../../vocabulary.js';
import type { Body, BodyEvent } from '../body.js';
import { openMeeting } from '../guards.js';

const input = z.strictObject({ meeting: Id });

/** A meeting is closed. */
export class CloseMeeting extends BodyCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const closeMeeting = ({ data }: CloseMeeting, body: Body): BodyEvent[] => {
  const { meeting } = openMeeting(body, data.meeting);
  return [{ type: 'MeetingClosed', data: { meeting } }];
};
