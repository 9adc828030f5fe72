import { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import { Id, Words } from '../../vocabulary.js';
import { questionToSpeakTo } from '../guards.js';
import { mayPropose } from '../proposal/propose-edit.js';
import { saidBy } from '../proposal/said.js';
import type { Text } from '../text.js';
import { notTheSameShape } from './same-shape.js';
import type { StructureProposed } from './structure.js';

const input = z.strictObject({ questionId: Id, rationale: Words.optional() });

/** A delegation proposes that a question be taken out. */
export class ProposeDeletion extends TextCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const proposeDeletion = ({ data }: ProposeDeletion, text: Text, act: Act): StructureProposed[] => {
  questionToSpeakTo(text, data.questionId);
  mayPropose(act);
  notTheSameShape(text, { kind: 'deletion', questionId: data.questionId });
  return [{ type: 'DeletionProposed', data: { proposalId: act.id(0), by: [act.author], ...data, ...saidBy(act) } }];
};
