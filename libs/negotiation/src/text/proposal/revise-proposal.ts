import { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import { Id, Words } from '../../vocabulary.js';
import { EditInput, editOf } from '../edit.js';
import { anEdit, knownProposal, questionBeforeTheRoom, proposedBy, undecided } from '../guards.js';
import { weaveOf } from '../question/wording.js';
import type { Text } from '../text.js';
import type { ProposalEvent } from './proposal.js';
import { notTheSame } from './same-change.js';

const input = z.strictObject({ proposalId: Id, edit: EditInput, rationale: Words.optional() });

/** Its sponsors replace the wording they propose. */
export class ReviseProposal extends TextCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const reviseProposal = ({ data }: ReviseProposal, text: Text, act: Act): ProposalEvent[] => {
  const proposal = undecided(knownProposal(text, data.proposalId));
  proposedBy(act, proposal);
  anEdit(proposal);
  const question = questionBeforeTheRoom(text, proposal.questionId);
  const edit = editOf(text, question, data.edit);
  notTheSame(text, weaveOf(question.wording), { ...proposal, edit });
  return [
    {
      type: 'ProposalRevised',
      data: {
        proposalId: proposal.proposalId,
        ...edit,
        ...(data.rationale !== undefined && { rationale: data.rationale }),
      },
    },
  ];
};
