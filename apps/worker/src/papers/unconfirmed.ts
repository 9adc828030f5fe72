import { takenUnconfirmed, type Text } from '#negotiation';
import type { Footnotes } from './footnotes.js';

/** What a paper says of words that were read out, written down by the secretariat, and decided before anybody confirmed them. */
export const unconfirmedNotes = (text: Text, questionId: string, footnotes: Footnotes): string[] => {
  const proposers = takenUnconfirmed(text, questionId).flatMap(({ by }) => by.slice(0, 1));
  return footnotes.names([...new Set(proposers)]).map((name) => `Read out by ${name}; the transcript is unconfirmed`);
};
