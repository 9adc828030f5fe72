import type { CommandClass } from '../register.js';
import { ProposeDeletion } from '../text/structure/propose-deletion.js';
import { ProposeMerge } from '../text/structure/propose-merge.js';
import { ProposeMove } from '../text/structure/propose-move.js';
import { ProposeQuestion } from '../text/structure/propose-question.js';
import { ProposeSplit } from '../text/structure/propose-split.js';
import type { DelegationName } from './cast.js';
import type { Room } from './room.js';
import type { Step } from './scene.js';

const proposes =
  (command: CommandClass) =>
  (who: DelegationName, data: object | ((room: Room) => object), key = 'p'): Step =>
  (room) => ({ command, who, key, data: typeof data === 'function' ? data(room) : data });

export const proposeQuestion = proposes(ProposeQuestion);
export const proposeDeletion = proposes(ProposeDeletion);
export const proposeMove = proposes(ProposeMove);
const proposeSplitting = proposes(ProposeSplit);
const proposeMerging = proposes(ProposeMerge);

/** Cut before words of the wording as it stands when it is proposed. */
export const proposeSplit = (who: DelegationName, questionId: string, cuts: readonly number[], key = 'p'): Step =>
  proposeSplitting(who, ({ text }) => ({ questionId, base: String(text.revision), cuts }), key);

export const proposeMerge = (
  who: DelegationName,
  questions: readonly string[],
  joints?: readonly string[],
  key = 'p',
): Step => proposeMerging(who, ({ text }) => ({ questions, base: String(text.revision), joints }), key);

/** The section of a question, as the text has it. */
export const sectionOf = ({ text }: Room, questionId: string): string =>
  text.questions.get(questionId)?.sectionId ?? '';

/** A question in so many words, read behind another. */
export const asked =
  (wording: string, after: string, more: object = {}) =>
  (room: Room): object => ({
    ...{ sectionId: sectionOf(room, after), after, wording, answer: { type: 'text' }, articles: [] },
    ...more,
  });
