import { OrderedSet } from 'immutable';
import { isPending } from '../hanging.js';
import { questionsOf, type Proposal } from '../proposal/kinds.js';
import type { Proposals } from '../proposal/proposal.js';

/** Ids of the proposals that somebody else wrote down for who made them: few, however many proposals there are. */
export type Transcribed = OrderedSet<string>;

export const noneTranscribed: Transcribed = OrderedSet();

/** Which they are from this event on; a proposal that was confirmed otherwise, or restated, says so itself. */
export const transcribed = (before: Transcribed, { data }: { readonly data: object }): Transcribed =>
  'unconfirmed' in data && 'proposalId' in data ? before.add(data.proposalId as string) : before;

interface Known {
  readonly proposals: Proposals;
  readonly transcribed: Transcribed;
}

const stillUnconfirmed = ({ proposals, transcribed: ids }: Known): readonly Proposal[] =>
  [...ids].flatMap((id) => {
    const proposal = proposals.get(id);
    return proposal?.unconfirmed ? [proposal] : [];
  });

/** Oral proposals that nobody has decided, and whose proposers have not confirmed what was written down of them. */
export const unconfirmed = (text: Known): readonly Proposal[] => stillUnconfirmed(text).filter(isPending);

/** Those whose words were written into a question all the same. */
export const takenUnconfirmed = (text: Known, questionId: string): readonly Proposal[] =>
  stillUnconfirmed(text).filter((proposal) => TAKEN.has(proposal.status) && questionsOf(proposal).includes(questionId));

const TAKEN = new Set<string>(['accepted', 'accepted-as-amended', 'in-brackets']);
