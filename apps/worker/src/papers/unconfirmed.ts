import { takenUnconfirmed, type Text } from '#negotiation';
import type { Footnotes } from './footnotes.js';

/** What a paper says of words that were read out, written down by the secretariat, and decided before anybody confirmed them. */
export const unconfirmedNotes = (text: Text, questionId: string, footnotes: Footnotes): string[] => {
  const notes = takenUnconfirmed(text, questionId).flatMap(({ by, disputed }) =>
    footnotes
      .names(by.slice(0, 1))
      .map((name) => `Read out by ${name}; the transcript is ${disputed === undefined ? 'unconfirmed' : 'disputed'}`),
  );
  return [...new Set(notes)];
};
