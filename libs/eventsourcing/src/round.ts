import { tooLarge } from './append-rules.js';
import { canonical } from './canonical.js';
import { DecidedFact } from './chain.js';
import type { Answer, Attempt, Decider } from './decider.js';
import { Invalid } from './errors.js';
import type { CommandRecord, Fact } from './event.js';
import { MAX_APPEND_BYTES, type CommandEvents } from './event-store.js';
import type { Fold } from './fold.js';

/** A command in the queue of its stream, and those who wait for what becomes of it. */
export interface Waiting<S> {
  readonly attempt: Attempt<S>;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
  tries: number;
}

/** A command decided in this round, and the same command sent again meanwhile. */
export interface Decided<S> {
  readonly waiting: Waiting<S>;
  readonly facts: readonly Fact[];
  readonly repeats: Waiting<S>[];
}

/**
 * Commands of one stream decided one on top of the other, to be appended whole or not at all: what a later one was
 * decided on exists only if the earlier ones are recorded.
 */
export class Round<S> {
  readonly decided: Decided<S>[] = [];
  private readonly byCommand = new Map<string, Decided<S>>();
  private bytes = 0;

  constructor(
    private readonly decider: Decider<S>,
    private readonly stream: string,
    readonly fold: Fold<S>,
    private readonly recordedAt: string,
  ) {}

  /** False when it found no more room and must wait for the next round. One that fails is told so and is done. */
  take(waiting: Waiting<S>): boolean {
    try {
      const same = this.byCommand.get(waiting.attempt.commandId);
      if (same !== undefined) {
        refuseOtherInput(waiting.attempt.command, same.waiting.attempt.command);
        same.repeats.push(waiting);
        return true;
      }
      return this.admit(waiting);
    } catch (error) {
      waiting.reject(error);
      return true;
    }
  }

  private admit(waiting: Waiting<S>): boolean {
    const facts = this.factsOf(waiting.attempt);
    const bytes = facts.reduce((sum, fact) => sum + fact.text().bytes, 0);
    if (bytes > MAX_APPEND_BYTES) throw tooLarge(bytes);
    if (this.bytes + bytes > MAX_APPEND_BYTES) return false;
    this.fold.add(facts);
    this.bytes += bytes;
    const decided = { waiting, facts, repeats: [] };
    this.decided.push(decided);
    this.byCommand.set(waiting.attempt.commandId, decided);
    return true;
  }

  private factsOf({ commandId, command, decide }: Attempt<S>): DecidedFact[] {
    const drafts = decide(this.fold.state, this.fold.revision);
    if (drafts.length === 0) throw new Error(`${command.name} decided nothing; a refusal must be thrown.`);
    return drafts.map((draft, index) => {
      if (!this.decider.knows(draft.type)) throw new Error(`${draft.type} was decided but could not be folded.`);
      const { type, schema, data } = draft;
      const meta = { ...draft.meta, commandId, recordedAt: this.recordedAt };
      const event = index === 0 ? { type, schema, data, meta, command } : { type, schema, data, meta };
      return new DecidedFact(this.stream, this.fold.next + index, event, index);
    });
  }

  get batch(): CommandEvents[] {
    return this.decided.map(({ waiting, facts }) => ({ commandId: waiting.attempt.commandId, events: facts }));
  }

  /** How often the most unlucky of them was decided in vain. */
  get losses(): number {
    return Math.max(...this.everyone.map(({ tries }) => tries));
  }

  /** Everyone in this round, in the order they came. */
  get everyone(): Waiting<S>[] {
    return this.decided.flatMap(({ waiting, repeats }) => [waiting, ...repeats]);
  }
}

/** A key stands for one input: Invalid IDEMPOTENCY_KEY_REUSED. */
export const refuseOtherInput = (command: CommandRecord, before: CommandRecord | undefined): void => {
  if (before?.name === command.name && canonical(before.input) === canonical(command.input)) return;
  throw new Invalid('IDEMPOTENCY_KEY_REUSED', `The key of this ${command.name} was used for something else.`);
};
