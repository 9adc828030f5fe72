import { canonical } from '#eventsourcing';
import { isStale } from '../edit.js';
import { sameChangeAs } from '../proposal/same-change.js';
import type { Proposal } from '../proposal/kinds.js';
import type { Text } from '../text.js';
import type { Reshaping } from './lost.js';
import { cutsNow } from './parting.js';

/**
 * The same change of shape is not proposed twice either: who wants it too joins the proposal there is. One that has lost its
 * place is proposed anew, and does not stand in the way of that.
 */
export const notTheSameShape = (text: Text, asked: Reshaping): void => {
  const wanted = canonical(shapeOf(text, asked));
  const rival = [...text.proposals.values()]
    .filter((other) => other.kind === asked.kind && other.status === 'tabled' && !isStale(text, other))
    .find((other) => canonical(shapeOf(text, other)) === wanted);
  if (rival) throw sameChangeAs(rival.proposalId);
};

/** What the text would look like, as far as this changes it; which id a new question would have is of no matter. */
const shapeOf = (text: Text, asked: Reshaping | Proposal): readonly unknown[] => {
  switch (asked.kind) {
    case 'addition': {
      const { wording, sectionId, after, answer, articles, guidance, followUp } = asked.addition;
      return [wording, sectionId, after, answer, articles, guidance ?? null, followUp ?? null];
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
