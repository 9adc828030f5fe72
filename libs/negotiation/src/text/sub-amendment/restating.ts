import { recredited, wordsAt, type HunkCredits } from '#text';
import { editAgainst, type EditInput, type Wanted } from '../edit.js';
import { amendedBy } from '../guards.js';
import type { EditProposal, SubAmendment } from '../proposal/kinds.js';
import { notTheSame } from '../proposal/same-change.js';
import type { Text } from '../text.js';
import { askedOf, draftsOf } from './drafts.js';

/** A proposal in other words than before, stated against what it amends; not what somebody else proposes already. */
export const restating = (
  text: Text,
  proposal: EditProposal | SubAmendment,
  input: EditInput,
): Wanted & { credits?: readonly HunkCredits[] } => {
  const { proposalId, questionId } = proposal;
  if (proposal.kind === 'sub-amendment') {
    const weave = draftsOf(text, amendedBy(text, proposal));
    const edit = editAgainst(text, weave, input);
    notTheSame(text, weave, { questionId, proposalId, edit, amends: proposal.amends });
    return edit;
  }
  const weave = askedOf(text, proposal);
  const edit = editAgainst(text, weave, input);
  notTheSame(text, weave, { questionId, proposalId, edit });
  if (proposal.credits === undefined) return edit;
  const before = { hunks: proposal.edit.hunks, credits: proposal.credits };
  const credits = recredited(wordsAt(weave, proposal.edit.base), before, wordsAt(weave, edit.base), edit.hunks);
  return { ...edit, credits };
};

/** As it would stand with that edit. */
export const restatedTo = (proposal: EditProposal | SubAmendment, edit: Wanted): EditProposal | SubAmendment =>
  proposal.kind === 'sub-amendment' ? { ...proposal, amendment: edit } : { ...proposal, edit };
