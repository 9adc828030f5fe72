import type { Proposal, StructureProposal } from '../proposal/proposal.js';
import type { Place } from '../proposal/kinds.js';
import type { Text } from '../text.js';

/** Whether the place is still one: its section is the text's, and the question before it is read there. */
export const placeStands = (text: Text, { sectionId, after }: Place): boolean =>
  after === null
    ? (text.tabled?.sections ?? []).some((section) => section.sectionId === sectionId)
    : text.questions.get(after)?.sectionId === sectionId;

/** Why a change of structure can no longer be made as it was proposed; undefined while it can. */
export const placeLost = (text: Text, proposal: StructureProposal): string | undefined =>
  LOST[proposal.kind](text, proposal as never);

const elsewhere = 'the question that it was to follow is no longer in that section';

const LOST: {
  [K in StructureProposal['kind']]: (text: Text, p: Extract<Proposal, { kind: K }>) => string | undefined;
} = {
  addition: (text, { addition }) => (placeStands(text, addition) ? undefined : elsewhere),
  deletion: () => undefined,
  move: (text, { place }) => (placeStands(text, place) ? undefined : elsewhere),
  split: () => undefined,
  merge: () => undefined,
};
