import { Refused } from '#eventsourcing';
import type { Proposal, StructureProposal } from '../proposal/proposal.js';
import type { Text } from '../text.js';
import { placeStands } from './place.js';

/** Why a change of structure can no longer be made as it was proposed; undefined while it can. */
export const placeLost = (text: Text, proposal: StructureProposal): string | undefined =>
  LOST[proposal.kind](text, proposal as never);

/** R28: what has lost its place is not decided as it stands. */
export const inPlace = (text: Text, proposal: StructureProposal): void => {
  const lost = placeLost(text, proposal);
  if (lost !== undefined)
    throw new Refused('R28', 'PROPOSAL_STALE', `${lost} Its sponsors withdraw it and propose it anew.`);
};

const elsewhere = 'The question that it was to follow is no longer in that section.';

const LOST: {
  [K in StructureProposal['kind']]: (text: Text, p: Extract<Proposal, { kind: K }>) => string | undefined;
} = {
  addition: (text, { addition }) => (placeStands(text, addition) ? undefined : elsewhere),
  deletion: () => undefined,
  move: (text, { place }) => (placeStands(text, place) ? undefined : elsewhere),
  split: () => undefined,
  merge: () => undefined,
};
