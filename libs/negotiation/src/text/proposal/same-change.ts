import { Refused } from '#eventsourcing';
import { sameChange, type Edit, type Weave } from '#text';
import { candidates } from './changes.js';
import type { Proposal } from './kinds.js';
import type { Text } from '../text.js';

/** What is asked for: on which question, by which proposal if it is one already. */
interface Asked {
  readonly questionId: string;
  readonly edit: Edit;
  readonly proposalId?: string;
  /** The proposal whose wording it would change, if it is not the question's. */
  readonly amends?: string | undefined;
}

/** What a proposal would change of the same wording. */
const editsOf = (other: Proposal, amends: string | undefined): Edit[] => {
  if (other.kind === 'sub-amendment') return other.amends === amends ? [other.amendment] : [];
  return other.kind === 'edit' && amends === undefined ? [other.edit] : [];
};

/** The same change is not proposed twice: who wants it too joins the proposal there is. */
export const notTheSame = (text: Text, weave: Weave, { questionId, edit, proposalId, amends }: Asked): void => {
  const rival = candidates(text.changes, edit)
    .flatMap((id) => text.proposals.get(id) ?? [])
    .filter((other) => other.status === 'tabled' && other.questionId === questionId && other.proposalId !== proposalId)
    .find((other) => editsOf(other, amends).some((theirs) => sameChange(weave, theirs, edit)));
  if (rival) throw sameChangeAs(rival.proposalId);
};

export const sameChangeAs = (proposalId: string): Refused =>
  new Refused(
    'R29',
    'SAME_CHANGE',
    `Proposal ${proposalId} asks for the same change: co-sponsor it instead (CoSponsor, "proposalId": "${proposalId}").`,
  );
