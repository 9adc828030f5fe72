import { openWith, wordingAt, type Opening } from '#text';
import { staying } from './common.js';

/** A question as far as a replay follows it; `touched` is what the Chair sees of it. */
export interface Followed {
  readonly questionId: string;
  readonly wording: string;
  readonly touched: string;
}

/** A question that comes out of others, as its event has it. */
export interface Opened {
  readonly questionId: string;
  readonly opening: Opening;
}

/** The question that opened at a revision, with the words that its event has. */
export const opened = ({ questionId, opening }: Opened, touched: string): Followed => ({
  ...{ questionId, touched },
  wording: wordingAt(openWith(opening, { revision: 0, reading: 0, decision: '' })),
});

/** Of questions that are to be read in this order, the most that need not move for it. */
export const stayingOf = (
  standing: readonly Followed[],
  order: readonly (Followed | undefined)[],
): ReadonlySet<Followed> => {
  const places = order.flatMap((question) => (question ? [standing.indexOf(question)] : []));
  const inOrder = staying(places);
  return new Set(standing.filter((_, place) => inOrder.has(place)));
};
