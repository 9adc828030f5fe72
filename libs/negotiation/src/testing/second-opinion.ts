import { defaultAudience } from '../audience.js';
import { CAPACITIES, NAMES } from './cast.js';
import { Overheard, type Heard } from './overheard.js';
import { delegationId } from './scene.js';

/** A rule told a second time: which events it is about (all, unless said), and when one of them, within its command, keeps it. */
interface Rule {
  readonly says: string;
  readonly of?: ReadonlySet<string>;
  readonly kept: (fact: Heard, room: Overheard, command: readonly Heard[]) => boolean;
}

/** Hears a negotiation command by command; answers with the rules that one broke, of which there must be none. */
export const secondOpinion = (): ((command: readonly Heard[]) => string[]) => {
  const room = new Overheard();
  return (command) =>
    command.flatMap((fact) => {
      const broken = RULES.filter(({ of, kept }) => (!of || of.has(fact.type)) && !kept(fact, room, command));
      room.note(fact);
      return broken.map(({ says }) => `${String(fact.revision)} ${fact.type}: ${says}`);
    });
};

const presides = ({ meta }: Heard): boolean => meta.capacity === 'chair' || meta.instructedBy !== undefined;

const passes = ({ meta }: Heard, rule: string): boolean => meta.overrides.some((override) => override.rule === rule);

const CAPACITY_OF = new Map(NAMES.map((name) => [delegationId(name), CAPACITIES[name]]));

const AGREE = ['QuestionAgreed', 'AgreedWithoutObjection', 'AgreedNotwithstanding', 'QuestionAgreedAdReferendum'];
const TAKE = [
  ...['ProposalAccepted', 'ProposalAcceptedAsAmended', 'ProposalReflectedInBrackets', 'SubAmendmentAccepted'],
  ...['AdditionAccepted', 'DeletionAccepted', 'MoveAccepted', 'SplitAccepted', 'MergeAccepted'],
];
const REWORD = ['ProposalAccepted', 'ProposalAcceptedAsAmended', 'ProposalReflectedInBrackets', 'BracketsSettled'];
const PROPOSE = [
  ...['EditProposed', 'DeletionProposed', 'MoveProposed', 'SplitProposed', 'SubAmendmentProposed'],
  ...['IdeaRaised', 'CommentTakenUp'],
];
const CHAIRS = [
  ...['ReadingOpened', 'ReadingClosed', 'WordingFloated', 'WordingPut', 'PutTakenBack', 'BracketsSettled'],
  ...['ProposalNotRetained', 'ProposalDeferred', 'ProposalCarriedOver', 'QuestionCarriedOver', 'QuestionDeferred'],
  ...['QuestionRemoved', 'QuestionReopened', 'QuestionReinstated', 'ObjectionAddressed', 'VersionIssued'],
  ...['ConferenceReadyCertified', 'ReadingSuspended', 'ReadingResumed', 'ScopeChanged', 'PackageDecided'],
  ...['EverythingCarriedOver', 'QuestionRedrafted', 'InterimRevisionIssued', 'SlipCorrected', 'QuestionTakenUp'],
];

const livePutOn = (room: Overheard, questionId: string | undefined): boolean =>
  [...room.puts.values()].some(({ question, status }) => question === questionId && status === 'put');

/** Formal objections to the question that live, and are not found silent in the same command. */
const overruled = ({ data }: Heard, room: Overheard, command: readonly Heard[]): string[] => {
  const silent = new Set(command.map((f) => (f.type === 'ObjectionNotMaintained' ? f.data.objectionId : undefined)));
  return [...room.objections]
    .filter(
      ([id, { question, status, formal }]) =>
        formal && question === data.questionId && status === 'live' && !silent.has(id),
    )
    .map(([id]) => id);
};

const undisposed = ({ reading, questions, carriedOver, proposals }: Overheard): boolean =>
  [...(reading?.scope ?? [])].some((id) => questions.get(id) === 'open' && !carriedOver.has(id)) ||
  [...proposals.values()].includes('tabled');

const isTombstone = (status = ''): boolean => ['removed', 'split', 'merged'].includes(status);

const RULES: readonly Rule[] = [
  { says: 'R3: only who may decide decides', of: new Set([...AGREE, ...TAKE, ...CHAIRS]), kept: presides },
  { says: 'R3: only the Chair passes a rule', kept: (fact) => fact.meta.overrides.length === 0 || presides(fact) },
  {
    says: 'R6: only a party objects formally',
    of: new Set(['FormalObjectionRaised', 'ConcernMadeFormal', 'AgreementContested']),
    kept: ({ meta }) => meta.capacity === 'party',
  },
  {
    says: 'R7: status is derived',
    kept: ({ meta }) => meta.delegation === undefined || meta.capacity === CAPACITY_OF.get(meta.delegation),
  },
  {
    says: 'R11: no agreement over a formal objection but by name',
    of: new Set([...AGREE, 'SplitAccepted', 'MergeAccepted']),
    kept: (fact, room, command) => overruled(fact, room, command).length === 0 || passes(fact, 'R11'),
  },
  {
    says: 'R13: a reading is closed when all is disposed of, or by name',
    of: new Set(['ReadingClosed']),
    kept: (fact, room) => !undisposed(room) || passes(fact, 'R13'),
  },
  {
    says: 'R6: who is neither party nor signatory comments and does not propose',
    of: new Set([...PROPOSE, 'QuestionProposed', 'MergeProposed']),
    kept: ({ meta }) => ['party', 'contracting', 'signatory'].includes(meta.capacity),
  },
  {
    says: 'a transcript is stood by, or disputed, in the name of nobody else',
    of: new Set(['TranscriptConfirmed', 'TranscriptCorrected', 'TranscriptDisputed']),
    kept: ({ meta }) => meta.role === 'delegate',
  },
  {
    says: 'R29: an idea is not accepted before it has a wording',
    of: new Set(TAKE),
    kept: ({ data }, { ideas }) => !ideas.has(data.proposalId ?? ''),
  },
  {
    says: 'R25: one concluding revision to a reading',
    of: new Set(['VersionIssued']),
    kept: ({ data }, { concluded }) => data.reading === undefined || !concluded.has(data.reading),
  },
  {
    says: 'R26: a tombstone takes no acts',
    of: new Set([...PROPOSE, ...AGREE, ...REWORD, 'WordingPut', 'WordingFloated', 'FormalObjectionRaised']),
    kept: ({ data }, { questions }) => !isTombstone(questions.get(data.questionId ?? '')),
  },
  {
    says: 'R29: what is decided is not decided again',
    of: new Set([...TAKE, 'ProposalNotRetained', 'ProposalDeferred', 'ProposalWithdrawn', 'SubAmendmentTaken']),
    kept: ({ type, data }, { proposals }) => {
      const status = proposals.get(data.proposalId ?? '') ?? '';
      return status === 'tabled' || (type === 'ProposalWithdrawn' && ['deferred', 'carried-over'].includes(status));
    },
  },
  {
    says: 'R29: an agreed wording stands until it is reopened',
    of: new Set([...REWORD, 'WordingPut', 'QuestionRedrafted']),
    kept: ({ data }, { questions }) => questions.get(data.questionId ?? '') !== 'agreed',
  },
  {
    says: 'R29: one wording at a time is put',
    of: new Set(['WordingPut']),
    kept: ({ data }, room) => !livePutOn(room, data.questionId),
  },
  {
    says: 'R29: the room decides while a reading is under way',
    of: new Set([...TAKE, ...REWORD, 'WordingPut', 'AgreedWithoutObjection', 'AgreedNotwithstanding']),
    kept: (_, { reading }) => reading?.suspended === false,
  },
  {
    says: 'R29: what is proposed is proposed to a reading, also while it is suspended',
    of: new Set(PROPOSE),
    kept: (_, { reading }) => reading !== undefined,
  },
  {
    says: 'R29: what was recorded by mistake is not there for anything that comes after',
    kept: ({ data }, { mistaken }) => {
      const told = mistaken.size === 0 ? '' : JSON.stringify(data);
      return [...mistaken].every((id) => !told.includes(id));
    },
  },
  {
    says: 'what an event is for all to see is not for fewer',
    kept: ({ type, meta }) => defaultAudience(type).kind === meta.audience.kind || meta.audience.kind === 'public',
  },
];
