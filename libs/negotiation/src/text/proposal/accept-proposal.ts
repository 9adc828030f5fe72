import { apply } from '#text';
import { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import { notStale } from '../edit.js';
import { withWording } from '../guards.js';
import { weaveOf } from '../question/wording.js';
import { subAmendmentAccepted } from '../sub-amendment/accepted-by-the-chair.js';
import { fallWith } from '../sub-amendment/taking.js';
import { structureAccepted } from '../structure/accepting.js';
import type { Text, TextEvent } from '../text.js';
import { SettlementInput, settling } from './settlement.js';
import { beforeTheChair, ProposalDecision, sponsored, worded, wordsBeforeTheChair } from './deciding.js';

const input = z.strictObject({ ...ProposalDecision, ...SettlementInput });

/**
 * The Chair accepts a proposal: its wording becomes the question's, or the text takes its shape. Where it is stale, and no edit,
 * the Chair may say how it is taken, on the record; a stale edit is accepted as amended.
 */
export class AcceptProposal extends TextCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const acceptProposal = ({ data }: AcceptProposal, text: Text, act: Act): TextEvent[] => {
  const { proposal: asked, fields } = beforeTheChair(data, text, act);
  const proposal = withWording(asked);
  const settlement = settling(data, text, proposal, act);
  if (proposal.kind === 'sub-amendment') return [subAmendmentAccepted(text, proposal, fields, act, settlement)];
  if (proposal.kind !== 'edit') return [structureAccepted(text, proposal, fields, act, settlement)];
  notStale(text, proposal);
  const { question } = wordsBeforeTheChair(data, text, act);
  const weave = weaveOf(question.wording);
  const applied = apply(weave, proposal.edit, sponsored(proposal));
  return [
    { type: 'ProposalAccepted', data: { ...fields, ...worded(weave, applied) } },
    ...fallWith(text, proposal.proposalId),
  ];
};
