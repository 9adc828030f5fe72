import { TOKENISER } from '#text';
import { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import { distinct, Id, RevisionString, Words } from '../../vocabulary.js';
import { questionToSpeakTo } from '../guards.js';
import { mayPropose } from '../proposal/propose-edit.js';
import { saidBy } from '../proposal/said.js';
import type { Text } from '../text.js';
import { JointsInput, jointsOf } from './joints.js';
import { notLost } from './lost.js';
import { joined, knownBase } from './parting.js';
import { notTheSameShape } from './same-shape.js';
import type { StructureProposed } from './structure.js';

const input = z.strictObject({
  questions: z.array(Id).min(2).max(20).refine(distinct, 'must all differ').describe('in the order of their words'),
  base: RevisionString,
  joints: JointsInput.optional().describe(
    'words put between one and the next, with their leading blank; by default none',
  ),
  rationale: Words.optional(),
});

/** A delegation proposes that several questions become one. */
export class ProposeMerge extends TextCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const proposeMerge = ({ data }: ProposeMerge, text: Text, act: Act): StructureProposed[] => {
  const { questions, rationale } = data;
  for (const id of questions) questionToSpeakTo(text, id);
  mayPropose(act);
  const [questionId = ''] = questions;
  const joints = jointsOf(data.joints, questions.length - 1);
  const merge = { questions, base: Number(data.base), tokeniser: TOKENISER, joints };
  knownBase(text, merge.base, questions);
  notLost(text, { kind: 'merge', questionId, ...merge });
  notTheSameShape(text, { kind: 'merge', questionId, ...merge });
  joined(text, merge, { by: [act.author], proposal: act.id(0) });
  const said = rationale === undefined ? {} : { rationale };
  return [
    {
      type: 'MergeProposed',
      data: { proposalId: act.id(0), questionId, by: [act.author], ...merge, ...said, ...saidBy(act) },
    },
  ];
};
