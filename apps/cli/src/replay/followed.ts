import { openWith, tokenise, wordingAt, wordsAt, type Opening, type Word } from '#text';
import { staying } from './common.js';

/** A question as far as a replay follows it; `touched` is what the Chair sees of it. */
export interface Followed {
  readonly questionId: string;
  readonly wording: string;
  /** The same word by word, as the record has it. */
  readonly words: readonly Word[];
  readonly touched: string;
}

/** A question that comes out of others, as its event has it. */
export interface Opened {
  readonly questionId: string;
  readonly opening: Opening;
}

/** The question that opened at a revision, with the words that its event has. */
export const opened = ({ questionId, opening }: Opened, touched: string): Followed => {
  const weave = openWith(opening, { revision: 0, reading: 0, decision: '' });
  return { questionId, touched, wording: wordingAt(weave), words: wordsAt(weave) };
};

/** The question that was put in, or tabled, with its words. */
export const written = (questionId: string, wording: string, touched: string): Followed => ({
  ...{ questionId, wording, touched },
  words: tokenise(wording),
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
