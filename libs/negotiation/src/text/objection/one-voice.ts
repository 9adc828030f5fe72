import type { Act } from '../../act.js';
import { organizationOf } from '../../body/delegation/delegation.js';
import { blockingOn, type Text } from '../text.js';

/**
 * R12: a regional organization and its members do not both object to one matter; speaking is free, so the other voices a
 * concern. Where that is contested the Chair lets both stand on the record.
 */
export const oneVoice = (text: Text, act: Act, questionId: string): void => {
  const { groups } = act.body;
  const own = organizationOf(groups, act.author);
  const heard = [...blockingOn(text, questionId)].filter(
    ({ by }) => by === own || organizationOf(groups, by) === act.author,
  );
  act.insist(
    heard.length === 0,
    'R12',
    'ORGANIZATION_OBJECTS',
    'A regional organization and its members do not both object to one matter: one of them has; voice a concern.',
    heard.map(({ by }) => by),
  );
};
