import { Refused } from '#eventsourcing';
import type { StructureProposal, Tabled } from '../proposal/kinds.js';
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
      return placeStands(text, asked.addition) ? undefined : ELSEWHERE;
    case 'deletion':
      return undefined;
    case 'move':
      return placeStands(text, asked.place) ? undefined : ELSEWHERE;
    case 'split':
      return cutsNow(text, asked) ? undefined : RECUT;
    case 'merge':
      return joinsNow(text, asked) ? undefined : REWORDED;
  }
};

const ELSEWHERE = 'The question that it was to follow is no longer in that section.';
const RECUT = 'The words that a cut lies between no longer stand side by side.';
const REWORDED = 'The wordings no longer begin and end as they did.';

/** R28: what has lost its place is not decided as it stands. */
export const notLost = (text: Text, asked: Reshaping): void => {
  const lost = placeLost(text, asked);
  if (lost !== undefined)
    throw new Refused('R28', 'PROPOSAL_STALE', `${lost} It is proposed anew, against the text as it is now.`);
};
