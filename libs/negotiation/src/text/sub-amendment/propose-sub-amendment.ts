import { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import { Id, Words } from '../../vocabulary.js';
import { editAgainst, EditInput } from '../edit.js';
import { amendable, knownProposal, questionToSpeakTo } from '../guards.js';
import { mayPropose } from '../proposal/propose-edit.js';
import { saidBy } from '../proposal/said.js';
import { notTheSame } from '../proposal/same-change.js';
import type { Text } from '../text.js';
import { collidesWithDrafts, draftsOf } from './drafts.js';
import type { SubAmendmentEvent } from './sub-amendment.js';
import { takenInto } from './taking.js';

const input = z.strictObject({
  proposalId: Id.describe('the proposal to be amended'),
  edit: EditInput.describe('of the wording that the proposal would give'),
  rationale: Words.optional(),
});

/** A delegation proposes other words for what somebody else proposes. */
export class ProposeSubAmendment extends TextCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const proposeSubAmendment = ({ data }: ProposeSubAmendment, text: Text, act: Act): SubAmendmentEvent[] => {
  const amended = amendable(knownProposal(text, data.proposalId));
  mayPropose(act);
  const { questionId } = questionToSpeakTo(text, amended.questionId);
  const weave = draftsOf(text, amended);
  const { wordingHash, ...amendment } = editAgainst(text, weave, data.edit);
  const about = { proposalId: act.id(0), amends: amended.proposalId, questionId };
  notTheSame(text, weave, { questionId, edit: amendment, amends: amended.proposalId });
  if (collidesWithDrafts(text, { ...about, amendment }).length === 0)
    takenInto(text, amended, { ...about, amendment, by: [act.author] });
  return [
    {
      type: 'SubAmendmentProposed',
      data: {
        ...about,
        by: [act.author],
        ...amendment,
        wordingHash,
        ...saidBy(act),
        ...(data.rationale !== undefined && { rationale: data.rationale }),
      },
    },
  ];
};
