import { TOKENISER } from '#text';
import { knownQuestion } from '../guards.js';
import type { StructureProposal } from '../proposal/kinds.js';
import type { Settlement } from '../proposal/settlement.js';
import type { Text } from '../text.js';
import { jointsOf } from './joints.js';
import { knownCuts } from './parting.js';
import { besideWhatItFollowsUp, knownPlace } from './place.js';
import { elsewhere } from './propose-move.js';
import { followsUp } from './propose-question.js';

type Of<K extends StructureProposal['kind']> = Extract<StructureProposal, { kind: K }>;

/** A stale change of the text's structure as the Chair takes it: what was proposed, in the text as it is now. */
export const settledAs = (text: Text, proposal: StructureProposal, said: Settlement): StructureProposal => {
  const now = { base: text.revision, tokeniser: TOKENISER };
  switch (proposal.kind) {
    case 'addition':
      return { ...proposal, addition: addedThere(text, proposal, said) };
    case 'move':
      return { ...proposal, place: movedThere(text, proposal, said) };
    case 'split': {
      const split = { ...proposal, ...now, cuts: said.cuts ?? proposal.cuts };
      knownCuts(text, split);
      return split;
    }
    case 'merge':
      return { ...proposal, ...now, joints: jointsOf(said.joints, proposal.questions.length - 1) };
    case 'deletion':
      return proposal;
  }
};

const addedThere = (
  text: Text,
  { addition }: Of<'addition'>,
  { place, followUp }: Settlement,
): Of<'addition'>['addition'] => {
  const { followUp: before, ...asked } = addition;
  const now = followUp === undefined ? before : (followUp ?? undefined);
  const there = { ...asked, ...knownPlace(text, place ?? addition) };
  followsUp(text, { ...there, followUp: now });
  return { ...there, ...(now && { followUp: now }) };
};

const movedThere = (
  text: Text,
  { questionId, place: lost }: Of<'move'>,
  { place = lost }: Settlement,
): Of<'move'>['place'] => {
  const there = knownPlace(text, place);
  const question = knownQuestion(text, questionId);
  elsewhere(text, question, there);
  besideWhatItFollowsUp(text, there, question.followUp?.of);
  return there;
};
