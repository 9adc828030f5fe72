/** What was opened, to be closed in the opposite order. */
export class Opened {
  private closings: (() => Promise<void>)[] = [];

  add<T extends { close(): Promise<void> }>(part: T): T {
    this.closings.push(() => part.close());
    return part;
  }

  /** Closes all of it, also when some cannot be closed; throws the first of what went wrong. */
  async close(): Promise<void> {
    const errors: unknown[] = [];
    for (const close of this.closings.splice(0).toReversed())
      await close().catch((error: unknown) => errors.push(error));
    if (errors.length > 0) throw errors[0];
  }
}
