import { hashOf, type StoredEvent } from './chain.js';
import type { Revision } from './event.js';
import type { StoredEvents } from './stored-events.js';

/** What computing every hash again came to. */
export interface Verification {
  readonly events: number;
  readonly streams: number;
  /** Every hash was computed again and is what it was, and nothing is missing. */
  readonly ok: boolean;
  readonly firstDamage?: { readonly stream: string; readonly revision: Revision };
  /** What should be there and is not, in words. */
  readonly missing?: string;
}

/**
 * Computes every hash of a ledger again. It cannot see that the last events of a stream were cut off: a store that can
 * (one whose positions have no gaps) says so in what it gives, or beside it.
 */
export const verifyStored = async (ledger: StoredEvents): Promise<Verification> => {
  const forgotten = await ledger.forgotten(); // first: whoever is forgotten later may be so on a word recorded later
  const proof = new Proof();
  for await (const page of ledger.stored()) for (const { stored } of page) proof.take(stored);
  return proof.result(forgotten);
};

interface End {
  next: Revision;
  hash: string;
}

/** What was found so far of events taken in order of position. Keeps the end of every stream, some 250 bytes each. */
export class Proof {
  private readonly ends = new Map<string, End>();
  private readonly toForget = new Set<string>();
  private damage: Verification['firstDamage'];
  events = 0;

  get streams(): number {
    return this.ends.size;
  }

  /** The streams of people who, so the record says, are to be forgotten. */
  get toBeForgotten(): ReadonlySet<string> {
    return this.toForget;
  }

  /** Whether it follows on its stream. The first that does not is remembered; the next is measured by what is stored. */
  take(stored: StoredEvent): boolean {
    const end = this.endOf(stored.stream);
    const follows = stored.revision === end.next && hashOf(stored, end.hash) === stored.hash;
    if (follows) this.note(stored);
    else this.damage ??= { stream: stored.stream, revision: end.next };
    end.next = stored.revision + 1;
    end.hash = stored.hash;
    this.events++;
    return follows;
  }

  private endOf(stream: string): End {
    let end = this.ends.get(stream);
    if (end === undefined) this.ends.set(stream, (end = { next: 0, hash: '' }));
    return end;
  }

  /** Who is to be forgotten is on the record, and only that explains why a stream is gone. */
  private note({ stream, type, payload }: StoredEvent): void {
    if (stream !== 'access' || type !== 'PersonForgotten') return;
    const { data } = JSON.parse(payload) as { data?: { person?: unknown } | null };
    this.toForget.add(`person-${String(data?.person)}`);
  }

  /** `forgotten` names the streams that are gone. */
  result(forgotten: readonly string[]): Verification {
    const { events, streams } = this;
    const unexplained = forgotten.find((stream) => !this.toForget.has(stream));
    const firstDamage = this.damage ?? (unexplained === undefined ? undefined : { stream: unexplained, revision: 0 });
    if (firstDamage === undefined) return { events, streams, ok: true };
    const missing = unexplained === undefined ? {} : { missing: `no PersonForgotten in access for ${unexplained}` };
    return { events, streams, ok: false, firstDamage, ...missing };
  }
}
