import { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import { Id, Words } from '../../vocabulary.js';
import { knownProposal, pending, proposedBy } from '../guards.js';
import { fallWith } from '../sub-amendment/taking.js';
import type { Text, TextEvent } from '../text.js';

const input = z.strictObject({ proposalId: Id, words: Words.optional() });

/** Its proposer takes a proposal back before it is decided (R8). */
export class WithdrawProposal extends TextCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const withdrawProposal = ({ data }: WithdrawProposal, text: Text, act: Act): TextEvent[] => {
  const proposal = pending(knownProposal(text, data.proposalId));
  proposedBy(act, proposal);
  return [
    {
      type: 'ProposalWithdrawn',
      data: { proposalId: proposal.proposalId, ...(data.words !== undefined && { words: data.words }) },
    },
    ...fallWith(text, proposal.proposalId),
  ];
};
