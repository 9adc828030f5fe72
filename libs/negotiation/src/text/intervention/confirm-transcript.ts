import { Refused } from '#eventsourcing';
import { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import { Id } from '../../vocabulary.js';
import { knownProposal, proposedBy } from '../guards.js';
import type { Proposal } from '../proposal/kinds.js';
import type { Text } from '../text.js';
import type { InterventionEvent } from './intervention.js';

const input = z.strictObject({ proposalId: Id });

/** Who read a proposal out stands by what was written down of it, also once it is decided. */
export class ConfirmTranscript extends TextCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const confirmTranscript = ({ data }: ConfirmTranscript, text: Text, act: Act): InterventionEvent[] => {
  const { proposalId } = transcribedFor(act, knownProposal(text, data.proposalId));
  return [{ type: 'TranscriptConfirmed', data: { proposalId } }];
};

/** Only what somebody else wrote down is confirmed or corrected, once, by who read it out. */
export const transcribedFor = (act: Act, proposal: Proposal): Proposal => {
  proposedBy(act, proposal);
  if (proposal.unconfirmed) return proposal;
  const standing = proposal.form === 'oral' ? 'is confirmed already' : 'was given in writing';
  throw new Refused('R29', 'NOTHING_TO_CONFIRM', `The proposal ${standing}: no transcript of it waits for you.`);
};
