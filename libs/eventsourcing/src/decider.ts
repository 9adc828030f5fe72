import type { CommandRecord, Fact, RecordedEvent, Revision } from './event.js';

/** What a domain tells the ledger about one kind of stream. Pure; states are immutable values. */
export interface Decider<S> {
  initial(stream: string): S;
  /** Never throws: what happened, happened. */
  evolve(state: S, fact: Fact): S;
  /** False for an event type of a later version: such a stream is not decided upon here. */
  knows(type: string): boolean;
}

/** An event as a decision draws it up: who, when it happened and why; the ledger adds the rest. */
export interface Draft {
  readonly type: string;
  readonly schema: number;
  readonly data: unknown;
  readonly meta: object;
}

/** A command on its way to the record. `decide` may run several times and must be pure. */
export interface Attempt<S> {
  readonly commandId: string;
  readonly command: CommandRecord;
  readonly decide: (state: S, revision: Revision | 'none') => readonly Draft[];
}

/** What a command came to: the same events however often it is sent. */
export interface Answer {
  readonly repeated: boolean;
  readonly events: readonly RecordedEvent[];
}
