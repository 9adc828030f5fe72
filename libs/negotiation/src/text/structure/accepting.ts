import type { Act } from '../../act.js';
import type { DecisionFields } from '../decision.js';
import type { Proposal, StructureProposal } from '../proposal/proposal.js';
import type { Settlement } from '../proposal/settlement.js';
import type { Text } from '../text.js';
import { merged, parts } from './closing.js';
import { notLost } from './lost.js';
import { mootWith } from './moot.js';
import { behind, followersOf } from './order.js';
import { roomForOneMore } from './propose-question.js';
import { settledAs } from './settled.js';
import type { StructureAccepted } from './structure.js';

type Fields = DecisionFields & { readonly proposalId: string; readonly questionId: string; readonly settled?: true };
type Of<K extends Proposal['kind']> = Extract<Proposal, { kind: K }>;

/** The Chair accepts a change of the text's structure: as it is proposed, or where it is stale, as the Chair settles it. */
export const structureAccepted = (
  text: Text,
  asked: StructureProposal,
  decision: Fields,
  act: Act,
  said?: Settlement,
): StructureAccepted => {
  const proposal = said ? settledAs(text, asked, said) : asked;
  const fields: Fields = said ? { ...decision, settled: true } : decision;
  notLost(text, proposal);
  const { proposalId, questionId } = fields;
  switch (proposal.kind) {
    case 'addition':
      return added(text, proposal, fields);
    case 'deletion':
      return { type: 'DeletionAccepted', data: { ...fields, ...mootWith(text, [questionId], proposalId) } };
    case 'move':
      return moved(text, proposal, fields);
    case 'split':
      return { type: 'SplitAccepted', data: { ...fields, ...parts(text, proposal, act) } };
    case 'merge':
      return { type: 'MergeAccepted', data: { ...fields, ...merged(text, proposal, act, jointsIn(asked)) } };
  }
};

const jointsIn = (asked: StructureProposal) => (asked.kind === 'merge' ? asked.joints : []);

const added = (text: Text, { addition, by }: Of<'addition'>, fields: Fields): StructureAccepted => {
  roomForOneMore(text);
  const after = behind(text, addition.after, addition.followUp?.of);
  return { type: 'AdditionAccepted', data: { ...fields, ...addition, after, by } };
};

const moved = (text: Text, { questionId, place }: Of<'move'>, fields: Fields): StructureAccepted => {
  const after = behind(text, place.after, text.questions.get(questionId)?.followUp?.of);
  const family = followersOf(text, [questionId]).map((q) => q.questionId);
  return { type: 'MoveAccepted', data: { ...fields, sectionId: place.sectionId, after, with: family } };
};
