import { Refused, sha256 } from '#eventsourcing';
import {
  check,
  CHAIRS,
  rebase,
  subAmended,
  subAmendedByTheChair,
  wordingWith,
  wordsAt,
  type Credit,
  type Credited,
  type Edit,
} from '#text';
import { aWording, unfit } from '../edit.js';
import type { EditProposal, SubAmendment } from '../proposal/kinds.js';
import type { Text } from '../text.js';
import { askedOf, draftsOf } from './drafts.js';
import type { SubAmendmentEvent } from './sub-amendment.js';

/** The amended proposal's edit once a sub-amendment is taken into it; something of it must be left. */
export const takenInto = (
  text: Text,
  amended: EditProposal,
  { amendment, by, proposalId }: Pick<SubAmendment, 'amendment' | 'by' | 'proposalId'>,
) => {
  const { hunks } = rebase(draftsOf(text, amended), amendment, text.revision);
  return redrafted(text, amended, { hunks }, { by, proposal: proposalId });
};

/** The same where it is stale, in the words in which the Chair settles it; what its sponsors had said stays theirs. */
export const settledInto = (
  text: Text,
  amended: EditProposal,
  { amendment, by, proposalId }: SubAmendment,
  chair: Edit,
) => {
  const sub = { edit: amendment, by, proposal: proposalId };
  return redrafted(text, amended, subAmendedByTheChair(draftsOf(text, amended), sub, chair), CHAIRS);
};

const redrafted = (text: Text, amended: EditProposal, sub: Credited, credit: Credit) => {
  const asked = askedOf(text, amended);
  const { base, tokeniser } = amended.edit;
  const proposed = { hunks: amended.edit.hunks, credits: amended.credits };
  const taken = subAmended(wordsAt(asked, base), proposed, sub, credit);
  const edit = { base, tokeniser, hunks: taken.hunks };
  const fault = check(asked, edit);
  if (taken.hunks.length === 0 || fault?.code === 'CHANGES_NOTHING')
    throw new Refused(
      'R29',
      'NOTHING_LEFT_OF_PROPOSAL',
      'Nothing of the proposal would be left: speak against it, or ask its sponsors to withdraw it.',
    );
  if (fault) throw unfit(fault);
  return { ...edit, credits: taken.credits, wordingHash: sha256(aWording(wordingWith(asked, edit))) };
};

/** With a proposal that is decided or withdrawn fall the sub-amendments that nobody has decided. */
export const fallWith = (text: Text, proposalId: string): SubAmendmentEvent[] => {
  const amended = text.proposals.get(proposalId);
  if (amended?.kind !== 'edit') return [];
  const proposals = (amended.subs ?? []).filter((id) => PENDING.has(text.proposals.get(id)?.status ?? ''));
  return proposals.length === 0
    ? []
    : [{ type: 'SubAmendmentsFell', data: { amends: proposalId, questionId: amended.questionId, proposals } }];
};

const PENDING = new Set<string>(['tabled', 'deferred', 'carried-over']);
