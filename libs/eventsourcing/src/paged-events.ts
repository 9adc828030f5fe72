import type { RecordedEvent } from './event.js';

/** Gives the next events, at most a page; none at the end. */
export type NextPage = () => readonly RecordedEvent[] | Promise<readonly RecordedEvent[]>;

const END = Promise.resolve({ done: true as const, value: undefined });

/** Events one by one, read page by page. An async generator would do the same and cost more than checking a hash. */
export class PagedEvents implements AsyncIterableIterator<RecordedEvent, undefined> {
  private page: readonly RecordedEvent[] = [];
  private taken = 0;
  private ended = false;

  constructor(private readonly nextPage: NextPage) {}

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<RecordedEvent, undefined>> {
    const value = this.page[this.taken];
    if (value === undefined) return this.ended ? END : this.turned();
    this.taken++;
    return Promise.resolve({ done: false, value });
  }

  private async turned(): Promise<IteratorResult<RecordedEvent, undefined>> {
    this.taken = 0;
    this.page = await this.nextPage();
    this.ended = this.page.length === 0;
    return this.next();
  }

  return(): Promise<IteratorResult<RecordedEvent, undefined>> {
    this.ended = true;
    this.page = [];
    return END;
  }
}
