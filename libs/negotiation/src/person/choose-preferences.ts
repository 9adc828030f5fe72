import { Refused } from '#eventsourcing';
import { z } from 'zod';
import { PersonCommand } from '../command.js';
import { MAY_DECLINE } from '../notices/urgency.js';
import { distinct } from '../vocabulary.js';
import type { Person, PersonEvent } from './person.js';

const input = z.strictObject({
  when: z
    .enum(['now', 'pause', 'digest'])
    .describe('as it happens, at the next pause of a meeting, or once a day; what is urgent is sent at once'),
  declined: z
    .array(z.enum(MAY_DECLINE))
    .refine(distinct, 'must all differ')
    .default([])
    .describe('kinds of notices to do without'),
});

/** When a person is written to, and what they do without: theirs to say, and the operator's where they ask for it. */
export class ChoosePreferences extends PersonCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const choosePreferences = ({ data }: ChoosePreferences, { preferences }: Person): PersonEvent[] => {
  const declined = [...data.declined].sort();
  if (preferences.when === data.when && preferences.declined.join() === declined.join())
    throw new Refused('R29', 'PREFERENCES_AS_THEY_ARE', 'That is how it is already.');
  return [{ type: 'PreferencesChosen', data: { when: data.when, declined } }];
};
