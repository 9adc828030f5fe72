import { Problem } from '#eventsourcing';
import {
  agree,
  askToReopen,
  CAPACITIES,
  comment,
  coSponsor,
  enter,
  makeFormal,
  meeting,
  NAMES,
  object,
  propose,
  proposed,
  put,
  Q1,
  Q2,
  raiseIdea,
  reading,
  recordedFor,
  reserve,
  scene,
  stand,
  tabled,
  takeUpComment,
  transcribed,
  voice,
  type DelegationName,
  type Room,
  type Step,
} from './testing/index.js';

/** A question under discussion, with Avalon's proposal on it, and a comment of Elysia's on another; and one that is agreed. */
const under = scene(meeting, enter('Avalon'), tabled, reading, proposed, comment('Elysia', Q2, ['reasons', 'grounds']));
const agreed = scene(meeting, tabled, reading, put(Q1), agree());

const ALL = new Set(Object.values(CAPACITIES));
const PROPOSERS = new Set(['party', 'contracting', 'signatory']);
const PARTIES = new Set(['party']);
const NOT_NGOS = new Set([...ALL].filter((capacity) => capacity !== 'ngo'));

interface Right {
  readonly act: string;
  readonly in: Room;
  /** What has to be said before, by the same delegation. */
  readonly after?: (name: DelegationName) => Step;
  readonly said: (name: DelegationName) => Step;
  /** Whose act it can be, as what it is recorded, and what everybody else is told. */
  readonly of: ReadonlySet<string>;
  readonly recorded: string;
  readonly otherwise?: string;
}

const edited = (name: DelegationName): Step => propose(name, Q2, 'reasons', 'causes', 'mine');

/** DOMAIN's table of rights: what is missing changes what an intervention counts for, and says which act would be right. */
const RIGHTS: readonly Right[] = [
  { act: 'proposes', in: under, said: edited, of: PROPOSERS, recorded: 'EditProposed', otherwise: 'NOT_A_PROPOSER' },
  {
    act: 'reads a proposal out',
    in: under,
    said: (name) => transcribed(name, edited(name)),
    of: PROPOSERS,
    recorded: 'EditProposed',
    otherwise: 'NOT_A_PROPOSER',
  },
  {
    act: 'raises an idea',
    in: under,
    said: (name) => raiseIdea(name, Q1, 'mine'),
    of: PROPOSERS,
    recorded: 'IdeaRaised',
    otherwise: 'NOT_A_PROPOSER',
  },
  {
    act: 'co-sponsors',
    in: under,
    said: coSponsor,
    of: PROPOSERS,
    recorded: 'ProposalCoSponsored',
    otherwise: 'NOT_A_PROPOSER',
  },
  {
    act: 'takes a comment up',
    in: under,
    said: (name) => takeUpComment(name, 'mine'),
    of: PROPOSERS,
    recorded: 'CommentTakenUp',
    otherwise: 'NOT_A_PROPOSER',
  },
  {
    act: 'comments',
    in: under,
    said: (name) => comment(name, Q1, undefined, 'mine'),
    of: ALL,
    recorded: 'CommentMade',
  },
  {
    act: 'comments with a wording',
    in: under,
    said: (name) => comment(name, Q1, ['measures', 'rules'], 'mine'),
    of: NOT_NGOS,
    recorded: 'CommentMade',
    otherwise: 'WORDING_NOT_YOURS',
  },
  { act: 'takes a position', in: under, said: (name) => stand(name, Q1), of: ALL, recorded: 'PositionTaken' },
  { act: 'voices a concern', in: under, said: (name) => voice(name, Q1), of: ALL, recorded: 'ConcernVoiced' },
  {
    act: 'has a concern recorded for it',
    in: under,
    said: (name) => recordedFor(name, voice(name, Q1)),
    of: ALL,
    recorded: 'ConcernVoiced',
  },
  {
    act: 'objects formally',
    in: under,
    said: (name) => object(name, Q1),
    of: PARTIES,
    recorded: 'FormalObjectionRaised',
    otherwise: 'OBJECTION_BY_A_NON_PARTY',
  },
  {
    act: 'makes its concern formal',
    in: under,
    after: (name) => voice(name, Q1),
    said: makeFormal,
    of: PARTIES,
    recorded: 'ConcernMadeFormal',
    otherwise: 'OBJECTION_BY_A_NON_PARTY',
  },
  {
    act: 'contests what was agreed',
    in: agreed,
    said: (name) => object(name, Q1),
    of: PARTIES,
    recorded: 'AgreementContested',
    otherwise: 'OBJECTION_BY_A_NON_PARTY',
  },
  {
    act: 'makes a reservation',
    in: agreed,
    said: (name) => reserve(name, Q1),
    of: PARTIES,
    recorded: 'ReservationMade',
    otherwise: 'RESERVATION_BY_A_NON_PARTY',
  },
  { act: 'asks to reopen', in: agreed, said: (name) => askToReopen(name, Q1), of: ALL, recorded: 'ReopeningAsked' },
];

/** The last event that it records, or the code of the refusal. */
const outcome = (room: Room, step: Step): string => {
  try {
    return room.drafts(step(room)).at(-1)?.type ?? 'nothing';
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
};

describe.each(RIGHTS)('who $act', ({ in: room, after, said, of, recorded, otherwise }) => {
  // Avalon proposed what is co-sponsored: it does not join itself.
  it.each(NAMES.filter((name) => recorded !== 'ProposalCoSponsored' || name !== 'Avalon'))('%s', (name) => {
    const before = after ? room.give(after(name)(room)) : room;
    expect(outcome(before, said(name))).toBe(of.has(CAPACITIES[name]) ? recorded : otherwise);
  });
});
