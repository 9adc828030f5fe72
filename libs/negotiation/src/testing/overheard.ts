import type { Fact } from '#eventsourcing';
import type { Meta } from '../fact.js';
import { OBJECTION_BECOMES, PROPOSAL_BECOMES, PUT_BECOMES, QUESTION_BECOMES } from './becoming.js';

/** As much of an event as a second opinion asks about. */
export type Heard = Fact<Said, Meta>;

interface Said {
  readonly questionId?: string;
  readonly proposalId?: string;
  readonly objectionId?: string;
  readonly putId?: string;
  readonly reading?: number;
  readonly scope?: readonly string[];
  readonly takenUp?: readonly string[];
  readonly added?: readonly string[];
  readonly removed?: readonly string[];
  readonly carriedOver?: readonly string[];
  readonly questions?: readonly string[];
  readonly objections?: readonly Listed<'objectionId'>[];
  readonly proposals?: readonly Listed<'proposalId'>[];
  readonly parts?: readonly { readonly questionId: string }[];
  readonly into?: { readonly questionId: string };
  readonly restored?: Partial<Restored>;
}

/** An id, or the id with what became of the thing. */
type Listed<Id extends string> =
  string | (Readonly<Record<Id, string>> & { readonly outcome?: string; readonly status?: string });

interface RestoredQuestion {
  readonly questionId: string;
  readonly status?: string;
  readonly carriedOver?: number | null;
}

interface Restored {
  readonly questions: readonly RestoredQuestion[];
  readonly proposals: readonly { readonly proposalId: string; readonly status?: string }[];
  readonly objections: readonly { readonly objectionId: string; readonly status?: string; readonly formal?: boolean }[];
  readonly puts: readonly { readonly putId: string; readonly status?: string }[];
  readonly readings: readonly { readonly scope?: readonly string[] }[];
}

const NOTHING: Restored = { questions: [], proposals: [], objections: [], puts: [], readings: [] };

/** What hangs on a question, and how it stands. */
interface Hanging {
  readonly question: string;
  readonly status: string;
}

/** A concern, or a formal objection. */
interface Against extends Hanging {
  readonly formal: boolean;
}

/** How a text stands as somebody would note it who only hears its events: kept apart from the code that decides and folds. */
export class Overheard {
  readonly questions = new Map<string, string>();
  readonly proposals = new Map<string, string>();
  /** Those whose wording is to follow. */
  readonly ideas = new Set<string>();
  readonly objections = new Map<string, Against>();
  readonly puts = new Map<string, Hanging>();
  readonly carriedOver = new Set<string>();
  readonly concluded = new Set<number>();
  /** What a correction says was recorded by mistake. */
  readonly mistaken = new Set<string>();
  reading: { readonly scope: Set<string>; suspended: boolean } | undefined;

  note({ type, data }: Heard): void {
    this.noteStatuses(type, data);
    this.noteListed(type, data);
    for (const id of questionsEntering(type, data)) this.reading?.scope.add(id);
    EFFECTS[type]?.(this, data);
  }

  private noteStatuses(type: string, { questionId = '', proposalId = '', objectionId = '', putId = '' }: Said): void {
    const [question, proposal] = [QUESTION_BECOMES[type], PROPOSAL_BECOMES[type]];
    if (question !== undefined) this.questions.set(questionId, question);
    if (question === 'open') this.carriedOver.delete(questionId);
    if (proposal !== undefined) this.proposals.set(proposalId, proposal);
    become(this.objections, objectionId, OBJECTION_BECOMES[type]);
    become(this.puts, putId, PUT_BECOMES[type]);
  }

  /** What an event lists is moot by it, unless it says what else became of it. */
  private noteListed(type: string, { proposals = [], objections = [] }: Said): void {
    if (MENTIONS.has(type)) return;
    const usual = type === 'EverythingCarriedOver' ? 'carried-over' : 'moot';
    for (const one of proposals)
      if (typeof one === 'string') this.proposals.set(one, usual);
      else this.proposals.set(one.proposalId, one.status ?? one.outcome ?? usual);
    for (const one of objections.map(listed)) become(this.objections, one.objectionId, one.status);
  }

  /** A question comes before the room that was not, or was put off. */
  enter(id: string): void {
    this.reading?.scope.add(id);
    this.carriedOver.delete(id);
    if (this.questions.get(id) === 'deferred') this.questions.set(id, 'open');
  }

  /** What a correction does not mention stays as it is; null says that there was nothing. */
  restore(restored: Restored): void {
    const { questions, proposals, objections, puts, readings } = restored;
    for (const id of mistakenIn(restored)) this.mistaken.add(id);
    for (const question of questions) this.restoreQuestion(question);
    for (const { proposalId, status } of proposals) if (status !== undefined) this.proposals.set(proposalId, status);
    for (const { objectionId, status, formal } of objections) {
      become(this.objections, objectionId, status);
      weigh(this.objections, objectionId, formal);
    }
    for (const { putId, status } of puts) become(this.puts, putId, status);
    const scope = readings.at(-1)?.scope;
    if (scope && this.reading) this.reading = { ...this.reading, scope: new Set(scope) };
  }

  private restoreQuestion({ questionId, status, carriedOver }: RestoredQuestion): void {
    if (status !== undefined) this.questions.set(questionId, status);
    if (typeof carriedOver === 'number') this.carriedOver.add(questionId);
    else if (carriedOver === null) this.carriedOver.delete(questionId);
  }
}

const listed = (one: Listed<'objectionId'>): { readonly objectionId: string; readonly status?: string } =>
  typeof one === 'string' ? { objectionId: one, status: 'moot' } : one;

/** Ids of the things of any kind that were there by mistake. */
const mistakenIn = (restored: Restored): string[] =>
  Object.values(restored)
    .flatMap((things) => things as readonly Readonly<Record<string, unknown>>[])
    .filter(({ status }) => status === 'recorded-by-mistake')
    .flatMap((thing) => Object.entries(thing).flatMap(([field, id]) => (field.endsWith('Id') ? [String(id)] : [])));

const weigh = (things: Map<string, Against>, id: string, formal: boolean | undefined): void => {
  const known = things.get(id);
  if (known && formal !== undefined) things.set(id, { ...known, formal });
};

const become = <T extends Hanging>(things: Map<string, T>, id: string, status: string | undefined): void => {
  const known = things.get(id);
  // What the Chair holds to be met lives until its party lifts it.
  if (known && status !== undefined) things.set(id, { ...known, status: status === 'addressed' ? 'live' : status });
};

/** Questions that come before the room with an event. */
const questionsEntering = (type: string, { questionId = '', parts = [], into }: Said): string[] => [
  ...(['AdditionAccepted', 'QuestionReopened', 'QuestionReinstated'].includes(type) ? [questionId] : []),
  ...[...parts, ...(into ? [into] : [])].map((part) => part.questionId),
];

/** Events that name proposals or objections and leave them as they are. */
const MENTIONS = new Set(['WordingPut', 'PackageDecided']);

/** What else an event does. */
const EFFECTS: Readonly<Record<string, (room: Overheard, said: Said) => void>> = {
  ReadingOpened: (room, { scope = [], takenUp = [] }) => {
    room.reading = { scope: new Set(scope), suspended: false };
    room.carriedOver.clear();
    for (const id of takenUp) room.proposals.set(id, 'tabled');
    for (const id of scope) if (room.questions.get(id) === 'deferred') room.questions.set(id, 'open');
  },
  ReadingSuspended: ({ reading }) => {
    if (reading) reading.suspended = true;
  },
  ReadingResumed: ({ reading }) => {
    if (reading) reading.suspended = false;
  },
  ReadingClosed: (room) => {
    room.reading = undefined;
  },
  ScopeChanged: (room, { added = [], removed = [], takenUp = [], carriedOver = [] }) => {
    for (const id of added) room.enter(id);
    for (const id of removed) room.reading?.scope.delete(id);
    for (const id of takenUp) room.proposals.set(id, 'tabled');
    for (const id of carriedOver) room.proposals.set(id, 'carried-over');
  },
  VersionIssued: ({ concluded }, { reading }) => {
    if (reading !== undefined) concluded.add(reading);
  },
  SplitAccepted: ({ questions }, { parts = [] }) => {
    for (const { questionId } of parts) questions.set(questionId, 'open');
  },
  MergeAccepted: (room, { questions = [], into }) => {
    for (const id of questions) room.questions.set(id, 'merged');
    if (into) room.questions.set(into.questionId, 'open');
  },
  QuestionCarriedOver: ({ carriedOver }, { questionId = '' }) => {
    carriedOver.add(questionId);
  },
  EverythingCarriedOver: ({ carriedOver }, { questions = [] }) => {
    for (const id of questions) carriedOver.add(id);
  },
  WordingPut: ({ puts }, { putId = '', questionId = '' }) => {
    puts.set(putId, { question: questionId, status: 'put' });
  },
  ConcernVoiced: ({ objections }, { objectionId = '', questionId = '' }) => {
    objections.set(objectionId, { question: questionId, status: 'live', formal: false });
  },
  FormalObjectionRaised: ({ objections }, { objectionId = '', questionId = '' }) => {
    objections.set(objectionId, { question: questionId, status: 'live', formal: true });
  },
  ConcernMadeFormal: ({ objections }, { objectionId = '' }) => {
    become(objections, objectionId, 'live');
    weigh(objections, objectionId, true);
  },
  IdeaRaised: ({ ideas }, { proposalId = '' }) => {
    ideas.add(proposalId);
  },
  IdeaWorded: ({ ideas }, { proposalId = '' }) => {
    ideas.delete(proposalId);
  },
  ObjectionMadeConcern: ({ objections }, { objectionId = '' }) => {
    weigh(objections, objectionId, false);
  },
  SlipCorrected: (room, { restored }) => {
    room.restore({ ...NOTHING, ...restored });
  },
};
