import type { Decider, EventStore, Fact, RecordedEvent } from '#eventsourcing';

/** States of streams as of the events that pass by, for those who follow the ledger; the longest unused leaves first. */
export class States<S> {
  private readonly states = new Map<string, S>();

  constructor(
    private readonly store: EventStore,
    private readonly decider: Decider<S>,
    private readonly limit: number,
  ) {}

  /**
   * Folds, for the streams of these events that are not known, what was recorded before the first of them. What is about
   * to be stepped is not the one that leaves.
   */
  async prepare(events: readonly RecordedEvent[]): Promise<void> {
    const first = new Map<string, number>();
    for (const { stream, revision } of events) if (!first.has(stream)) first.set(stream, revision);
    for (const [stream, revision] of first)
      this.keep(stream, this.states.get(stream) ?? (await this.foldedBefore(stream, revision)));
    for (const stream of this.states.keys())
      if (this.states.size > this.limit && !first.has(stream)) this.states.delete(stream);
  }

  /** Takes an event in: the state before it and the one after. */
  step(fact: Fact): { before: S; after: S } {
    const before = this.states.get(fact.stream) ?? this.decider.initial(fact.stream);
    const after = this.decider.evolve(before, fact);
    this.keep(fact.stream, after);
    return { before, after };
  }

  forget(): void {
    this.states.clear();
  }

  private keep(stream: string, state: S): void {
    this.states.delete(stream);
    this.states.set(stream, state);
  }

  private async foldedBefore(stream: string, revision: number): Promise<S> {
    let state = this.decider.initial(stream);
    if (revision === 0) return state;
    for await (const event of this.store.read(stream)) {
      if (event.revision >= revision) break;
      state = this.decider.evolve(state, event);
    }
    return state;
  }
}
