import { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import { fallWith } from '../sub-amendment/taking.js';
import type { Text, TextEvent } from '../text.js';
import { beforeTheChair, ProposalDecision } from './deciding.js';

const input = z.strictObject(ProposalDecision);

/** The Chair does not retain a proposal: it stays in the record and changes nothing. */
export class NotRetain extends TextCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const notRetain = ({ data }: NotRetain, text: Text, act: Act): TextEvent[] => [
  { type: 'ProposalNotRetained', data: beforeTheChair(data, text, act).fields },
  ...fallWith(text, data.proposalId),
];
