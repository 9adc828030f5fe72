import type { Text, TextFact } from '../text/text.js';
import type { Tidings } from './tidings.js';
import { titleOf } from './title.js';

/**
 * For whom the secretariat had recorded what is taken back as a slip hears of it, whoever it is that corrects it and whether or not
 * they were told before: if they did say it, nobody takes it out of their mouth unheard.
 */
export const unsaidForThem = (fact: TextFact, before: Text, after: Text): Tidings[] => {
  if (fact.type !== 'SlipCorrected') return [];
  const { corrects, questions, words } = fact.data;
  const [slip] = before.recent.since(corrects.revision);
  const delegation = slip?.facts[0]?.meta.delegation;
  if (delegation === undefined) return [];
  const [question] = questions;
  const on = question === undefined ? '' : ` on ${titleOf(after, question)}`;
  return [
    {
      ...{ kind: 'recorded-by-mistake', about: String(corrects.revision), to: [delegation] },
      ...(question !== undefined && { question }),
      title: `What was recorded for you${on} is taken back: it was a slip`,
      lines: [words, 'If it was said, say it again: what was recorded before stays in the history only.'],
    },
  ];
};
