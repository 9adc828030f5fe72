import type { CommandClass } from '../register.js';
import { register } from '../register.js';
import { wordingOf } from '../text/edit.js';
import { spansAt } from '#text';
import { weaveOf } from '../text/question/wording.js';
import type { Text } from '../text/text.js';
import { idOf, type Room, type Said } from './room.js';
import { delegationId, SESSION, type Step } from './scene.js';
import { seen } from './steps.js';
import { personId, type DelegationName } from './cast.js';

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

export const TEXT_COMMANDS = register.filter(({ subject, name }) => subject === 'text' && name !== 'TableText');

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
      command: entry.command as CommandClass,
      ...speaking(move, chairs, room, things),
      data: dataOf(entry.name, move, things, room.text),
    };
  };

/** What a command names. */
interface Things {
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
  const put = late([...text.puts.values()], thing);
  const ofProposal =
    name.includes('Proposal') || ['NotRetain', 'AcceptAsAmended', 'ReflectInBrackets', 'CoSponsor'].includes(name);
  const ofPut = name === 'TakeBackPut' || name === 'AgreeWithoutObjection';
  const about = ofProposal ? proposal?.questionId : ofPut ? put?.questionId : undefined;
  const speaksFor = name.endsWith('Objection') ? objection?.by : proposal?.by[0];
  return {
    question: about ?? pick([...text.questions.keys()], thing) ?? idOf('nothing'),
    proposal: proposal?.proposalId ?? idOf('nothing'),
    objection: objection?.objectionId ?? idOf('nothing'),
    put: put?.putId,
    float: late(text.floats.keys(), thing),
    by: speaksFor ?? '',
  };
};

const speaking = (
  { who, careless, flag }: Move,
  chairs: boolean,
  { text }: Room,
  things: Things,
): Pick<Said, 'who' | 'given'> => {
  const screen = seen(text, {
    question: things.question,
    proposal: things.proposal,
    ...(things.put && { put: things.put }),
  });
  if (chairs) {
    const overrides = flag ? OVERRIDES : undefined;
    const fields = careless && who % 3 === 0 ? { overrides } : { seen: screen, overrides };
    return who % 4 === 0
      ? { who: 'secretariat', given: { ...fields, instructedBy: personId('chair') } }
      : { who: careless && who % 5 === 0 ? 'auditor' : 'chair', given: fields };
  }
  const own = SPEAKERS.find((name) => delegationId(name) === things.by);
  const name: DelegationName = (careless ? undefined : own) ?? SPEAKERS[who % SPEAKERS.length]!;
  return who % 4 === 0
    ? { who: 'secretariat', given: { delegation: delegationId(name), channel: 'e-mail' } }
    : { who: name };
};

const OVERRIDES = [
  { rule: 'R13', code: 'QUESTION_NOT_DISPOSED', words: 'it is late' },
  { rule: 'R13', code: 'PROPOSAL_UNDECIDED', words: 'it is late' },
  { rule: 'R28', code: 'PROPOSAL_STALE', words: 'settled on the record' },
];

const dataOf = (name: string, move: Move, things: Things, text: Text): object => {
  const { question, proposal, objection, put } = things;
  const { flag, thing } = move;
  switch (name) {
    case 'OpenReading':
      return { session: SESSION, ...(flag && { scope: [question, question] }) };
    case 'ProposeEdit':
    case 'FloatWording':
      return { questionId: question, edit: editOf(text, question, move) };
    case 'CoSponsor':
    case 'WithdrawProposal':
      return { proposalId: proposal };
    case 'ReviseProposal':
    case 'ConfirmProposal':
      return { proposalId: proposal, edit: editOf(text, text.proposals.get(proposal)?.questionId ?? '', move) };
    case 'VoiceConcern':
    case 'ObjectFormally':
      return { questionId: question, ground: 'language', words: 'no' };
    case 'MarkAddressed':
    case 'LiftObjection':
    case 'MaintainObjection':
      return { objectionId: objection };
    case 'PutWording':
      return toPut(text, things, move);
    case 'TakeBackPut':
    case 'AgreeWithoutObjection':
      return { putId: put ?? idOf('nothing') };
    case 'SettleBrackets':
      return { questionId: question, choices: choicesIn(text, question, move) };
    case 'DisposeOfQuestion':
      return { questionId: question, outcome: ['agreed', 'deferred', 'removed'][thing % 3], reason: 'language' };
    case 'CarryOver':
      return flag ? { proposalId: proposal } : { questionId: question };
    case 'CertifyConferenceReady':
      return { versionId: (flag ? text.versions.at(-1) : text.versions.at(0))?.versionId };
    case 'AcceptAsAmended':
      return { proposalId: proposal, edit: editOf(text, question, move) };
    case 'CloseReading':
    case 'IssueRevision':
      return {};
    default:
      return { proposalId: proposal };
  }
};

const toPut = (text: Text, { question, proposal, float }: Things, move: Move): object => {
  const answers = move.flag && text.proposals.get(proposal)?.questionId === question ? { proposalId: proposal } : {};
  const named = float !== undefined && text.floats.get(float)?.questionId === question;
  if (named && move.from % 3 === 0) return { questionId: question, floatId: float, ...answers };
  return move.from % 2 === 0
    ? { questionId: question, ...answers }
    : { questionId: question, ...answers, edit: editOf(text, question, move) };
};

/** Some words struck, some inserted; typed against the text now, or against an older state of it. */
const editOf = (text: Text, questionId: string, { from, length, insert, age, flag }: Move): object => {
  const question = text.questions.get(questionId);
  const words = question ? wordingOf(question).split(' ') : [];
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
