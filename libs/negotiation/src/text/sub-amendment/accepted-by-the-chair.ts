import { Conflict } from '#eventsourcing';
import type { Act } from '../../act.js';
import type { DecisionFields } from '../decision.js';
import { editAgainst, notStale, type EditInput } from '../edit.js';
import { amendedBy } from '../guards.js';
import type { EditProposal, SubAmendment } from '../proposal/kinds.js';
import type { Settlement } from '../proposal/settlement.js';
import type { Text } from '../text.js';
import { draftsOf } from './drafts.js';
import type { SubAmendmentEvent } from './sub-amendment.js';
import { settledInto, takenInto } from './taking.js';

/** The Chair accepts a sub-amendment: the amended proposal is before the room in those words from then on. */
export const subAmendmentAccepted = (
  text: Text,
  sub: SubAmendment,
  fields: DecisionFields,
  act: Act,
  said?: Settlement,
): SubAmendmentEvent => {
  const amended = amendedBy(text, sub);
  if (amended.touched > Number(act.seen().text))
    throw new Conflict(
      'CHANGED_SINCE_SEEN',
      `The proposal that it amends was changed at revision ${String(amended.touched)}, after what you saw.`,
    );
  const { proposalId, amends, questionId } = sub;
  const taken = said?.edit ? settled(text, amended, sub, said.edit) : unsettled(text, amended, sub);
  return { type: 'SubAmendmentAccepted', data: { ...fields, proposalId, amends, questionId, ...taken } };
};

const unsettled = (text: Text, amended: EditProposal, sub: SubAmendment) => {
  notStale(text, sub);
  return takenInto(text, amended, sub);
};

const settled = (text: Text, amended: EditProposal, sub: SubAmendment, input: EditInput) => {
  const { wordingHash: _, ...edit } = editAgainst(text, draftsOf(text, amended), input);
  notStale(text, { amends: sub.amends, amendment: edit });
  return { ...settledInto(text, amended, sub, edit), settled: true as const };
};
