import type { EventMeta, Fact } from '#eventsourcing';
import type { Author } from '#text';
import type { Audience, Capacity, Role } from './vocabulary.js';

/** Who, when and on what grounds: stamped on every event; see docs/events.md. */
export interface Meta extends EventMeta {
  readonly person: string;
  readonly role: Role;
  readonly delegation?: string;
  readonly capacity: Capacity;
  readonly onBehalfOf?: { readonly group: string; readonly members: readonly string[] };
  readonly instructedBy?: string;
  readonly audience: Audience;
  readonly channel: string;
  readonly language: string;
  readonly rules: { readonly engine: string; readonly settings?: string };
  readonly relied: readonly { readonly stream: string; readonly revision: string }[];
  /** Rules that the Chair passed, and whom each passed over. */
  readonly overrides: readonly { readonly rule: string; readonly code: string; readonly over?: readonly Author[] }[];
  readonly source?: { readonly document: string; readonly paragraph?: string; readonly asPrinted?: string };
  readonly meeting?: string;
  readonly occurredAt: string;
  readonly receivedAt: string;
  readonly correlationId: string;
}

/** What a decision returns: a fact without its envelope. */
export interface Happening {
  readonly type: string;
  readonly data: object;
  /** Who may see it, where that is not the same for every event of the type. */
  readonly audience?: Audience;
}

/** One of the happenings of a subject, as a fold meets it. */
export type FactOf<E extends Happening> = E extends Happening
  ? Omit<Fact<E['data'], Meta>, 'type'> & { readonly type: E['type'] }
  : never;
