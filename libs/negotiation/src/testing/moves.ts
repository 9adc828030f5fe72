import { register } from '../register.js';
import { wordingOf } from '../text/edit.js';
import { spansAt, wordingAt } from '#text';
import { weaveOf } from '../text/question/wording.js';
import type { Put } from '../text/floor/floor.js';
import type { Proposal } from '../text/proposal/proposal.js';
import { draftsOf } from '../text/sub-amendment/drafts.js';
import type { Text } from '../text/text.js';
import { idOf, type Room, type Said } from './room.js';
import { delegationId, SESSION, type Step } from './scene.js';
import { seen } from './steps.js';
import { personId, type DelegationName } from './cast.js';
import { ROOM_DATA } from './moves-in-the-room.js';

/** A move in a random negotiation: numbers that mean something only once it is known how things stand. */
export interface Move {
  /** Which command, by its place among those about a text. */
  readonly verb: number;
  readonly who: number;
  readonly thing: number;
  readonly from: number;
  readonly length: number;
  readonly insert: string;
  readonly age: number;
  readonly flag: boolean;
  readonly careless: boolean;
}

/** All that may be said of a text once it is tabled, and who comes and goes. */
export const TEXT_COMMANDS = register.filter(
  ({ subject, name }) => (subject === 'text' && name !== 'TableText') || name === 'ReportPresence',
);

const SPEAKERS = ['Avalon', 'Borealia', 'Corvania', 'Dorado', 'Elysia', 'Open Harbour'] as const;

const pick = <T>(items: readonly T[], n: number): T | undefined => items[n % Math.max(items.length, 1)];

/** Old things more seldom than new ones: a move should mostly be about what is before the room. */
const late = <T>(items: Iterable<T>, n: number): T | undefined => pick([...items].reverse().slice(0, 4), n);

/** The move as a command on this room. */
export const said =
  (move: Move): Step =>
  (room) => {
    const entry = pick(TEXT_COMMANDS, move.verb) ?? TEXT_COMMANDS[0]!;
    const things = thingsIn(room.text, entry.name, move);
    const chairs = entry.speakers[0] === 'chair';
    return {
      command: entry.command,
      ...speaking(move, chairs, room, things),
      data: dataOf(entry.name, move, things, room.text),
    };
  };

/** What a command names. */
export interface Things {
  readonly question: string;
  readonly proposal: string;
  readonly objection: string;
  readonly put: string | undefined;
  readonly float: string | undefined;
  readonly by: string;
}

const thingsIn = (text: Text, name: string, { thing }: Move): Things => {
  const proposal = late(text.proposals.values(), thing);
  const objection = late(text.objections.values(), thing);
  const put = late(text.puts.values(), thing);
  const about = named(name, proposal, put);
  const spoken = name === 'TakeSubAmendment' ? amendedBy(text, proposal) : proposal;
  const speaker = name.endsWith('Objection') ? objection?.by : spoken?.by[0];
  const unknown = idOf('nothing');
  return {
    question: about ? about.questionId : orElse(pick([...text.questions.keys()], thing), unknown),
    proposal: orElse(proposal?.proposalId, unknown),
    objection: orElse(objection?.objectionId, unknown),
    put: put?.putId,
    float: late(text.floats.keys(), thing),
    by: orElse(speaker, ''),
  };
};

/** Who may take a sub-amendment proposed what it amends. */
const amendedBy = ({ proposals }: Text, sub: Proposal | undefined): Proposal | undefined =>
  sub?.kind === 'sub-amendment' ? proposals.get(sub.amends) : sub;

const ABOUT_A_PROPOSAL = /Proposal$|Amendment$|NotRetain|AcceptAsAmended|ReflectInBrackets|CoSponsor/;
const ABOUT_A_PUT = /TakeBackPut|AgreeWithoutObjection|AgreeNotwithstanding/;

const named = (name: string, proposal: Proposal | undefined, put: Put | undefined): Proposal | Put | undefined => {
  if (ABOUT_A_PROPOSAL.test(name)) return proposal;
  return ABOUT_A_PUT.test(name) ? put : undefined;
};

const orElse = (id: string | undefined, otherwise: string): string => id ?? otherwise;

const speaking = (move: Move, chairs: boolean, { text }: Room, things: Things): Pick<Said, 'who' | 'given'> =>
  chairs ? presiding(move, text, things) : speakingFor(move, things);

/** Mostly the Chair with a fresh screen; sometimes through the secretariat, blind, or somebody who has no say. */
const presiding = ({ who, careless, flag }: Move, text: Text, things: Things): Pick<Said, 'who' | 'given'> => {
  const { question, proposal, put } = things;
  const screen = seen(text, { question, proposal, ...(put !== undefined && { put }) });
  const blind = careless && who % 3 === 0;
  const fields = { overrides: flag ? OVERRIDES : undefined, ...(!blind && { seen: screen }) };
  if (who % 4 === 0) return { who: 'secretariat', given: { ...fields, instructedBy: personId('chair') } };
  return { who: careless && who % 5 === 0 ? 'auditor' : 'chair', given: fields };
};

const speakingFor = ({ who, careless }: Move, things: Things): Pick<Said, 'who' | 'given'> => {
  const own = SPEAKERS.find((name) => delegationId(name) === things.by);
  const name: DelegationName = (careless ? undefined : own) ?? pick(SPEAKERS, who) ?? 'Avalon';
  return who % 4 === 0
    ? { who: 'secretariat', given: { delegation: delegationId(name), channel: 'e-mail' } }
    : { who: name };
};

const OVERRIDES = [
  { rule: 'R13', code: 'QUESTION_NOT_DISPOSED', words: 'it is late' },
  { rule: 'R13', code: 'PROPOSAL_UNDECIDED', words: 'it is late' },
  { rule: 'R11', code: 'OBJECTION_LIVE', words: 'so ruled' },
  { rule: 'R28', code: 'PROPOSAL_STALE', words: 'settled on the record' },
];

export type Filled = (move: Move, things: Things, text: Text) => object;

const dataOf = (name: string, move: Move, things: Things, text: Text): object =>
  (DATA[name] ?? onProposal)(move, things, text);

const onProposal: Filled = (_, { proposal }) => ({ proposalId: proposal });
const onObjection: Filled = (_, { objection }) => ({ objectionId: objection });
const onPut: Filled = (_, { put }) => ({ putId: put ?? idOf('nothing') });
const nothing: Filled = () => ({});
const raised: Filled = (_, { question }) => ({ questionId: question, ground: 'language', words: 'no' });
const worded: Filled = (move, { question }, text) => ({ questionId: question, edit: editOf(text, question, move) });
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
  OpenReading: ({ flag }, { question }) => ({ session: SESSION, ...(flag && { scope: [question, question] }) }),
  ProposeEdit: worded,
  FloatWording: worded,
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
  CloseReading: nothing,
  IssueRevision: nothing,
};

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
