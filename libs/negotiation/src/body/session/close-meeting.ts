import { Invalid } from '#eventsourcing';
import { z } from 'zod';
import type { Act } from '../../act.js';
import { BodyCommand } from '../../command.js';
import { Id } from '../../vocabulary.js';
import type { Body, BodyEvent } from '../body.js';
import { openMeeting } from '../guards.js';

const input = z.strictObject({ meeting: Id });

/** A meeting is closed. */
export class CloseMeeting extends BodyCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const closeMeeting = ({ data }: CloseMeeting, body: Body, act: Act): BodyEvent[] => {
  const { meeting, opened } = openMeeting(body, data.meeting);
  if (act.occurredAt < opened)
    throw new Invalid('CLOSES_BEFORE_IT_OPENS', `That meeting was opened at ${opened}.`, [
      { path: 'occurredAt', message: 'must not be before the meeting was opened' },
    ]);
  return [{ type: 'MeetingClosed', data: { meeting } }];
};
