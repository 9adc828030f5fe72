import { questionsOf, type Proposal } from '../proposal/kinds.js';
import type { Text } from '../text.js';

/** Oral proposals that nobody has decided, and whose proposers have not confirmed what was written down of them. */
export const unconfirmed = ({ proposals }: Pick<Text, 'proposals'>): readonly Proposal[] =>
  [...proposals.values()].filter((proposal) => proposal.unconfirmed && PENDING.has(proposal.status));

const PENDING = new Set<string>(['tabled', 'deferred', 'carried-over']);

/** Those whose words were written into a question all the same. */
export const takenUnconfirmed = ({ proposals }: Pick<Text, 'proposals'>, questionId: string): readonly Proposal[] =>
  [...proposals.values()].filter(
    (proposal) => proposal.unconfirmed && TAKEN.has(proposal.status) && questionsOf(proposal).includes(questionId),
  );

const TAKEN = new Set<string>(['accepted', 'accepted-as-amended', 'in-brackets']);
