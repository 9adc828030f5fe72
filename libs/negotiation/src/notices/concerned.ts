import { objectionsOn, pendingOn } from '../text/hanging.js';
import type { Text } from '../text/text.js';

/** Sponsors of what is not decided for good on a question, and who stands against it; each once. */
export const concerned = (text: Text, questionId: string): string[] => [
  ...new Set([
    ...pendingOn(text, questionId).flatMap(({ by }) => by),
    ...objectionsOn(text, questionId)
      .filter(({ status }) => status === 'live' || status === 'addressed')
      .map(({ by }) => by),
  ]),
];
