import { canonical, Refused } from '#eventsourcing';
import { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import { Id, Words } from '../../vocabulary.js';
import { EditInput } from '../edit.js';
import { inWords, knownProposal } from '../guards.js';
import { isPending } from '../hanging.js';
import type { Proposal } from '../proposal/kinds.js';
import { restating } from '../sub-amendment/restating.js';
import type { Text } from '../text.js';
import { transcribedFor } from './confirm-transcript.js';
import type { InterventionEvent } from './intervention.js';

const input = z.strictObject({
  proposalId: Id,
  edit: EditInput.describe('what was read out'),
  words: Words.optional(),
});

/** Who read a proposal out says what it was, where something else was written down; it is confirmed by that. */
export class CorrectTranscript extends TextCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const correctTranscript = ({ data }: CorrectTranscript, text: Text, act: Act): InterventionEvent[] => {
  const proposal = inWords(notDecided(transcribedFor(act, knownProposal(text, data.proposalId))));
  const { proposalId } = proposal;
  const corrected = restating(text, proposal, data.edit);
  const { hunks } = proposal.kind === 'edit' ? proposal.edit : proposal.amendment;
  if (canonical(hunks) === canonical(corrected.hunks))
    throw new Refused('R29', 'NOTHING_CORRECTED', 'That is what was written down: confirm it (ConfirmTranscript).');
  const words = data.words === undefined ? {} : { words: data.words };
  return [{ type: 'TranscriptCorrected', data: { proposalId, ...corrected, ...words } }];
};

/** Other words would be put under a decision that was not on them. */
const notDecided = (proposal: Proposal): Proposal => {
  if (isPending(proposal)) return proposal;
  throw new Refused(
    'R29',
    'PROPOSAL_NOT_OPEN',
    `The proposal is ${proposal.status} as it was written down: say on the record what is wrong in it (DisputeTranscript).`,
  );
};
