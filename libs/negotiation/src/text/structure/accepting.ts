import type { DecisionFields } from '../decision.js';
import type { Proposal, StructureProposal } from '../proposal/proposal.js';
import type { Text } from '../text.js';
import { inPlace } from './lost.js';
import { mootWith } from './moot.js';
import { behind, followersOf } from './order.js';
import { roomForOneMore } from './propose-question.js';
import type { StructureAccepted } from './structure.js';

type Fields = DecisionFields & { readonly proposalId: string; readonly questionId: string };
type Of<K extends Proposal['kind']> = Extract<Proposal, { kind: K }>;

/** The Chair accepts a change of the text's structure: as it is proposed, or not at all. */
export const structureAccepted = (text: Text, proposal: StructureProposal, fields: Fields): StructureAccepted => {
  inPlace(text, proposal);
  switch (proposal.kind) {
    case 'addition':
      return added(text, proposal, fields);
    case 'deletion':
      return {
        type: 'DeletionAccepted',
        data: { ...fields, ...mootWith(text, [fields.questionId], fields.proposalId) },
      };
    case 'move':
      return moved(text, proposal, fields);
    default:
      throw new TypeError(`nothing proposes a ${proposal.kind}`);
  }
};

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
