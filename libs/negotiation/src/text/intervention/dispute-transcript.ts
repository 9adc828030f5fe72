import { Refused } from '#eventsourcing';
import { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import { Id, Words } from '../../vocabulary.js';
import { knownProposal } from '../guards.js';
import type { Text } from '../text.js';
import { transcribedFor } from './confirm-transcript.js';
import type { InterventionEvent } from './intervention.js';

const input = z.strictObject({
  proposalId: Id,
  words: Words.describe('what is not as it was read out'),
});

/** Who read a proposal out says that something else was written down. What was decided on it stands, and the transcript is marked for ever unless it is confirmed after all. */
export class DisputeTranscript extends TextCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const disputeTranscript = ({ data }: DisputeTranscript, text: Text, act: Act): InterventionEvent[] => {
  const { proposalId, disputed } = transcribedFor(act, knownProposal(text, data.proposalId));
  if (disputed !== undefined)
    throw new Refused('R29', 'TRANSCRIPT_DISPUTED', 'The transcript is disputed already: that is on record.');
  return [{ type: 'TranscriptDisputed', data: { proposalId, words: data.words } }];
};
