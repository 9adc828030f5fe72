import { spansAt, wordingAt } from '#text';
import { wordingOf } from '../text/edit.js';
import type { Proposal } from '../text/proposal/proposal.js';
import { weaveOf } from '../text/question/wording.js';
import { draftsOf } from '../text/sub-amendment/drafts.js';
import type { Text } from '../text/text.js';
import { orElse, pick, type Filled, type Move, type Things } from './move.js';
import { ROOM_DATA } from './moves-in-the-room.js';
import { accepting } from './moves-that-settle.js';
import { CHAIR_DATA } from './moves-of-the-chair.js';
import { SAYING_DATA } from './moves-of-delegations.js';
import { idOf } from './room.js';
import { SESSION } from './scene.js';

/** What the command of that name says when it is made of this move. */
export const dataOf = (name: string, move: Move, things: Things, text: Text): object =>
  (DATA[name] ?? onProposal)(move, things, text);

const onProposal: Filled = (_, { proposal }) => ({ proposalId: proposal });
const onObjection: Filled = (_, { objection }) => ({ objectionId: objection });
const onPut: Filled = (_, { put }) => ({ putId: put ?? idOf('nothing') });
const nothing: Filled = () => ({});
const raised: Filled = (_, { question }) => ({ questionId: question, ground: 'language', words: 'no' });
const worded: Filled = (move, { question }, text) => ({ questionId: question, edit: editOf(text, question, move) });
const floated: Filled = (move, things, text) => {
  const comment = text.comments.get(things.comment ?? '');
  return comment && move.flag
    ? { questionId: comment.questionId, commentId: comment.commentId }
    : worded(move, things, text);
};
const reworded: Filled = (move, { proposal }, text) => ({
  proposalId: proposal,
  edit: editOn(text, amendedWording(text, text.proposals.get(proposal)), move),
});

const subAmending: Filled = (move, { proposal }, text) => ({
  proposalId: proposal,
  edit: editOn(text, draftedWording(text, text.proposals.get(proposal)), move),
});

/** What a proposal in words is stated against. */
const amendedWording = (text: Text, proposal: Proposal | undefined): string => {
  const question = text.questions.get(proposal?.questionId ?? '');
  return proposal?.kind === 'sub-amendment'
    ? draftedWording(text, text.proposals.get(proposal.amends))
    : orElse(question && wordingOf(question), '');
};

const draftedWording = (text: Text, proposal: Proposal | undefined): string =>
  proposal?.kind === 'edit' ? wordingAt(draftsOf(text, proposal)) : '';

/** What each command says; those not named here name a proposal. */
const DATA: Partial<Record<string, Filled>> = {
  ...ROOM_DATA,
  ...SAYING_DATA,
  ...CHAIR_DATA,
  OpenReading: ({ flag }, { question }) => ({ session: SESSION, ...(flag && { scope: [question, question] }) }),
  ProposeEdit: worded,
  FloatWording: floated,
  RaiseIdea: (_, { question }) => ({ questionId: question, words: 'Say it more plainly.' }),
  WordIdea: reworded,
  CorrectTranscript: reworded,
  DisputeTranscript: (_, { proposal }) => ({ proposalId: proposal, words: 'Not so.' }),
  MakeComment: (move, things, text) => ({ ...worded(move, things, text), ...(move.flag && { words: 'Thus.' }) }),
  TakeUpComment: (_, { comment }) => ({ commentId: comment ?? idOf('nothing') }),
  ProposeQuestion: (move, { question }, text) => ({
    ...placeIn(text, question, move),
    wording: `Which ${move.insert} is there?`,
    answer: { type: 'text' },
    articles: [],
    ...(move.flag && { followUp: { of: question, when: 'no' } }),
  }),
  ProposeDeletion: (_, { question }) => ({ questionId: question }),
  ProposeMove: (move, { question }, text) => ({ questionId: question, ...placeIn(text, question, move) }),
  ProposeSubAmendment: subAmending,
  ProposeSplit: ({ from, length, age }, { question }, text) => ({
    questionId: question,
    base: String(Math.max(0, text.revision - age)),
    cuts: length % 2 === 0 ? [from + 1] : [(from % 5) + 1, (from % 5) + 1 + length],
  }),
  ProposeMerge: ({ from, flag, age, insert }, { question }, text) => ({
    questions: [question, pick([...text.questions.keys()], from) ?? question],
    base: String(Math.max(0, text.revision - age)),
    ...(flag && { joints: [insert === '' ? '' : ` ${insert}`] }),
  }),
  ReviseProposal: reworded,
  ConfirmProposal: reworded,
  AcceptProposal: accepting,
  AcceptAsAmended: reworded,
  VoiceConcern: raised,
  ObjectFormally: raised,
  MarkAddressed: onObjection,
  LiftObjection: onObjection,
  MaintainObjection: onObjection,
  PutWording: (move, things, text) => toPut(text, things, move),
  TakeBackPut: onPut,
  AgreeWithoutObjection: onPut,
  SettleBrackets: (move, { question }, text) => ({ questionId: question, choices: choicesIn(text, question, move) }),
  DisposeOfQuestion: ({ thing }, { question }) => ({
    questionId: question,
    outcome: ['agreed', 'deferred', 'removed'][thing % 3],
    reason: 'language',
  }),
  CarryOver: ({ flag }, { question, proposal }) => (flag ? { proposalId: proposal } : { questionId: question }),
  CertifyConferenceReady: ({ flag }, _, { versions }) => ({ versionId: versions.at(flag ? -1 : 0)?.versionId }),
  RedraftQuestion: (move, things, text) => ({
    ...worded(move, things, text),
    answers: [{ proposalId: onIt(text, things) }],
  }),
  CloseReading: nothing,
  IssueRevision: nothing,
};

/** A proposal on the question, if there is one. */
const onIt = ({ proposals }: Text, { question, proposal }: Things): string =>
  [...proposals.values()].findLast(({ questionId }) => questionId === question)?.proposalId ?? proposal;

const toPut = (text: Text, { question, proposal, float }: Things, move: Move): object => {
  const answers = move.flag && text.proposals.get(proposal)?.questionId === question ? { proposalId: proposal } : {};
  const named = float !== undefined && text.floats.get(float)?.questionId === question;
  if (named && move.from % 3 === 0) return { questionId: question, floatId: float, ...answers };
  return move.from % 2 === 0
    ? { questionId: question, ...answers }
    : { questionId: question, ...answers, edit: editOf(text, question, move) };
};

/** Behind some question, mostly said rightly. */
const placeIn = (text: Text, questionId: string, { from, length, careless }: Move): object => {
  const other = pick([...text.questions.values()], from);
  const first = length % 3 === 0;
  const sectionId = (careless ? text.questions.get(questionId) : other)?.sectionId ?? idOf('nothing');
  return { sectionId, after: first ? null : (other?.questionId ?? questionId) };
};

/** Some words struck, some inserted; typed against the text now, or against an older state of it. */
const editOf = (text: Text, questionId: string, move: Move): object => {
  const question = text.questions.get(questionId);
  return editOn(text, question ? wordingOf(question) : '', move);
};

const editOn = (text: Text, wording: string, { from, length, insert, age, flag }: Move): object => {
  const words = wording === '' ? [] : wording.split(' ');
  const start = from % (words.length + 1);
  if (age === 0 || !flag) {
    words.splice(start, length, ...insert.split(' ').filter((word) => word !== ''));
    return { base: String(text.revision), wording: words.join(' ') || 'nothing' };
  }
  return {
    base: String(Math.max(0, text.revision - age)),
    tokeniser: 1,
    hunks: [{ from: start, to: start, del: '', ins: insert === '' ? ' so' : ` ${insert}` }],
  };
};

const choicesIn = (text: Text, questionId: string, { flag, thing }: Move): object[] => {
  const question = text.questions.get(questionId);
  const spans = question ? spansAt(weaveOf(question.wording)) : [];
  const kept = pick(spans, thing)?.id;
  const choices = spans.map(({ id }) => ({ spanId: id, keep: flag ? id === kept : false }));
  return choices.length > 0 ? choices : [{ spanId: idOf('nothing'), keep: true }];
};
