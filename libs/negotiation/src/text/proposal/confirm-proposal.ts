import { Refused } from '#eventsourcing';
import { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import { Id } from '../../vocabulary.js';
import { EditInput, isStale } from '../edit.js';
import { inWords, knownProposal, questionToSpeakTo, proposedBy, undecided } from '../guards.js';
import { restatedTo, restating } from '../sub-amendment/restating.js';
import type { Text } from '../text.js';
import { saidBy } from './said.js';
import type { ProposalEvent } from './proposal.js';

const input = z.strictObject({ proposalId: Id, edit: EditInput });

/** Its sponsors, shown what a stale proposal would now read like, stand by it in those words. */
export class ConfirmProposal extends TextCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const confirmProposal = ({ data }: ConfirmProposal, text: Text, act: Act): ProposalEvent[] => {
  const proposal = inWords(undecided(knownProposal(text, data.proposalId)));
  proposedBy(act, proposal);
  questionToSpeakTo(text, proposal.questionId);
  if (!isStale(text, proposal))
    throw new Refused(
      'R29',
      'PROPOSAL_NOT_STALE',
      'The proposal still applies as it stands: nothing is to be confirmed.',
    );
  const wanted = restating(text, proposal, data.edit);
  if (isStale(text, restatedTo(proposal, wanted)))
    throw new Refused(
      'R28',
      'PROPOSAL_STALE',
      'The confirmed wording collides with what was decided since its base too.',
    );
  return [{ type: 'ProposalConfirmed', data: { proposalId: proposal.proposalId, ...wanted, ...saidBy(act) } }];
};
