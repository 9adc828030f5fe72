import { Invalid, NotFound } from '#eventsourcing';
import { Id } from '../../vocabulary.js';
import { knownQuestion } from '../guards.js';
import type { Place } from '../proposal/kinds.js';
import type { Text } from '../text.js';

/** Where a question is to be read. */
export const PlaceInput = {
  sectionId: Id,
  after: Id.nullable().describe('the question it is read after; null: first of its section'),
};

/** Whether the place is still one: its section is the text's, and the question before it is read there. */
export const placeStands = (text: Text, { sectionId, after }: Place): boolean =>
  after === null
    ? (text.tabled?.sections ?? []).some((section) => section.sectionId === sectionId)
    : text.questions.get(after)?.sectionId === sectionId;

/** A place that there is, as somebody names it. */
export const knownPlace = (text: Text, { sectionId, after }: Place): Place => {
  if (!text.tabled?.sections.some((section) => section.sectionId === sectionId))
    throw new NotFound('SECTION_UNKNOWN', `No section ${sectionId} in this text.`);
  if (after !== null && knownQuestion(text, after).sectionId !== sectionId)
    throw misplaced('The question named is read in another section.', 'must be a question of the section named');
  return { sectionId, after };
};

export const misplaced = (message: string, must: string): Invalid =>
  new Invalid('MISPLACED', message, [{ path: 'data.after', message: must }]);

/** What follows up a question is read in its section. */
export const besideWhatItFollowsUp = (text: Text, { sectionId }: Place, of: string | undefined): void => {
  if (of !== undefined && text.questions.get(of)?.sectionId !== sectionId)
    throw misplaced('What follows up a question is read in its section.', 'must be in the section of that question');
};
