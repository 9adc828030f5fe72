import { Refused } from '#eventsourcing';
import { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import { Id } from '../../vocabulary.js';
import { knownProposal, undecided } from '../guards.js';
import type { Text } from '../text.js';
import type { ProposalEvent } from './proposal.js';
import { mayPropose } from './propose-edit.js';

const input = z.strictObject({ proposalId: Id });

/** Another delegation joins a proposal. */
export class CoSponsor extends TextCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const coSponsor = ({ data }: CoSponsor, text: Text, act: Act): ProposalEvent[] => {
  const proposal = undecided(knownProposal(text, data.proposalId));
  mayPropose(act);
  if (proposal.by.includes(act.author))
    throw new Refused('R29', 'ALREADY_A_SPONSOR', 'This delegation sponsors the proposal already.');
  return [{ type: 'ProposalCoSponsored', data: { proposalId: proposal.proposalId, by: act.author } }];
};
