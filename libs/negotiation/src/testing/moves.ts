import { register } from '../register.js';
import type { Put } from '../text/floor/floor.js';
import type { Proposal } from '../text/proposal/proposal.js';
import type { Text } from '../text/text.js';
import { personId, type DelegationName } from './cast.js';
import { orElse, pick, type Move, type Things } from './move.js';
import { groupPosition } from './moves-of-delegations.js';
import { dataOf } from './moves-in-words.js';
import { idOf, type Room, type Said } from './room.js';
import { delegationId, GROUP, type Step } from './scene.js';
import { seen } from './steps.js';

/** All that may be said of a text once it is tabled, and who comes and goes. */
export const TEXT_COMMANDS = register.filter(
  ({ subject, name }) => (subject === 'text' && name !== 'TableText') || name === 'ReportPresence',
);

const SPEAKERS = ['Avalon', 'Borealia', 'Corvania', 'Dorado', 'Elysia', 'Open Harbour'] as const;

/** Old things more seldom than new ones: a move should mostly be about what is before the room. */
const late = <T>(items: Iterable<T>, n: number): T | undefined => pick([...items].reverse().slice(0, 4), n);

/** The move as a command on this room. */
export const said =
  (move: Move): Step =>
  (room) => {
    const entry = pick(TEXT_COMMANDS, move.verb) ?? TEXT_COMMANDS[0]!;
    const things = thingsIn(room.text, entry.name, move);
    const chairs = !entry.speakers.includes('delegation');
    const how = speaking(move, chairs, room, things);
    return {
      command: entry.command,
      ...how,
      ...(ALOUD.test(entry.name) && move.length % 2 === 1 && { given: { ...how.given, form: 'oral' } }),
      data: dataOf(entry.name, move, things, room.text),
    };
  };

/** What may be read out. */
const ALOUD = /^Propose|ReviseProposal|Idea$|Comment$/;

/** Proposals that the command can be about at all, where few are. */
const fitting = (name: string, { proposals }: Text): Proposal[] => {
  const all = [...proposals.values()];
  if (name === 'WordIdea') return all.filter(({ kind }) => kind === 'idea');
  return name.endsWith('Transcript') ? all.filter((proposal) => proposal.unconfirmed) : all;
};

const thingsIn = (text: Text, name: string, { thing }: Move): Things => {
  const proposal = late(fitting(name, text), thing);
  const objection = late(text.objections.values(), thing);
  const put = late(text.puts.values(), thing);
  const about = named(name, proposal, put);
  const spoken = name === 'TakeSubAmendment' ? amendedBy(text, proposal) : proposal;
  const speaker =
    name === 'Dissociate'
      ? fellowOf(text)
      : /Objection|ConcernFormal|MakeReservation/.test(name)
        ? objection?.by
        : spoken?.by[0];
  const unknown = idOf('nothing');
  return {
    question: about ? about.questionId : orElse(pick(questionsFor(name, text), thing), unknown),
    proposal: orElse(proposal?.proposalId, unknown),
    objection: orElse(objection?.objectionId, unknown),
    put: put?.putId,
    float: late(text.floats.keys(), thing),
    comment: late(text.comments.keys(), thing),
    by: orElse(speaker, ''),
  };
};

/** What was taken out is seldom met by chance, and there are acts that are about nothing else. */
const questionsFor = (name: string, { questions }: Text): string[] => {
  const gone = [...questions.values()].filter(({ status }) => status === 'removed').map((q) => q.questionId);
  return name === 'ReinstateQuestion' && gone.length > 0 ? gone : [...questions.keys()];
};

/** A member of the group for which a position was taken last that did not take it itself. */
const fellowOf = ({ positions }: Text): string | undefined => {
  const spoken = groupPosition(positions);
  return spoken?.members?.find(({ delegation }) => delegation !== spoken.by)?.delegation;
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
    : { who: name, given: careless || who % 3 > 0 ? undefined : inGroup(name) };
};

const inGroup = (name: DelegationName): Said['given'] =>
  name === 'Avalon' || name === 'Borealia' ? { onBehalfOf: { group: GROUP } } : undefined;

const OVERRIDES = [
  { rule: 'R13', code: 'QUESTION_NOT_DISPOSED', words: 'it is late' },
  { rule: 'R13', code: 'PROPOSAL_UNDECIDED', words: 'it is late' },
  { rule: 'R11', code: 'OBJECTION_LIVE', words: 'so ruled' },
  { rule: 'R28', code: 'PROPOSAL_STALE', words: 'settled on the record' },
];
