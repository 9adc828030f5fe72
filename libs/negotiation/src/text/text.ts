import { Map, OrderedMap } from 'immutable';
import type { FactOf } from '../fact.js';
import type { AgreementEvent } from './agreement/agreement.js';
import type { AudienceEvent, Audiences } from './audience/audience.js';
import { putOn, type Floor, type FloorEvent } from './floor/floor.js';
import type { ObjectionEvent, Objections } from './objection/objection.js';
import type { Comments } from './intervention/comments.js';
import type { InterventionEvent } from './intervention/intervention.js';
import type { InstructionEvent, Instructions } from './instruction/instruction.js';
import { noneTranscribed, type Transcribed } from './intervention/unconfirmed.js';
import type { PackageEvent } from './package/package.js';
import type { StandEvent, Stands } from './position/stands.js';
import type { ProposalEvent, Proposals } from './proposal/proposal.js';
import { noChanges, type Changes } from './proposal/changes.js';
import type { QuestionEvent, Questions } from './question/question.js';
import type { ConductEvent } from './reading/conduct.js';
import type { Reading, ReadingEvent } from './reading/reading.js';
import type { Remarked } from './remark/remark.js';
import { Recent } from './slip/recent.js';
import type { SlipEvent } from './slip/slip.js';
import type { StructureEvent } from './structure/structure.js';
import type { SubAmendmentEvent } from './sub-amendment/sub-amendment.js';
import type { Tabled, TablingEvent } from './tabling/tabling.js';
import type { Version, VersionEvent } from './version/version.js';

export type TextEvent =
  | TablingEvent
  | QuestionEvent
  | ReadingEvent
  | ProposalEvent
  | ObjectionEvent
  | FloorEvent
  | VersionEvent
  | StructureEvent
  | SubAmendmentEvent
  | AgreementEvent
  | InterventionEvent
  | StandEvent
  | ConductEvent
  | PackageEvent
  | InstructionEvent
  | SlipEvent
  | AudienceEvent;

export type TextFact = FactOf<TextEvent>;

/** A negotiated text: what it says, what is proposed, what stands in its way. */
export interface Text extends Floor, Stands, Remarked {
  readonly id: string;
  /** Of the last event; -1 before the first. */
  readonly revision: number;
  readonly tabled?: Tabled;
  /** When it was tabled, in the room. */
  readonly tabledAt?: string;
  /** In the order in which they are read. */
  readonly questions: Questions;
  readonly readings: readonly Reading[];
  readonly proposals: Proposals;
  readonly changes: Changes;
  readonly transcribed: Transcribed;
  readonly comments: Comments;
  readonly objections: Objections;
  readonly versions: readonly Version[];
  readonly audiences: Audiences;
  /** What was recorded on the Chair's instruction. */
  readonly instructed: Instructions;
  /** What was done lately, and how things stood before. */
  readonly recent: Recent<Text, TextFact>;
}

export const noText = (id: string): Text => ({
  id,
  revision: -1,
  questions: OrderedMap(),
  readings: [],
  proposals: OrderedMap(),
  changes: noChanges,
  transcribed: noneTranscribed,
  comments: OrderedMap(),
  objections: OrderedMap(),
  reservations: OrderedMap(),
  positions: OrderedMap(),
  floats: OrderedMap(),
  puts: OrderedMap(),
  versions: [],
  audiences: Map(),
  instructed: OrderedMap(),
  recent: new Recent(),
  remarks: [],
});

/** The reading that was opened and is not closed, if one is: also while it is suspended. */
export const openReading = ({ readings }: Text): Reading | undefined =>
  readings.find((r) => r.status === 'open' || r.status === 'suspended');

/** The reading that is open, else the last one there was. */
export const currentReading = (text: Text): Reading | undefined => openReading(text) ?? text.readings.at(-1);

export const latestVersion = ({ versions }: Text): Version | undefined => versions.at(-1);

export { blockingOn, isPending, pendingOn, undecidedOn } from './hanging.js';
export { putOn };
