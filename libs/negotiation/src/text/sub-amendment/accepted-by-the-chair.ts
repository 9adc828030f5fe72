import { Conflict } from '#eventsourcing';
import type { Act } from '../../act.js';
import type { DecisionFields } from '../decision.js';
import { notStale } from '../edit.js';
import { amendedBy } from '../guards.js';
import type { SubAmendment } from '../proposal/kinds.js';
import type { Text } from '../text.js';
import type { SubAmendmentEvent } from './sub-amendment.js';
import { takenInto } from './taking.js';

/** The Chair accepts a sub-amendment: the amended proposal is before the room in those words from then on. */
export const subAmendmentAccepted = (
  text: Text,
  sub: SubAmendment,
  fields: DecisionFields,
  act: Act,
): SubAmendmentEvent => {
  const amended = amendedBy(text, sub);
  if (amended.touched > Number(act.seen().text))
    throw new Conflict(
      'CHANGED_SINCE_SEEN',
      `The proposal that it amends was changed at revision ${String(amended.touched)}, after what you saw.`,
    );
  notStale(text, sub);
  const { proposalId, amends, questionId } = sub;
  return {
    type: 'SubAmendmentAccepted',
    data: { ...fields, proposalId, amends, questionId, ...takenInto(text, amended, sub) },
  };
};
