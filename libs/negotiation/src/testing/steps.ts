import { wordingAt } from '#text';
import type { CommandClass } from '../register.js';
import { wordingOf } from '../text/edit.js';
import { FloatWording } from '../text/floor/float-wording.js';
import { AgreeWithoutObjection } from '../text/floor/agree-without-objection.js';
import { PutWording } from '../text/floor/put-wording.js';
import { TakeBackPut } from '../text/floor/take-back-put.js';
import { LiftObjection } from '../text/objection/lift-objection.js';
import { MaintainObjection } from '../text/objection/maintain-objection.js';
import { MarkAddressed } from '../text/objection/mark-addressed.js';
import { ObjectFormally } from '../text/objection/object-formally.js';
import { VoiceConcern } from '../text/objection/voice-concern.js';
import { AcceptAsAmended } from '../text/proposal/accept-as-amended.js';
import { CoSponsor } from '../text/proposal/co-sponsor.js';
import { ConfirmProposal } from '../text/proposal/confirm-proposal.js';
import { ProposeEdit } from '../text/proposal/propose-edit.js';
import { ReviseProposal } from '../text/proposal/revise-proposal.js';
import { WithdrawProposal } from '../text/proposal/withdraw-proposal.js';
import { CarryOver } from '../text/question/carry-over.js';
import { DisposeOfQuestion } from '../text/question/dispose-of-question.js';
import { SettleBrackets } from '../text/question/settle-brackets.js';
import { draftsOf } from '../text/sub-amendment/drafts.js';
import { ProposeSubAmendment } from '../text/sub-amendment/propose-sub-amendment.js';
import { TakeSubAmendment } from '../text/sub-amendment/take-sub-amendment.js';
import type { Text } from '../text/text.js';
import type { DelegationName } from './cast.js';
import { idOf, type Said } from './room.js';
import { delegationId, type Step } from './scene.js';

/** What a decision is about, by id. */
interface About {
  readonly question?: string;
  readonly proposal?: string;
  readonly put?: string;
}

/** The Chair's screen as it stands now: the revision of the text and of what the decision is about. */
export const seen = (text: Text, { question, proposal, put }: About = {}): Record<string, string> => {
  const touched = {
    question: text.questions.get(question ?? '')?.touched,
    proposal: text.proposals.get(proposal ?? '')?.touched,
    put: text.puts.get(put ?? '')?.touched,
  };
  const named = Object.entries(touched).filter(([, revision]) => revision !== undefined);
  return { text: String(text.revision), ...Object.fromEntries(named.map(([what, at]) => [what, String(at)])) };
};

/** The wording of a question with one run of it replaced, typed against the text as it stands. */
export const edit = (text: Text, questionId: string, strike: string, insert: string) => {
  const question = text.questions.get(questionId);
  const now = question ? wordingOf(question) : '';
  return { base: String(text.revision), wording: now.replace(strike, insert) };
};

/** The same step said otherwise: by somebody else, with other data or grounds. */
export const but =
  (step: Step, change: (said: Said) => Partial<Said>): Step =>
  (room) => {
    const said = step(room);
    return { ...said, ...change(said) };
  };

export const by = (who: string, step: Step): Step => but(step, () => ({ who }));

/** With these beside the data: overrides, seen, audience, … */
export const given = (step: Step, fields: object): Step =>
  but(step, (said) => ({ given: { ...said.given, ...fields } }));

export const data = (step: Step, fields: object): Step =>
  but(step, (said) => ({ data: { ...(said.data as object), ...fields } }));

export const overriding = (step: Step, rule: string, ...codes: readonly string[]): Step =>
  given(step, { overrides: codes.map((code) => ({ rule, code, words: 'on my responsibility' })) });

/** Proposals and objections are called by the key of the step that made them. */
export const propose =
  (who: DelegationName, question: string, strike: string, insert: string, key = 'p'): Step =>
  ({ text }) => ({
    command: ProposeEdit,
    who,
    key,
    data: { questionId: question, edit: edit(text, question, strike, insert) },
  });

const sponsors =
  (command: CommandClass) =>
  (who: DelegationName, key = 'p'): Step =>
  () => ({ command, who, data: { proposalId: idOf(key) } });

export const coSponsor = sponsors(CoSponsor);
export const withdraw = sponsors(WithdrawProposal);
export const take = sponsors(TakeSubAmendment);

/** Other words for what a proposal would have its question read. */
export const subAmend =
  (who: DelegationName, strike: string, insert: string, key = 'sub', amends = 'p'): Step =>
  ({ text }) => {
    const amended = text.proposals.get(idOf(amends));
    const now = amended?.kind === 'edit' ? wordingAt(draftsOf(text, amended)) : '';
    const edit = { base: String(text.revision), wording: now.replace(strike, insert) || 'nothing' };
    return { command: ProposeSubAmendment, who, key, data: { proposalId: idOf(amends), edit } };
  };

const reworded =
  (command: CommandClass) =>
  (who: DelegationName, strike: string, insert: string, key = 'p'): Step =>
  ({ text }) => {
    const question = text.proposals.get(idOf(key))?.questionId ?? '';
    return { command, who, data: { proposalId: idOf(key), edit: edit(text, question, strike, insert) } };
  };

export const revise = reworded(ReviseProposal);
export const confirm = reworded(ConfirmProposal);

/** The Chair decides on a proposal. */
export const decide =
  (command: CommandClass, key = 'p', fields: object = {}): Step =>
  ({ text }) => {
    const proposal = idOf(key);
    const question = text.proposals.get(proposal)?.questionId ?? '';
    const said = { proposalId: proposal, ...fields };
    return { command, who: 'chair', data: said, given: { seen: seen(text, { proposal, question }) } };
  };

export const amend =
  (strike: string, insert: string, key = 'p'): Step =>
  (room) => {
    const question = room.text.proposals.get(idOf(key))?.questionId ?? '';
    return decide(AcceptAsAmended, key, { edit: edit(room.text, question, strike, insert) })(room);
  };

export const aboutQuestion =
  (command: CommandClass, fields: object, questionId: string, key?: string): Step =>
  ({ text }) => ({
    command,
    who: 'chair',
    key,
    data: { questionId, ...fields },
    given: { seen: seen(text, { question: questionId }) },
  });

export const dispose = (question: string, outcome: string, fields: object = {}): Step =>
  aboutQuestion(DisposeOfQuestion, { outcome, ...fields }, question);

export const carryOver = (question: string): Step => aboutQuestion(CarryOver, {}, question);

export const settle = (question: string, ...choices: readonly { spanId: string; keep: boolean }[]): Step =>
  aboutQuestion(SettleBrackets, { choices }, question);

export const put = (question: string, fields: object = {}, key = 'put'): Step =>
  aboutQuestion(PutWording, fields, question, key);

/** Puts words typed by the Chair, perhaps in answer to a proposal. */
export const putWords =
  (question: string, strike: string, insert: string, fields: object = {}): Step =>
  (room) =>
    put(question, { edit: edit(room.text, question, strike, insert), ...fields })(room);

const onPut =
  (command: CommandClass) =>
  (key = 'put'): Step =>
  ({ text }) => {
    const putId = idOf(key);
    const question = text.puts.get(putId)?.questionId ?? '';
    return { command, who: 'chair', data: { putId }, given: { seen: seen(text, { put: putId, question }) } };
  };

export const agree = onPut(AgreeWithoutObjection);
export const takeBack = onPut(TakeBackPut);

export const float =
  (question: string, strike: string, insert: string, key = 'float'): Step =>
  ({ text }) => ({
    command: FloatWording,
    who: 'chair',
    key,
    data: { questionId: question, edit: edit(text, question, strike, insert) },
  });

export const carryProposalOver =
  (key = 'p'): Step =>
  ({ text }) => ({
    command: CarryOver,
    who: 'chair',
    data: { proposalId: idOf(key) },
    given: { seen: seen(text, { proposal: idOf(key) }) },
  });

const raise =
  (command: CommandClass) =>
  (who: DelegationName, questionId: string, key = 'objection'): Step =>
  () => ({ command, who, key, data: { questionId, ground: 'language', words: 'It is not clear.' } });

export const voice = raise(VoiceConcern);
export const object = raise(ObjectFormally);

const answer =
  (command: CommandClass) =>
  (who: string, key = 'objection'): Step =>
  () => ({ command, who, data: { objectionId: idOf(key), words: 'So it is.' } });

export const address = answer(MarkAddressed);
export const lift = answer(LiftObjection);
export const maintain = answer(MaintainObjection);

/** The Chair's decision about the text as a whole. */
export const chairs =
  (command: CommandClass, fields: object = {}, key?: string): Step =>
  ({ text }) => ({ command, who: 'chair', key, data: fields, given: { seen: seen(text) } });

/** For whom the secretariat records words. */
export const recordedFor = (name: DelegationName, step: Step): Step =>
  given(by('secretariat', step), { delegation: delegationId(name), channel: 'note-verbale' });
