import type { CommandClass } from '../register.js';
import { FloatWording } from '../text/floor/float-wording.js';
import { ConfirmTranscript } from '../text/intervention/confirm-transcript.js';
import { CorrectTranscript } from '../text/intervention/correct-transcript.js';
import { DisputeTranscript } from '../text/intervention/dispute-transcript.js';
import { MakeComment } from '../text/intervention/make-comment.js';
import { RaiseIdea } from '../text/intervention/raise-idea.js';
import { TakeUpComment } from '../text/intervention/take-up-comment.js';
import { WordIdea } from '../text/intervention/word-idea.js';
import type { DelegationName } from './cast.js';
import { idOf } from './room.js';
import { delegationId, type Step } from './scene.js';
import { by, edit, given, seen } from './steps.js';

/** Read out in the room by who says it. */
export const aloud = (step: Step): Step => given(step, { form: 'oral' });

/** Read out by a delegation, and written down by the secretariat. */
export const transcribed = (name: DelegationName, step: Step): Step =>
  given(by('secretariat', step), { delegation: delegationId(name), channel: 'room', form: 'oral' });

export const confirmTranscript =
  (who: string, key = 'p'): Step =>
  () => ({ command: ConfirmTranscript, who, data: { proposalId: idOf(key) } });

export const disputeTranscript =
  (who: string, key = 'p'): Step =>
  () => ({ command: DisputeTranscript, who, data: { proposalId: idOf(key), words: 'I said rivers.' } });

const worded =
  (command: CommandClass) =>
  (who: string, strike: string, insert: string, key = 'p'): Step =>
  ({ text }) => {
    const question = text.proposals.get(idOf(key))?.questionId ?? '';
    return { command, who, data: { proposalId: idOf(key), edit: edit(text, question, strike, insert) } };
  };

export const correctTranscript = worded(CorrectTranscript);
export const wordIdea = worded(WordIdea);

export const raiseIdea =
  (who: DelegationName, questionId: string, key = 'idea'): Step =>
  () => ({ command: RaiseIdea, who, key, data: { questionId, words: 'It should speak of rivers too.' } });

/** In words only, or with a wording. */
export const comment =
  (
    who: DelegationName,
    questionId: string,
    change?: readonly [strike: string, insert: string],
    key = 'comment',
  ): Step =>
  ({ text }) => {
    const said = change ? { edit: edit(text, questionId, ...change) } : { words: 'Rivers matter.' };
    return { command: MakeComment, who, key, data: { questionId, ...said } };
  };

export const takeUpComment =
  (who: DelegationName, key = 'p'): Step =>
  () => ({ command: TakeUpComment, who, key, data: { commentId: idOf('comment') } });

export const floatComment =
  (questionId: string, key = 'float'): Step =>
  ({ text }) => ({
    command: FloatWording,
    who: 'chair',
    key,
    data: { questionId, commentId: idOf('comment') },
    given: { seen: seen(text, { question: questionId }) },
  });
