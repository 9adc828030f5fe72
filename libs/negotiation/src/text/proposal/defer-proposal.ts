import { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import type { Text } from '../text.js';
import { beforeTheChair, ProposalDecision } from './deciding.js';
import type { ProposalEvent } from './proposal.js';

const input = z.strictObject(ProposalDecision);

/** The Chair puts a proposal off; a later reading that has its question in scope takes it up again. */
export class DeferProposal extends TextCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const deferProposal = ({ data }: DeferProposal, text: Text, act: Act): ProposalEvent[] => [
  { type: 'ProposalDeferred', data: beforeTheChair(data, text, act).fields },
];
