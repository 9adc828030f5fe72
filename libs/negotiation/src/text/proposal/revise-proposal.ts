import { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import { Id, Words } from '../../vocabulary.js';
import { EditInput } from '../edit.js';
import { inWords, knownProposal, questionToSpeakTo, proposedBy, undecided } from '../guards.js';
import { restating } from '../sub-amendment/restating.js';
import type { Text } from '../text.js';
import { saidBy } from './said.js';
import type { ProposalEvent } from './proposal.js';

const input = z.strictObject({ proposalId: Id, edit: EditInput, rationale: Words.optional() });

/** Its sponsors replace the wording they propose. */
export class ReviseProposal extends TextCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const reviseProposal = ({ data }: ReviseProposal, text: Text, act: Act): ProposalEvent[] => {
  const proposal = undecided(knownProposal(text, data.proposalId));
  proposedBy(act, proposal);
  const worded = inWords(proposal);
  questionToSpeakTo(text, proposal.questionId);
  return [
    {
      type: 'ProposalRevised',
      data: {
        proposalId: proposal.proposalId,
        ...restating(text, worded, data.edit),
        ...saidBy(act),
        ...(data.rationale !== undefined && { rationale: data.rationale }),
      },
    },
  ];
};
