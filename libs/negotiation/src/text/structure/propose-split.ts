import { TOKENISER } from '#text';
import { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import { Id, RevisionString, Words } from '../../vocabulary.js';
import { questionToSpeakTo } from '../guards.js';
import { mayPropose } from '../proposal/propose-edit.js';
import { saidBy } from '../proposal/said.js';
import type { Text } from '../text.js';
import { notLost } from './lost.js';
import { CutsInput, knownBase, knownCuts, parted } from './parting.js';
import { notTheSameShape } from './same-shape.js';
import type { StructureProposed } from './structure.js';

const input = z.strictObject({
  questionId: Id,
  base: RevisionString,
  cuts: CutsInput.describe('indices of words in the wording at the base: the question is cut before each'),
  rationale: Words.optional(),
});

/** A delegation proposes that a question become several. */
export class ProposeSplit extends TextCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const proposeSplit = ({ data }: ProposeSplit, text: Text, act: Act): StructureProposed[] => {
  const { questionId } = questionToSpeakTo(text, data.questionId);
  mayPropose(act);
  const split = { ...data, base: Number(data.base), tokeniser: TOKENISER };
  knownBase(text, split.base, [questionId]);
  knownCuts(text, split);
  notLost(text, { kind: 'split', ...split, ...saidBy(act) });
  parted(text, split);
  notTheSameShape(text, { kind: 'split', ...split });
  return [{ type: 'SplitProposed', data: { proposalId: act.id(0), by: [act.author], ...split } }];
};
