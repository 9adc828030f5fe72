import { Refused } from '#eventsourcing';
import type { NewQuestion, Place, StructureProposal, Tabled } from '../proposal/kinds.js';
import type { Facets } from '../question/facets.js';
import { isTombstone } from '../question/question.js';
import type { Text } from '../text.js';
import { cutsNow, joinsNow } from './parting.js';
import { placeStands } from './place.js';

type Without<P> = P extends StructureProposal ? Omit<P, Exclude<keyof Tabled, 'questionId'>> : never;

/** What is proposed, whoever proposes it. */
export type Reshaping = Without<StructureProposal>;

/** Why a change of structure can no longer be made as it was proposed; undefined while it can. */
export const placeLost = (text: Text, asked: Reshaping): string | undefined => {
  switch (asked.kind) {
    case 'addition':
      return lostParent(text, asked.addition) ?? lostPlace(text, asked.addition);
    case 'deletion':
      return undefined;
    case 'move':
      return parted(text, asked.place, text.questions.get(asked.questionId)) ?? lostPlace(text, asked.place);
    case 'split':
      return cutsNow(text, asked) ? undefined : RECUT;
    case 'merge':
      return joinsNow(text, asked) ? undefined : REWORDED;
  }
};

const lostPlace = (text: Text, place: Place): string | undefined => (placeStands(text, place) ? undefined : ELSEWHERE);

/** What follows up a question is read in its section. */
const parted = (text: Text, { sectionId }: Place, asked: Pick<Facets, 'followUp'> | undefined): string | undefined => {
  const parent = text.questions.get(asked?.followUp?.of ?? '');
  return parent && parent.sectionId !== sectionId ? PARTED : undefined;
};

/** What is new follows up a question that stands. */
const lostParent = (text: Text, addition: NewQuestion): string | undefined => {
  const parent = text.questions.get(addition.followUp?.of ?? '');
  return parent && isTombstone(parent) ? PARTED : parted(text, addition, addition);
};

const PARTED = 'The question that it follows up is no longer in that section.';
const ELSEWHERE = 'The question that it was to follow is no longer in that section.';
const RECUT = 'The words that a cut lies between no longer stand side by side.';
const REWORDED = 'The wordings no longer begin and end as they did.';

/** R28: what has lost its place is not decided as it stands. */
export const notLost = (text: Text, asked: Reshaping): void => {
  const lost = placeLost(text, asked);
  if (lost !== undefined)
    throw new Refused(
      'R28',
      'PROPOSAL_STALE',
      `${lost} It is proposed anew, against the text as it is now, or the Chair settles it on the record, saying how.`,
    );
};
