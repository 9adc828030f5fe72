import { canonical } from '#eventsourcing';
import { sameChangeAs } from '../proposal/same-change.js';
import type { Proposal } from '../proposal/kinds.js';
import type { Text } from '../text.js';
import type { Reshaping } from './lost.js';
import { cutsNow } from './parting.js';

/** The same change of shape is not proposed twice either: who wants it too joins the proposal there is. */
export const notTheSameShape = (text: Text, asked: Reshaping): void => {
  const wanted = canonical(shapeOf(text, asked));
  const rival = [...text.proposals.values()].find(
    (other) => other.kind === asked.kind && other.status === 'tabled' && canonical(shapeOf(text, other)) === wanted,
  );
  if (rival) throw sameChangeAs(rival.proposalId);
};

/** What the text would look like, as far as this changes it; which id a new question would have is of no matter. */
const shapeOf = (text: Text, asked: Reshaping | Proposal): readonly unknown[] => {
  switch (asked.kind) {
    case 'addition': {
      const { wording, sectionId, after } = asked.addition;
      return [wording, sectionId, after];
    }
    case 'deletion':
      return [asked.questionId];
    case 'move':
      return [asked.questionId, asked.place.sectionId, asked.place.after];
    case 'split':
      return [asked.questionId, cutsNow(text, asked) ?? [asked.base, asked.cuts]];
    case 'merge':
      return [asked.questions, asked.joints];
    default:
      return [];
  }
};
