import { amend } from '#text';
import { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import { EditInput, editOf, isStale, notStale } from '../edit.js';
import { weaveOf } from '../question/wording.js';
import { fallWith } from '../sub-amendment/taking.js';
import type { Text, TextEvent } from '../text.js';
import { ProposalDecision, sponsored, worded, wordsBeforeTheChair } from './deciding.js';

const input = z.strictObject({ ...ProposalDecision, edit: EditInput });

/** The Chair accepts a proposal in other words; what was the proponent's in them stays the proponent's. */
export class AcceptAsAmended extends TextCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const acceptAsAmended = ({ data }: AcceptAsAmended, text: Text, act: Act): TextEvent[] => {
  const { proposal, question, fields } = wordsBeforeTheChair(data, text, act);
  act.insist(
    !isStale(text, proposal),
    'R28',
    'PROPOSAL_STALE',
    'The proposal collides with what was decided since; the Chair may settle it on the record, with words.',
    proposal.by,
  );
  const { wordingHash: _, ...edit } = editOf(text, question, data.edit);
  notStale(text, { questionId: question.questionId, edit });
  const weave = weaveOf(question.wording);
  const applied = amend(weave, { edit: proposal.edit, ...sponsored(proposal) }, edit);
  return [
    { type: 'ProposalAcceptedAsAmended', data: { ...fields, ...edit, ...worded(weave, applied) } },
    ...fallWith(text, proposal.proposalId),
  ];
};
