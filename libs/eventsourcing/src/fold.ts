import { bytesOf } from './chain.js';
import type { Decider } from './decider.js';
import type { Fact, Revision } from './event.js';

/** The revisions of a command's events: they lie next to each other. */
export interface Span {
  readonly first: Revision;
  readonly last: Revision;
}

/** What a command costs in memory beside the state it leaves: its id, its span and their places in a map. */
const BYTES_PER_COMMAND = 250;

/** A stream as folded so far. The state is a value; branches share the commands, which hold only what is on record. */
export class Fold<S> {
  private constructor(
    private readonly decider: Decider<S>,
    readonly commands: Map<string, Span>,
    public state: S,
    /** How many events were folded, and so the revision of the next one. */
    public next: number,
    public recordedAt: string,
    public bytes: number,
  ) {}

  static start<S>(decider: Decider<S>, stream: string): Fold<S> {
    return new Fold(decider, new Map(), decider.initial(stream), 0, '', 0);
  }

  get revision(): Revision | 'none' {
    return this.next === 0 ? 'none' : this.next - 1;
  }

  /** Goes its own way from here; what it folds is seen by nobody until it is kept. */
  branch(): Fold<S> {
    return new Fold(this.decider, this.commands, this.state, this.next, this.recordedAt, this.bytes);
  }

  /** All of them or none: a fold that fails half way leaves the state where it was. */
  add(facts: readonly Fact[]): void {
    this.state = facts.reduce((state, fact) => this.decider.evolve(state, fact), this.state);
    for (const fact of facts) {
      this.next = fact.revision + 1;
      this.bytes += bytesOf(fact);
      if (fact.meta.recordedAt > this.recordedAt) this.recordedAt = fact.meta.recordedAt;
    }
  }

  /** Once events are on record: which command they came from, so that its repetition is known. */
  remember(facts: readonly Fact[]): void {
    for (const { meta, revision } of facts) {
      const first = this.commands.get(meta.commandId)?.first;
      if (first === undefined) this.bytes += BYTES_PER_COMMAND;
      this.commands.set(meta.commandId, { first: first ?? revision, last: revision });
    }
  }
}

/** Folds used lately, as many as their bytes allow; the longest unused leaves first. */
export class FoldCache<S> {
  private readonly folds = new Map<string, Fold<S>>();
  private bytes = 0;

  constructor(private readonly limit: number) {}

  get(stream: string): Fold<S> | undefined {
    const fold = this.folds.get(stream);
    if (fold === undefined) return undefined;
    this.folds.delete(stream);
    this.folds.set(stream, fold);
    return fold;
  }

  /** The one that knows more stays: two readers may finish in any order. */
  keep(stream: string, fold: Fold<S>): void {
    const known = this.folds.get(stream);
    if (known !== undefined && known.next > fold.next) return;
    this.drop(stream);
    this.folds.set(stream, fold);
    this.bytes += fold.bytes;
    for (const oldest of this.folds.keys()) {
      if (this.bytes <= this.limit) return;
      this.drop(oldest);
    }
  }

  drop(stream: string): void {
    this.bytes -= this.folds.get(stream)?.bytes ?? 0;
    this.folds.delete(stream);
  }
}
