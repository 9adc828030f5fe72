import { Invalid } from '#eventsourcing';
import { knownQuestion, readingUnderWay, tabledText } from '../guards.js';
import type { Text } from '../text.js';
import { blocksAgreement } from './agree.js';
import { blocksCertifying } from './certify.js';
import { blocksClosing } from './close.js';
import type { Blocker } from './gate.js';

/** `close`, `certify`, `agree:<question id>` (as it stands) or `gavel:<question id>` (the wording that is put). */
export type Goal = string;

/** The gate run dry: empty if and only if the act would pass it. */
export const blocking = (text: Text, goal: Goal): Blocker[] => {
  tabledText(text);
  const [act, question] = goal.split(':', 2);
  if (act === 'close' && question === undefined) return blocksClosing(text, readingUnderWay(text));
  if (act === 'certify' && question === undefined) return blocksCertifying(text);
  if (act === 'agree' && question !== undefined)
    return blocksAgreement(text, knownQuestion(text, question), 'as-it-stands');
  if (act === 'gavel' && question !== undefined) return blocksAgreement(text, knownQuestion(text, question), 'by-put');
  throw new Invalid('GOAL_UNKNOWN', 'A goal is close, certify, agree:<question> or gavel:<question>.', [
    { path: 'goal', message: 'must be one of these' },
  ]);
};
