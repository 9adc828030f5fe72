import { Refused } from '#eventsourcing';
import { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import { Id, Words } from '../../vocabulary.js';
import { EditInput, editOf } from '../edit.js';
import { questionToSpeakTo } from '../guards.js';
import { weaveOf } from '../question/wording.js';
import type { Text } from '../text.js';
import type { ProposalEvent } from './proposal.js';
import { saidBy } from './said.js';
import { notTheSame } from './same-change.js';
import { isProposer } from './weight.js';

const input = z.strictObject({ questionId: Id, edit: EditInput, rationale: Words.optional() });

/** A delegation proposes other words for a question. */
export class ProposeEdit extends TextCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const proposeEdit = ({ data }: ProposeEdit, text: Text, act: Act): ProposalEvent[] => {
  const question = questionToSpeakTo(text, data.questionId);
  mayPropose(act);
  const edit = editOf(text, question, data.edit);
  notTheSame(text, weaveOf(question.wording), { questionId: question.questionId, edit });
  return [
    {
      type: 'EditProposed',
      data: {
        proposalId: act.id(0),
        questionId: question.questionId,
        by: [act.author],
        ...edit,
        ...saidBy(act),
        ...(data.rationale !== undefined && { rationale: data.rationale }),
      },
    },
  ];
};

/** R6, told apart from silence: what a non-party says may be recorded, but not as a proposal. */
export const mayPropose = (act: Act): void => {
  if (!isProposer(act.standing.capacity))
    throw new Refused(
      'R6',
      'NOT_A_PROPOSER',
      `Wording from this capacity (${act.standing.capacity}) is a comment that a party or the Chair may take up ` +
        '(MakeComment), not a proposal; a concern may be voiced (VoiceConcern).',
    );
};
