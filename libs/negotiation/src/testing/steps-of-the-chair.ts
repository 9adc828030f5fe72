import type { CommandClass } from '../register.js';
import { CarryEverythingOver } from '../text/reading/carry-everything-over.js';
import { NarrowScope, WidenScope } from '../text/reading/change-scope.js';
import { ResumeReading, SuspendReading } from '../text/reading/suspend-reading.js';
import { TakeUpQuestion } from '../text/reading/take-up-question.js';
import { IssueInterimRevision } from '../text/version/issue-interim-revision.js';
import { DecidePackage } from '../text/package/decide-package.js';
import { idOf } from './room.js';
import type { Step } from './scene.js';
import { RedraftQuestion } from '../text/question/redraft-question.js';
import { aboutQuestion, chairs, edit } from './steps.js';

/** An interim paper; what it makes is called by the key. */
export const interim = (fields: object = {}, key = 'interim'): Step => chairs(IssueInterimRevision, fields, key);

/** Proposals decided together, by the keys of the steps that made them. */
export const packed = (outcome: string, ...keys: readonly string[]): Step =>
  chairs(DecidePackage, { proposals: keys.map((key) => idOf(key)), outcome, reason: 'compromise' }, 'package');

/** The Chair's own words for a question once the reading is closed, in answer to what the keys name. */
export const redraft =
  (
    questionId: string,
    strike: string,
    insert: string,
    answers: readonly object[] = [{ proposalId: idOf('p') }],
  ): Step =>
  (room) =>
    aboutQuestion(RedraftQuestion, { edit: edit(room.text, questionId, strike, insert), answers }, questionId)(room);

export const suspended = chairs(SuspendReading, { words: 'Until tomorrow at ten.' });
export const resumed = chairs(ResumeReading);
export const everythingCarriedOver = chairs(CarryEverythingOver, { reason: 'out-of-time' });

const scoped =
  (command: CommandClass) =>
  (...questions: readonly string[]): Step =>
    chairs(command, { questions, words: 'As announced.' });

export const widen = scoped(WidenScope);
export const narrow = scoped(NarrowScope);

export const takeUp = (questionId: string, fields: object = {}): Step =>
  chairs(TakeUpQuestion, { questionId, ...fields });
