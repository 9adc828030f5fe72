import { canonical } from '#eventsourcing';
import { isStale } from '../edit.js';
import { sameChangeAs } from '../proposal/same-change.js';
import type { Proposal, SplitProposal } from '../proposal/kinds.js';
import type { Text } from '../text.js';
import type { Reshaping } from './lost.js';
import { cutsNow } from './parting.js';

/**
 * The same change of shape is not proposed twice either: who wants it too joins the proposal there is. One that has lost its
 * place is proposed anew, and does not stand in the way of that.
 */
export const notTheSameShape = (text: Text, asked: Reshaping): void => {
  const cuts: CutsOf = (split) => cutsNow(text, split);
  const wanted = canonical(shapeOf(asked, cuts));
  const rival = [...text.proposals.values()]
    .filter((other) => other.kind === asked.kind && other.status === 'tabled' && !isStale(text, other))
    .find((other) => canonical(shapeOf(other, cuts)) === wanted);
  if (rival) throw sameChangeAs(rival.proposalId);
};

/** Where the cuts of a split lie by now, as far as they have a place. */
type CutsOf = (split: Pick<SplitProposal, 'questionId' | 'base' | 'cuts'>) => readonly number[] | undefined;

/** What the text would look like, as far as this changes it; which id a new question would have is of no matter. */
export const shapeOf = (asked: Reshaping | Proposal, cutsOf: CutsOf): readonly unknown[] => {
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
      return [asked.questionId, cutsOf(asked) ?? [asked.base, asked.cuts]];
    case 'merge':
      return [asked.questions, asked.joints];
    default:
      return [];
  }
};
